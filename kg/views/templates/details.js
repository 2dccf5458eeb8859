// The panel beside the picture: an overview first, then whatever is selected, always with its sentences.

const FIRST_FACTS = 25;

function nodeLink(id, text) {
  if (!nodes.has(id)) return name(text);
  return element("button", { type: "button", class: "link", on: { click: () => select(id, { focus: true }) } }, name(text));
}

// A sentence; one that is less sure than the fact says so, and is shown only together with the claims.
function quoteBlock(fact, [sourceIndex, text, marks, rule, standing]) {
  if (state.certainOnly && !isCertain(standing)) return [];
  const source = page.sources[sourceIndex];
  const address = source && webAddress(source.url);
  const title = source ? name(source.title) : null;
  const link = address ? element("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, title) : title;
  const origin = source ? [source.publisher, source.date].filter(Boolean).map((part) => [", ", name(part)]) : [];
  const maker = rule ? [" · rule ", element("code", {}, rule)] : [];
  const badge = standing === fact.certainty ? null : element("span", { class: "badge" }, page.certainty[standing]);
  return [element("blockquote", {}, marked(text, marks)), element("cite", {}, link, origin.flat(), maker, badge)];
}

function parties(fact) {
  const roles = new Map();
  for (const [role, label, id] of fact.parties) roles.set(role, [...(roles.get(role) || []), [label, id]]);
  return [...roles].map(([role, members]) => element("p", {}, element("span", { class: "role" }, `${role}: `),
    members.flatMap(([label, id], at) => [at ? ", " : null, nodeLink(id, label)])));
}

function certaintyWords(fact) {
  return page.certainty[fact.certainty];
}

function factBlock(fact) {
  const sure = isCertain(fact.certainty);
  const badge = fact.certainty === "fact" ? null : element("span", { class: sure ? "badge quiet" : "badge" }, certaintyWords(fact));
  const where = fact.places.length ? element("p", {}, element("span", { class: "role" }, "where: "), name(fact.places.join(", "))) : null;
  const word = fact.said_by ? element("p", {}, element("span", { class: "role" }, "on the word of: "), name(fact.said_by)) : null;
  return element("article", { class: sure ? "fact" : "fact unsure" },
    element("div", { class: "when" }, fact.date || "no date"),
    element("div", { class: "what" }, name(fact.label), badge),
    parties(fact), where, word,
    fact.details.map((detail) => element("p", {}, name(detail))),
    fact.others.map((other) => element("p", { class: "role" }, name(other))),
    fact.quotes.flatMap((quote) => quoteBlock(fact, quote)));
}

function factList(thing) {
  const shown = factsOf(thing).sort((a, b) => (a.start || a.end || "9999").localeCompare(b.start || b.end || "9999"));
  const list = element("div", {}, shown.slice(0, FIRST_FACTS).map(factBlock));
  const rest = shown.slice(FIRST_FACTS);
  const more = rest.length ? element("button", { type: "button", class: "more" }, `Show ${rest.length} more`) : null;
  if (more) more.addEventListener("click", () => { list.append(...rest.map(factBlock)); more.remove(); });
  const kept = state.certainOnly ? hiddenFacts(thing) : 0;
  const hint = kept ? element("p", { class: "note" }, `${plural(kept, "planned or claimed item is", "planned or claimed items are")} not shown.`) : null;
  const absent = thing.more ? element("p", { class: "note" },
    `${plural(thing.more, "more fact is", "more facts are")} in the graph and not on this page.`) : null;
  const heading = thing.group === "event" ? null
    : element("h3", {}, plural(shown.length, "fact", state.certainOnly ? "facts" : "facts and claims"));
  return [heading, list, more, hint, absent];
}

function backButton() {
  return element("button", { type: "button", class: "back", on: { click: () => { select(null); network.fit({ animation: false }); } } }, "Overview");
}

function nodeDetails(node) {
  const kind = kindOf(node);
  return [backButton(),
    element("p", { class: "kind" }, glyph(node.group), kind.one),
    element("h2", {}, name(node.title_text)),
    node.about ? element("p", { class: "about" }, name(node.about)) : null,
    node.names.length ? element("p", { class: "about" }, element("span", { class: "role" }, "also: "), name(node.names.join(" · "))) : null,
    factList(node)];
}

function edgeDetails(edge) {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  return [backButton(),
    element("p", { class: "kind" }, page.links[edge.kind]),
    element("h2", {}, nodeLink(from.id, from.title_text), ` ${edge.words} `, nodeLink(to.id, to.title_text)),
    factList(edge)];
}

function who(node) {
  if (node.group !== "event") return null;
  const names = new Set(factsOf(node).flatMap((fact) => fact.parties.map(([, label]) => label)));
  return element("small", {}, name([...names].slice(0, 4).join(", ") + (names.size > 4 ? ", …" : "")));
}

function ranking(title, chosen, measure) {
  if (!chosen.length) return [];
  return [element("h3", {}, title), element("ul", { class: "plain ranking" }, chosen.map((node) => element("li", {},
    glyph(node.group), element("span", {}, nodeLink(node.id, node.title_text), who(node)),
    element("span", { class: "number" }, measure(node)))))];
}

function toldBy(node) {
  return new Set(factsOf(node).flatMap((fact) => fact.told_by)).size;
}

function overview() {
  const inView = graph.nodes.filter((node) => factsOf(node).length > 0 && state.kinds.has(node.group));
  const actors = inView.filter((node) => node.group !== "event" && node.group !== "issue")
    .sort((a, b) => factsOf(b).length - factsOf(a).length).slice(0, 8);
  const events = inView.filter((node) => node.group === "event").sort((a, b) => toldBy(b) - toldBy(a)).slice(0, 6);
  const issues = inView.filter((node) => node.group === "issue")
    .sort((a, b) => factsOf(b).length - factsOf(a).length).slice(0, 6);
  return [element("h2", {}, "How to read this"),
    element("p", { class: "about" }, "Each box is an event; a line joins it to those who took part and to the issue it was about. "
      + "Press a node or a line to see its facts and the sentences they come from. Solid is what an article states as having "
      + "happened; dashed is only planned, possible, denied or claimed by somebody. Dotted lines are offices and what "
      + "people spoke about."),
    ranking("In the most facts", actors, (node) => plural(factsOf(node).length, "fact", "facts")),
    ranking("Told by the most articles", events, (node) => plural(toldBy(node), "article", "articles")),
    ranking("Most discussed issues", issues, (node) => plural(factsOf(node).length, "fact", "facts"))];
}

function showDetails() {
  const panel = byId("details");
  const node = nodes.get(state.selected);
  const edge = edges.get(state.selected);
  const content = node ? nodeDetails(node) : edge ? edgeDetails(edge) : overview();
  panel.replaceChildren(...content.flat(3).filter(Boolean));
  panel.scrollTop = 0;
}
