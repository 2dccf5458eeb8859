// Search, filters, table and sources: the ways into the facts beside the picture.

const MOST_HITS = 12;

function select(id, { focus = false } = {}) {
  state.selected = id;
  if (id !== null && nodes.has(id)) reveal(id);
  paintSelection();
  if (focus && drawnNodes.get(id) && isOutOfView(id)) {
    network.focus(id, { animation: false, scale: Math.max(network.getScale(), 0.7) });
  }
  showDetails();
  if (id !== null && matchMedia("(max-width: 60rem)").matches) document.querySelector(".picture").scrollIntoView();
  history.replaceState(null, "", id === null || edges.has(id) ? "#" : `#${encodeURIComponent(id)}`);
}

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function searchText(node) {
  return fold([node.title_text, node.about, ...node.names].join(" "));
}

function findHits(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const matches = (text) => wanted.every((word) => text.includes(word));
  const named = graph.nodes.filter((node) => factsOf(node).length && matches(searchText(node)));
  const seen = new Set(named.map((node) => node.id));
  const told = graph.nodes.filter((node) => node.group === "event" && !seen.has(node.id)
    && factsOf(node).some((fact) => fact.quotes.some(([, text]) => matches(fold(text)))));
  return [...named, ...told].slice(0, MOST_HITS);
}

function showHits() {
  const list = byId("hits");
  const query = byId("search").value;
  const hits = findHits(query);
  const items = hits.map((node) => element("li", {}, element("button", { type: "button", on: { click: () => pick(node.id) } },
    name(node.title_text), element("small", {}, `${kindOf(node).one}, ${plural(factsOf(node).length, "fact", "facts")}`))));
  if (query.trim() && !hits.length) items.push(element("li", { class: "note" }, "Nothing found."));
  list.replaceChildren(...items);
  list.hidden = !items.length;
}

function pick(id) {
  byId("hits").hidden = true;
  select(id, { focus: true });
  byId("details").focus({ preventScroll: true });
}

function moveAmongHits(event) {
  const buttons = [...byId("hits").querySelectorAll("button")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") { byId("hits").hidden = true; byId("search").focus(); }
  if (event.key === "Enter" && event.target.id === "search" && buttons.length) buttons[0].click();
  if (!step || !buttons.length) return;
  event.preventDefault();
  const next = buttons.indexOf(document.activeElement) + step;
  (buttons[next] || byId("search")).focus();
}

function refresh({ fit = true } = {}) {
  drawPicture({ fit });
  showDetails();
  fillTable();
}

function choice(type, group, value, checked, children, onChange) {
  const box = element("input", { type, name: group, value });
  box.checked = checked;
  box.addEventListener("change", () => onChange(box));
  return element("label", {}, box, children);
}

function buildControls() {
  byId("kinds").append(...page.kinds.map((kind) => choice("checkbox", "kind", kind.id, true, [glyph(kind.id), kind.many], (box) => {
    if (box.checked) state.kinds.add(kind.id); else state.kinds.delete(kind.id);
    refresh({ fit: false });
  })));
  byId("levels").append(...page.levels.map((label, level) => choice("radio", "level", String(level), level === state.level, [label], () => {
    state.level = level;
    refresh();
  })));
  byId("levels").hidden = page.levels.length < 2;
  byId("certainty").addEventListener("change", (event) => {
    state.certainOnly = event.target.value === "facts";
    refresh({ fit: false });
  });
  for (const [id, blank] of [["since", "first"], ["until", "last"]]) {
    byId(id).append(element("option", { value: "" }, blank), ...page.years.map((year) => element("option", { value: year }, year)));
    byId(id).addEventListener("change", (event) => { state[id] = event.target.value; refresh(); });
  }
  byId("years").hidden = page.years.length < 2;
  byId("search").addEventListener("input", showHits);
  document.querySelector(".search").addEventListener("keydown", moveAmongHits);
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) byId("hits").hidden = true; });
  byId("toggle").addEventListener("click", ({ target }) => {
    target.setAttribute("aria-expanded", String(target.getAttribute("aria-expanded") !== "true"));
  });
  byId("fit").addEventListener("click", () => network.fit({ animation: false }));
  byId("save").addEventListener("click", savePicture);
}

function syncControls() {
  for (const box of document.querySelectorAll("input[name=level]")) box.checked = Number(box.value) === state.level;
  for (const box of document.querySelectorAll("input[name=kind]")) box.checked = state.kinds.has(box.value);
}

function tableRow(fact) {
  const who = fact.parties.flatMap(([, label, id], at) => [at ? ", " : null, nodeLink(id, label)]);
  const told = fact.told_by.map((index) => page.sources[index]).filter(Boolean)
    .flatMap((source, at) => [at ? "; " : null, name(source.publisher || source.title)]);
  const word = fact.said_by ? [", on the word of ", name(fact.said_by)] : [];
  return element("tr", { class: isCertain(fact.certainty) ? "" : "unsure" },
    element("td", {}, fact.date), element("td", {}, name(fact.label)), element("td", {}, who),
    element("td", {}, name(fact.places.join(", "))), element("td", {}, certaintyWords(fact), word), element("td", {}, told));
}

function fillTable() {
  const rows = facts.filter(inSight).sort((a, b) => (a.start || a.end || "9999").localeCompare(b.start || b.end || "9999"));
  byId("rows").replaceChildren(...rows.map(tableRow));
}

function fillSources() {
  byId("sources").append(...page.sources.map((source) => {
    const address = webAddress(source.url);
    const title = address ? element("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, name(source.title)) : name(source.title);
    return element("li", {}, title, [source.publisher, source.date].filter(Boolean).flatMap((part) => [", ", name(part)]));
  }));
}
