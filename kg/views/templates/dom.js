// Small helpers. Text reaches the document as text nodes only; no string is ever read as markup.

function element(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

function readData(id) {
  return JSON.parse(byId(id).textContent);
}

// A name from an article: isolated, so that its writing direction cannot reorder what stands around it.
function name(text) {
  return element("bdi", { class: "name" }, text);
}

function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

// The text with its marked ranges; offsets count code points, as the extractor counts them.
function marked(text, marks) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(letters.slice(at, start).join(""), element("mark", {}, letters.slice(start, end).join("")));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

const SHAPES = {
  state: [["rect", { x: 2, y: 2, width: 12, height: 12 }]],
  person: [["circle", { cx: 8, cy: 8, r: 6.5 }]],
  institution: [["polygon", { points: "8,1 15,8 8,15 1,8" }]],
  event: [["rect", { x: 1, y: 4, width: 14, height: 8, rx: 2 }]],
  issue: [["polygon", { points: "8,1.5 15,14 1,14" }]],
};

function glyph(kind) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("class", "glyph");
  drawing.setAttribute("aria-hidden", "true");
  for (const [tag, attributes] of SHAPES[kind]) {
    const shape = document.createElementNS(space, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    shape.style.fill = `var(--${kind})`;
    if (kind === "event") shape.style.stroke = "var(--event-line)";
    drawing.append(shape);
  }
  return drawing;
}
