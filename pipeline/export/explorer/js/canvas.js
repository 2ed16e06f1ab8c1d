// The graph on screen: vis-network draws nodes and edges, labels.js their names.
const canvas = { network: null, nodes: null, edges: null, places: new Map(), shown: null, drawn: { nodes: new Map(), edges: new Map() }, hovered: null, hoveredEdge: null, basis: null, moved: false, crowded: false };

function openCanvas() {
  canvas.nodes = new vis.DataSet();
  canvas.edges = new vis.DataSet();
  const options = { ...graph.network.options, groups: groupOptions(colours()), autoResize: true };
  canvas.network = new vis.Network(byId("canvas"), { nodes: canvas.nodes, edges: canvas.edges }, options);
  const network = canvas.network;
  network.on("click", ({ nodes, edges }) => chosen(nodes[0], edges[0]));
  network.on("doubleClick", ({ nodes }) => nodes.length && expand(graph.nodes[nodes[0]]));
  network.on("dragEnd", ({ nodes }) => nodes.length && dropped(nodes));
  network.on("hoverNode", ({ node }) => { canvas.hovered = node; });
  network.on("blurNode", () => { canvas.hovered = null; });
  network.on("hoverEdge", ({ edge }) => { canvas.hoveredEdge = edge; });
  network.on("blurEdge", () => { canvas.hoveredEdge = null; });
  network.on("afterDrawing", drawNames);
  network.on("zoom", () => { canvas.moved = true; });
  network.on("dragStart", ({ nodes }) => { canvas.moved ||= !nodes.length; });
  network.on("resize", () => canvas.moved || requestAnimationFrame(() => fitCanvas(false)));
  const frame = byId("canvas").querySelector("canvas");
  frame.setAttribute("aria-hidden", "true");
  byId("canvas").firstElementChild.removeAttribute("tabindex");
}

function chosen(node, edge) {
  if (node !== undefined) return choose(graph.nodes[node]);
  if (edge !== undefined) return change({ edge: edgeKey(graph, graph.edges[edge]), node: "", reading: "" });
  if (state.node || state.edge) change({ node: "", edge: "", reading: "" });
}

function dropped(nodes) {
  const pinned = { ...state.pinned };
  for (const [index, { x, y }] of Object.entries(canvas.network.getPositions(nodes))) {
    canvas.places.set(Number(index), { x, y });
    pinned[graph.nodes[index].key] = [Math.round(x), Math.round(y)];
  }
  change({ pinned });
}

// Make the canvas show the present state.
function syncCanvas() {
  const visible = visibleGraph();
  canvas.crowded = visible.nodes.size > MOST_NODES * 2;
  const before = canvas.shown;
  setPlaces(visible);
  const degree = degrees(visible.edges);
  const near = nearSelected();
  syncSet(canvas.nodes, canvas.drawn.nodes, [...visible.nodes].map((index) => nodeItem(index, degree.get(index) ?? 0, near)));
  syncSet(canvas.edges, canvas.drawn.edges, edgeItems(visible.edges, near));
  canvas.network.setOptions({ groups: groupOptions(colours()) });
  canvas.shown = visible;
  selectOnCanvas();
  return { visible, changed: !before || share(before.nodes, visible.nodes) < 0.7 };
}

function share(before, now) {
  let same = 0;
  for (const index of now) if (before.has(index)) same++;
  return same / Math.max(1, now.size, before.size);
}

function setPlaces(visible) {
  const basis = state.all ? "all" : "first";
  if (canvas.basis !== basis) {
    canvas.basis = basis;
    const first = graph.network.nodes.map(({ id, x, y }) => [id, { x, y }]);
    canvas.places = new Map(basis === "all" && visible.nodes.size > MOST_NODES ? graph.positions.map(([id, x, y]) => [id, { x, y }]) : first);
  }
  for (const [key, [x, y]] of Object.entries(state.pinned)) if (graph.byKey.has(key)) canvas.places.set(graph.byKey.get(key).index, { x, y });
  for (const [index, at] of placeNodes(visible.nodes, canvas.places)) canvas.places.set(index, at);
}

function degrees(entries) {
  const found = new Map();
  for (const { edge } of entries) for (const end of [edge.from, edge.to]) found.set(end, (found.get(end) ?? 0) + 1);
  return found;
}

