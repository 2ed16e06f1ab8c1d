// Elements made by hand: every text of a document becomes a text node, never markup.
function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svgEl(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

const byId = (id) => document.getElementById(id);

function button(label, onclick, attributes = {}, ...children) {
  return el("button", { type: "button", onclick, ...attributes }, ...(children.length ? children : [label]));
}

// Characters that turn the direction of the text around them are shown, not obeyed; controls too.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const shownText = (text) => String(text ?? "").replace(UNSEEN, "\ufffd");

// An icon of the interface: paths on a 20 by 20 grid.
const ICONS = {
  filter: "M3 5h14M6 10h8M9 15h2",
  close: "M5 5l10 10M15 5L5 15",
  undo: "M7 5L3 9l4 4M3 9h9a4 4 0 010 8h-2",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5",
  theme: "M10 3a7 7 0 100 14zM10 3a7 7 0 010 14",
  export: "M10 3v9M6 8l4 4 4-4M4 16h12",
  springs: "M4 14l3-8 3 8 3-8 3 8",
  link: "M8 12l4-4M7 9l-2 2a3 3 0 004 4l2-2M13 11l2-2a3 3 0 00-4-4L9 7",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  back: "M12 4l-6 6 6 6",
};
function icon(name) {
  return svgEl(
    "svg",
    { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" },
    svgEl("path", { d: ICONS[name] }),
  );
}

function iconButton(name, label, onclick, attributes = {}) {
  return button(
    label,
    onclick,
    { "aria-label": label, title: label, class: "iconbutton", ...attributes },
    icon(name),
  );
}

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function announce(text) {
  byId("notice").textContent = text;
}

// Text folded for search: no case, no accents, no typography.
function folded(text) {
  return String(text)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
