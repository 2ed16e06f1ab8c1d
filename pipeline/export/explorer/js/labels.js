// Names on the graph: of a readable size at every zoom, the most linked first, none over another.
const LABEL_SIZE = 12.5;
const LABEL_FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif";
const ACRONYM = /^[\p{Lu}\d][\p{Lu}\p{Ll}\d.-]{0,9}$/u;

// What a node is called on the canvas: a long name gives way to its acronym, else is cut into two lines.
function labelLines(node) {
  const name = shownText(node.name).replace(/\s+/g, " ").trim();
  if (name.length > 26) {
    const acronym = node.aliases.find(
      (alias) => ACRONYM.test(alias) && (alias.match(/\p{Lu}/gu) ?? []).length >= 2,
    );
    if (acronym) return [shownText(acronym)];
  }
  if (name.length <= 24) return [name];
  const cut = name.lastIndexOf(" ", 24);
  const first = cut > 8 ? name.slice(0, cut) : name.slice(0, 23) + "…";
  if (cut <= 8) return [first];
  const rest = name.slice(cut + 1);
  return [first, rest.length <= 24 ? rest : rest.slice(0, 23).trimEnd() + "…"];
}

// Labels that fit, as { index, lines, x, y, size } in the graph's own units; `labels` takes their boxes; `nodes` come most important first.
// No label covers another; only short ones of the first nodes may cover other nodes, and `must` covers anything.
const FIRST_LABELS = 15;
function fittingLabels(nodes, scale, measure, labels = new Boxes(120 / scale)) {
  const size = (LABEL_SIZE * Math.min(1.25, Math.max(0.92, scale ** 0.25))) / scale;
  const dots = new Boxes(120 / scale);
  for (const { x, y, r } of nodes) dots.add(x - r * 0.75, y - r * 0.75, x + r * 0.75, y + r * 0.75);
  const fitting = [];
  nodes.forEach((node, rank) => {
    if (node.faint) return;
    const width = Math.max(...node.lines.map(measure)) * size + 4 / scale;
    const height = node.lines.length * size * 1.15;
    const places = labelPlaces(node, width, height, 3 / scale);
    const free = (boxes) => places.filter(([x, y]) => !boxes.meets(x, y, x + width, y + height));
    const open = free(labels);
    const clear = free(dots);
    const place =
      open.find((one) => clear.includes(one)) ??
      (rank < FIRST_LABELS && node.lines.length === 1 ? open[0] : null) ??
      (node.must ? places[0] : null);
    if (!place) return;
    const [left, top] = place;
    labels.add(left, top, left + width, top + height);
    fitting.push({ index: node.index, lines: node.lines, x: left + width / 2, y: top, size });
  });
  return fitting;
}

// Corners where a label may stand: below its node, above, to the right, to the left.
function labelPlaces({ x, y, r }, width, height, gap) {
  return [
    [x - width / 2, y + r + gap],
    [x - width / 2, y - r - gap - height],
    [x + r + gap, y - height / 2],
    [x - r - gap - width, y - height / 2],
  ];
}

// Rectangles by grid cell, to ask what meets what.
class Boxes {
  constructor(width) {
    this.width = width;
    this.cells = new Map();
  }

  *keys(left, top, right, bottom) {
    for (let i = Math.floor(left / this.width); i <= Math.floor(right / this.width); i++) {
      for (let j = Math.floor(top / this.width); j <= Math.floor(bottom / this.width); j++) yield `${i},${j}`;
    }
  }

  add(...box) {
    for (const key of this.keys(...box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  meets(left, top, right, bottom) {
    for (const key of this.keys(left, top, right, bottom)) {
      for (const [l, t, r, b] of this.cells.get(key) ?? [])
        if (left < r && right > l && top < b && bottom > t) return true;
    }
    return false;
  }
}

// Width of a text for a size of 1, measured once.
const widths = new Map();
function unitWidth(context, text) {
  if (!widths.has(text)) {
    context.font = `500 100px ${LABEL_FONT}`;
    widths.set(text, context.measureText(text).width / 100);
  }
  return widths.get(text);
}

function drawLabel(context, label, palette, strong) {
  context.font = `${strong ? 650 : 500} ${label.size}px ${LABEL_FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = label.size * 0.3;
  label.lines.forEach((line, i) => {
    const y = label.y + i * label.size * 1.15;
    context.strokeStyle = palette.halo;
    context.strokeText(line, label.x, y);
    context.fillStyle = palette.ink;
    context.fillText(line, label.x, y);
  });
}