// The nodes that stay bright: the selected one and its neighbours, both ends of a selected edge; null for all.
function nearSelected() {
  const edge = state.edge && findEdge(state.edge);
  if (edge) return new Set([edge.from, edge.to]);
  const node = graph.byKey.get(state.node);
  if (!node) return null;
  const passing = passingEdges();
  return new Set([node.index, ...graph.adjacent[node.index].filter((one) => passing.has(one.index)).map((one) => otherEnd(one, node.index))]);
}

const nodeRadius = (degree) => Math.min(30, 8 + 3.2 * Math.sqrt(degree));

function nodeItem(index, degree, near) {
  const node = graph.nodes[index];
  const { x, y } = canvas.places.get(index);
  const pinned = node.key in state.pinned;
  return {
    id: index, group: node.type, x, y, size: nodeRadius(degree), opacity: near && !near.has(index) ? 0.22 : 1,
    fixed: pinned && isPhysicsOn(), borderWidth: pinned ? 3 : canvas.crowded ? 0 : 1.5,
  };
}

function edgeItems(entries, near) {
  const palette = colours();
  const lanes = new Map();
  for (const { edge } of entries) {
    const pair = Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to);
    lanes.set(pair, [...(lanes.get(pair) ?? []), edge.index]);
  }
  const selected = state.edge && findEdge(state.edge)?.index;
  return entries.map(({ edge, sources }) => {
    const pair = lanes.get(Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to));
    const bright = !near || (state.node ? edge.from === graph.byKey.get(state.node)?.index || edge.to === graph.byKey.get(state.node)?.index : edge.index === selected);
    return {
      id: edge.index, from: edge.from, to: edge.to, width: edgeWidth(sources), dashes: dashesOf(edge.status),
      arrows: edge.predicate === "PARTNERS_WITH" ? "" : { to: { enabled: true, scaleFactor: 0.7 } },
      color: { color: edgeColour(edge, palette), highlight: palette.chosen, hover: palette.ink, opacity: bright ? (canvas.crowded ? 0.4 : 0.85) : 0.12 },
      smooth: laneCurve(pair, edge),
    };
  });
}

const edgeWidth = (sources) => Math.min(10, 0.7 + 1.3 * sources);
const dashesOf = (status) => ({ planned: [7, 5], negated: [2, 4] })[status] ?? false;

// Edges of one pair fan out; a lone edge is straight.
function laneCurve(pair, edge) {
  if (pair.length === 1) return false;
  const lane = pair.indexOf(edge.index) - (pair.length - 1) / 2;
  if (lane === 0) return false;
  const side = (lane > 0) === (edge.from < edge.to) ? "curvedCW" : "curvedCCW";
  return { enabled: true, type: side, roundness: Math.min(0.45, 0.14 * Math.abs(lane) + 0.05) };
}

// Give a vis DataSet the items that changed, and take away those that are gone.
function syncSet(set, drawn, items) {
  const fresh = [];
  const ids = new Set();
  for (const item of items) {
    ids.add(item.id);
    const written = JSON.stringify(item);
    if (drawn.get(item.id) !== written) {
      drawn.set(item.id, written);
      fresh.push(item);
    }
  }
  const gone = [...drawn.keys()].filter((id) => !ids.has(id));
  for (const id of gone) drawn.delete(id);
  if (gone.length) set.remove(gone);
  if (fresh.length) set.update(fresh);
}

function selectOnCanvas() {
  const node = graph.byKey.get(state.node);
  const edge = state.edge && findEdge(state.edge);
  canvas.network.setSelection({
    nodes: node && canvas.drawn.nodes.has(node.index) ? [node.index] : [], edges: edge && canvas.drawn.edges.has(edge.index) ? [edge.index] : [],
  }, { highlightEdges: false });
}

// Everything that has a name to draw, the most important first.
function namedNodes() {
  const near = nearSelected();
  const selected = graph.byKey.get(state.node)?.index;
  const places = canvas.network.getPositions();
  const found = [];
  for (const index of canvas.shown.nodes) {
    const at = places[index];
    if (!at) continue;
    const item = canvas.nodes.get(index);
    const must = index === selected || index === canvas.hovered || (near && near.size <= 2 && near.has(index));
    found.push({ index, x: at.x, y: at.y, r: item.size, lines: linesOf(index), must, faint: Boolean(near && !near.has(index)), weight: (must ? 1e6 : 0) + (near?.has(index) ? 1e4 : 0) + item.size });
  }
  return found.sort((a, b) => b.weight - a.weight || a.index - b.index);
}

