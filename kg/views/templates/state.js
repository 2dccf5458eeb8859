// What is shown: the one place that decides whether a fact, a node or an edge is in sight.

const graph = readData("graph-data");
const page = readData("page-data");
const facts = page.facts;
const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));

const state = {
  kinds: new Set(page.kinds.map((kind) => kind.id)),
  certainOnly: true,
  level: 0,
  since: "",
  until: "",
  selected: null,
};

// That somebody spoke is certain; what was said is theirs alone.
function isCertain(certainty) {
  return certainty === "fact" || certainty === "speech";
}

function inSight(fact) {
  if (state.certainOnly && !isCertain(fact.certainty)) return false;
  if (!state.since && !state.until) return true;
  if (!fact.start && !fact.end) return false;
  return (!state.until || !fact.start || fact.start.slice(0, 4) <= state.until)
    && (!state.since || !fact.end || fact.end.slice(0, 4) >= state.since);
}

function factsOf(thing) {
  return thing.facts.map((index) => facts[index]).filter(inSight);
}

function hiddenFacts(thing) {
  return thing.facts.filter((index) => !isCertain(facts[index].certainty)).length;
}

function isUnsure(thing) {
  return factsOf(thing).every((fact) => !isCertain(fact.certainty));
}

function nodeInSight(node) {
  return state.kinds.has(node.group) && node.level <= state.level && factsOf(node).length > 0;
}

function edgeInSight(edge, visible) {
  return visible.has(edge.from) && visible.has(edge.to) && factsOf(edge).length > 0;
}

function kindOf(node) {
  return page.kinds.find((kind) => kind.id === node.group);
}
