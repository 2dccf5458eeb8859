// The network itself, drawn by vis-network from positions that were computed beforehand.

const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();
let network = null;

function colour(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${variable}`).trim();
}

function faded(hex, share) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r}, ${g}, ${b}, ${share})`;
}

// Ids of the nodes to keep bright: the selected thing and what it is joined to; null when nothing is selected.
function spotlight() {
  if (!state.selected) return null;
  const edge = edges.get(state.selected);
  if (edge) return new Set([edge.from, edge.to]);
  const bright = new Set([state.selected]);
  for (const other of drawnEdges.get()) {
    if (other.from === state.selected) bright.add(other.to);
    if (other.to === state.selected) bright.add(other.from);
  }
  return bright;
}

function nodeStyle(node, bright) {
  const lit = !bright || bright.has(node.id);
  const share = lit ? 1 : 0.14;
  const unsure = isUnsure(node);
  const isEvent = node.group === "event";
  const fill = faded(colour(unsure ? "card" : node.group), isEvent && !lit ? 0.4 : share);
  const line = faded(unsure ? colour("claim") : colour(isEvent ? "event-line" : node.group), share);
  const strong = { background: fill, border: faded(colour("ink"), 1) };
  const font = { ...node.font, color: faded(colour("ink"), lit ? 1 : 0.22), strokeColor: colour("card"), strokeWidth: isEvent ? 0 : 4 };
  return {
    ...node, x: node.spots[state.level][0], y: node.spots[state.level][1], font, opacity: 1,
    color: { background: fill, border: line, highlight: strong, hover: strong },
    borderWidth: unsure ? 1.5 : isEvent ? 1 : 0, borderWidthSelected: 2.5,
    shapeProperties: { borderDashes: unsure ? [7, 6] : false, borderRadius: 4 },
  };
}

function edgeStyle(edge, bright) {
  const unsure = isUnsure(edge);
  const lit = bright && (edge.id === state.selected || edge.from === state.selected || edge.to === state.selected);
  const share = lit ? 0.95 : bright ? 0.06 : edge.share;
  return {
    ...edge, dashes: unsure ? [8, 7] : edge.kind === "tie" || edge.kind === "speech" ? [1, 4] : false, width: lit ? 2 : 1.2,
    color: { color: faded(colour(unsure ? "claim" : "edge"), share), highlight: colour("ink"), hover: colour("ink") },
  };
}

function visibleNodes() {
  return graph.nodes.filter(nodeInSight);
}

function drawPicture({ fit = false } = {}) {
  const shown = visibleNodes();
  const inside = new Set(shown.map((node) => node.id));
  const joined = graph.edges.filter((edge) => edgeInSight(edge, inside));
  drawnEdges.clear();
  drawnNodes.clear();
  drawnEdges.add(joined.map((edge) => edgeStyle(edge, null)));
  drawnNodes.add(shown.map((node) => nodeStyle(node, null)));
  if (state.selected) paintSelection();
  if (fit && network) network.fit({ animation: false });
  const total = graph.nodes.filter((node) => factsOf(node).length > 0).length;
  byId("count").textContent = `${plural(shown.length, "node", "nodes")} of ${total}, ${plural(joined.length, "link", "links")}`;
}

function paintSelection() {
  const bright = spotlight();
  drawnNodes.update(drawnNodes.getIds().map((id) => nodeStyle(nodes.get(id), bright)));
  drawnEdges.update(drawnEdges.getIds().map((id) => edgeStyle(edges.get(id), bright)));
  const edge = edges.has(state.selected);
  if (state.selected === null) network.unselectAll();
  else if (edge && drawnEdges.get(state.selected)) network.setSelection({ nodes: [], edges: [state.selected] });
  else if (drawnNodes.get(state.selected)) network.selectNodes([state.selected], false);
}

function reveal(id) {
  const node = nodes.get(id);
  if (!node) return;
  const change = node.level > state.level || !state.kinds.has(node.group);
  state.level = Math.max(state.level, node.level);
  state.kinds.add(node.group);
  if (change) { syncControls(); drawPicture({ fit: true }); }
}

// Whether a node lies outside the part of the plane that is shown, or is too small to be read.
function isOutOfView(id) {
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  const { clientWidth, clientHeight } = byId("network");
  const margin = 40;
  return network.getScale() < 0.45 || x < margin || y < margin || x > clientWidth - margin || y > clientHeight - margin;
}

function startPicture() {
  const holder = byId("network");
  network = new vis.Network(holder, { nodes: drawnNodes, edges: drawnEdges }, JSON.parse(graph.options));
  network.on("click", ({ nodes: [node], edges: [edge] }) => select(node ?? edge ?? null));
  network.on("hoverNode", () => { holder.style.cursor = "pointer"; });
  network.on("blurNode", () => { holder.style.cursor = "default"; });
  network.on("hoverEdge", () => { holder.style.cursor = "pointer"; });
  network.on("blurEdge", () => { holder.style.cursor = "default"; });
  drawPicture({ fit: true });
  for (const medium of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(medium).addEventListener("change", () => { drawPicture(); network.redraw(); });
  }
}

function savePicture() {
  const canvas = byId("network").querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const pen = copy.getContext("2d");
  pen.fillStyle = colour("card");
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: "graph.png" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}