const lineCache = new Map();
function linesOf(index) {
  if (!lineCache.has(index)) lineCache.set(index, labelLines(graph.nodes[index]));
  return lineCache.get(index);
}

function drawNames(context) {
  if (!canvas.shown) return;
  const palette = colours();
  const scale = canvas.network.getScale();
  for (const { edge } of canvas.shown.edges) if (edge.status === "negated") drawCross(context, edge, palette, scale);
  for (const label of fittingLabels(namedNodes(), scale, (line) => unitWidth(context, line))) {
    const strong = graph.nodes[label.index].key === state.node || label.index === canvas.hovered;
    drawLabel(context, label, palette, strong);
  }
  drawEdgeNames(context, palette, scale);
}

const edgeMiddle = (index) => {
  const drawn = canvas.network.body.edges[index];
  return drawn?.connected && drawn.edgeType ? drawn.edgeType.getPoint(0.5) : null;
};

// What is denied carries a cross in its middle, so that colour is not its only mark.
function drawCross(context, edge, palette, scale) {
  const at = edgeMiddle(edge.index);
  if (!at) return;
  const r = 5 / Math.max(0.6, scale);
  context.strokeStyle = palette.negated;
  context.lineWidth = r * 0.45;
  context.beginPath();
  for (const [dx, dy] of [[-r, -r], [r, -r]]) {
    context.moveTo(at.x + dx, at.y + dy);
    context.lineTo(at.x - dx, at.y - dy);
  }
  context.stroke();
}

// The predicate on the edge under the pointer, on the selected edge, and on those of a selected node when few.
function drawEdgeNames(context, palette, scale) {
  const node = graph.byKey.get(state.node);
  const edges = new Set([canvas.hoveredEdge, state.edge && findEdge(state.edge)?.index].filter((one) => typeof one === "number"));
  if (node) {
    const own = canvas.shown.edges.filter(({ edge }) => edge.from === node.index || edge.to === node.index);
    if (own.length <= 14) for (const { edge } of own) edges.add(edge.index);
  }
  const boxes = new Boxes(120 / scale);
  const size = 11 / scale;
  for (const index of edges) {
    const at = edgeMiddle(index);
    if (!at) continue;
    const line = predicateName(graph.edges[index].predicate);
    const half = (unitWidth(context, line) * size) / 2;
    if (boxes.meets(at.x - half, at.y - size / 2, at.x + half, at.y + size / 2)) continue;
    boxes.add(at.x - half, at.y - size / 2, at.x + half, at.y + size / 2);
    drawLabel(context, { lines: [line], x: at.x, y: at.y - size / 2, size }, { ...palette, ink: palette.faint }, false);
  }
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const LEAST_SCALE = 0.34;

// All nodes in the frame; on a small screen the most linked one in its middle, at a scale that can be read.
function fitCanvas(animated = true) {
  canvas.moved = false;
  canvas.network.fit({ maxZoomLevel: 1.4, animation: false });
  const [scale, position] = [canvas.network.getScale() * 0.94, canvas.network.getViewPosition()]; // room for names
  const small = scale < LEAST_SCALE && canvas.shown.nodes.size <= MOST_NODES * 2;
  const strong = small ? namedNodes()[0] : null;
  canvas.network.moveTo({ scale: small ? LEAST_SCALE : scale, position: strong ? { x: strong.x, y: strong.y } : position, animation: animated && motion() });
}

function zoomBy(factor) {
  canvas.moved = true;
  canvas.network.moveTo({ scale: Math.min(6, Math.max(0.03, canvas.network.getScale() * factor)), animation: motion() });
}

// Bring a node that lies outside the frame into it.
function showOnCanvas(index) {
  const at = canvas.places.get(index);
  if (!at) return;
  const dom = canvas.network.canvasToDOM(at);
  const frame = byId("canvas").getBoundingClientRect();
  const inside = dom.x > 40 && dom.y > 40 && dom.x < frame.width - 40 && dom.y < frame.height - 60;
  if (!inside) canvas.network.moveTo({ position: at, animation: motion() });
}

let physicsOn = false;
const isPhysicsOn = () => physicsOn;
function setPhysics(on) {
  physicsOn = on;
  if (!on) for (const [index, at] of Object.entries(canvas.network.getPositions())) canvas.places.set(Number(index), at);
  canvas.network.setOptions({ physics: { enabled: on } });
  syncCanvas();
}
