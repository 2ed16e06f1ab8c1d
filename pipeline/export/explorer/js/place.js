// Places for nodes that join the canvas: near those they are linked to, where there is room.
const ROOM = { width: 96, height: 58 };

class Grid {
  constructor() {
    this.taken = new Set();
  }

  cell(x, y) {
    return `${Math.round(x / ROOM.width)},${Math.round(y / ROOM.height)}`;
  }

  take(x, y) {
    this.taken.add(this.cell(x, y));
  }

  // The first free cell on a spiral around (x, y).
  freeNear(x, y) {
    const [column, row] = [Math.round(x / ROOM.width), Math.round(y / ROOM.height)];
    for (let ring = 0; ring < 400; ring++) {
      let best = null;
      for (let dx = -ring; dx <= ring; dx++) {
        for (const dy of Math.abs(dx) === ring ? range(-ring, ring) : [-ring, ring]) {
          if (this.taken.has(`${column + dx},${row + dy}`)) continue;
          const [px, py] = [(column + dx) * ROOM.width, (row + dy) * ROOM.height];
          const distance = (px - x) ** 2 + (py - y) ** 2;
          if (!best || distance < best.distance) best = { x: px, y: py, distance };
        }
      }
      if (best) return best;
    }
    return { x, y };
  }
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

// What two nodes have in common stands between them; a path is walked from left to right.
function focusPlaces(focus) {
  const nodes = [...focusNodes(focus, passingEdges())];
  if (focus.kind === "path" || nodes.length < 3)
    return new Map(nodes.map((index, i) => [index, { x: i * 190, y: (i % 2) * 70 }]));
  const [a, b, ...shared] = nodes;
  const rows = Math.min(9, shared.length);
  const columns = Math.ceil(shared.length / rows);
  const places = shared.map((index, i) => [
    index,
    { x: (Math.floor(i / rows) - (columns - 1) / 2) * 170, y: ((i % rows) - (rows - 1) / 2) * 74 },
  ]);
  const side = 210 + columns * 85;
  return new Map([[a, { x: -side, y: 0 }], [b, { x: side, y: 0 }], ...places]);
}

// Map index -> { x, y } for all of `nodes`; `known` are the places that stay.
function placeNodes(nodes, known) {
  const placed = new Map();
  const grid = new Grid();
  for (const index of nodes) {
    const at = known.get(index);
    if (at) {
      placed.set(index, at);
      grid.take(at.x, at.y);
    }
  }
  let waiting = [...nodes].filter((index) => !placed.has(index));
  while (waiting.length) {
    const anchored = waiting.filter((index) => anchorsOf(index, placed).length);
    const next = anchored.length ? anchored : [strongest(waiting)];
    for (const index of next) {
      const anchors = anchorsOf(index, placed)
        .slice(0, 6)
        .map((one) => placed.get(one));
      const start = anchors.length ? middle(anchors) : outside(placed);
      const at = grid.freeNear(start.x, start.y);
      placed.set(index, { x: at.x, y: at.y });
      grid.take(at.x, at.y);
    }
    const now = new Set(next);
    waiting = waiting.filter((index) => !now.has(index));
  }
  return placed;
}

function anchorsOf(index, placed) {
  const found = [];
  for (const edge of graph.adjacent[index]) {
    const other = otherEnd(edge, index);
    if (other !== index && placed.has(other) && !found.includes(other)) found.push(other);
  }
  return found;
}

const strongest = (nodes) =>
  nodes.reduce((best, one) => (graph.adjacent[one].length > graph.adjacent[best].length ? one : best));

function middle(points) {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function outside(placed) {
  if (!placed.size) return { x: 0, y: 0 };
  const points = [...placed.values()];
  return { x: Math.max(...points.map((point) => point.x)) + 3 * ROOM.width, y: middle(points).y };
}
