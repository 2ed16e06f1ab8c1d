// The graph on screen: vis-network draws nodes and edges, labels.js their names.
const canvas = {
  network: null,
  nodes: null,
  edges: null,
  places: new Map(),
  shown: null,
  drawn: { nodes: new Map(), edges: new Map() },
  hovered: null,
  hoveredEdge: null,
  basis: null,
  moved: false,
  crowded: false,
};

function openCanvas() {
  canvas.nodes = new vis.DataSet();
  canvas.edges = new vis.DataSet();
  const options = { ...graph.network.options, groups: groupOptions(colours()), autoResize: true };
  canvas.network = new vis.Network(byId("canvas"), { nodes: canvas.nodes, edges: canvas.edges }, options);
  const network = canvas.network;
  network.on("click", ({ nodes, edges }) => chosen(nodes[0], edges[0]));
  network.on("doubleClick", ({ nodes }) => nodes.length && expand(graph.nodes[nodes[0]]));
  network.on("dragEnd", ({ nodes }) => nodes.length && dropped(nodes));
  network.on("hoverNode", ({ node }) => {
    canvas.hovered = node;
  });
  network.on("blurNode", () => {
    canvas.hovered = null;
  });
  network.on("hoverEdge", ({ edge }) => {
    canvas.hoveredEdge = edge;
  });
  network.on("blurEdge", () => {
    canvas.hoveredEdge = null;
  });
  network.on("afterDrawing", drawNames);
  network.on("zoom", () => {
    canvas.moved = true;
  });
  network.on("dragStart", ({ nodes }) => {
    canvas.moved ||= !nodes.length;
  });
  network.on("resize", () => requestAnimationFrame(resized));
  const frame = byId("canvas").querySelector("canvas");
  frame.setAttribute("aria-hidden", "true");
  byId("canvas").firstElementChild.removeAttribute("tabindex");
}

// A click leaves the graph where it is.
function chosen(node, edge) {
  canvas.moved = true;
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
  syncSet(
    canvas.nodes,
    canvas.drawn.nodes,
    [...visible.nodes].map((index) => nodeItem(index, degree.get(index) ?? 0, near)),
  );
  syncSet(canvas.edges, canvas.drawn.edges, edgeItems(visible.edges));
  canvas.network.setOptions({ groups: groupOptions(colours()) });
  canvas.shown = visible;
  selectOnCanvas();
  const kept = before ? share(before.nodes, visible.nodes) : 0;
  return { visible, renewed: kept < 0.7, changed: kept < 1 };
}

function share(before, now) {
  let same = 0;
  for (const index of now) if (before.has(index)) same++;
  return same / Math.max(1, now.size, before.size);
}

function setPlaces(visible) {
  if (state.focus) {
    canvas.basis = "focus";
    canvas.places = placeNodes(visible.nodes, focusPlaces(state.focus));
    return;
  }
  const basis = state.all ? "all" : "first";
  if (canvas.basis !== basis) {
    canvas.basis = basis;
    const first = graph.network.nodes.map(({ id, x, y }) => [id, { x, y }]);
    canvas.places = new Map(
      basis === "all" && visible.nodes.size > MOST_NODES
        ? graph.positions.map(([id, x, y]) => [id, { x, y }])
        : first,
    );
  }
  for (const [key, [x, y]] of Object.entries(state.pinned))
    if (graph.byKey.has(key)) canvas.places.set(graph.byKey.get(key).index, { x, y });
  for (const [index, at] of placeNodes(visible.nodes, canvas.places)) canvas.places.set(index, at);
}

function degrees(entries) {
  const found = new Map();
  for (const { edge } of entries)
    for (const end of [edge.from, edge.to]) found.set(end, (found.get(end) ?? 0) + 1);
  return found;
}

function selectOnCanvas() {
  const node = graph.byKey.get(state.node);
  const edge = state.edge && findEdge(state.edge);
  canvas.network.setSelection(
    {
      nodes: node && canvas.drawn.nodes.has(node.index) ? [node.index] : [],
      edges: edge && canvas.drawn.edges.has(edge.index) ? [edge.index] : [],
    },
    { highlightEdges: false },
  );
}
