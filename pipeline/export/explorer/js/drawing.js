// What is drawn over vis-network: names of nodes and edges, and the cross on what is denied.

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
    const must =
      index === selected || index === canvas.hovered || (near && near.size <= 2 && near.has(index));
    found.push({
      index,
      x: at.x,
      y: at.y,
      r: item.size,
      lines: linesOf(index),
      must,
      faint: Boolean(near && !near.has(index)),
      weight: (must ? 1e6 : 0) + (near?.has(index) ? 1e4 : 0) + item.size,
    });
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
  for (const { edge } of canvas.shown.edges)
    if (edge.status === "negated" && isBright(edge)) drawCross(context, edge, palette, scale);
  const taken = new Boxes(120 / scale);
  for (const label of fittingLabels(namedNodes(), scale, (line) => unitWidth(context, line), taken)) {
    const strong = graph.nodes[label.index].key === state.node || label.index === canvas.hovered;
    drawLabel(context, label, palette, strong);
  }
  drawEdgeNames(context, palette, scale, taken);
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
  for (const [dx, dy] of [
    [-r, -r],
    [r, -r],
  ]) {
    context.moveTo(at.x + dx, at.y + dy);
    context.lineTo(at.x - dx, at.y - dy);
  }
  context.stroke();
}

// The predicate on the edge under the pointer, on the selected edge, and on those of a selected node when few.
function drawEdgeNames(context, palette, scale, taken) {
  const node = graph.byKey.get(state.node);
  const edges = new Set(
    [canvas.hoveredEdge, state.edge && findEdge(state.edge)?.index].filter((one) => typeof one === "number"),
  );
  if (node) {
    const own = canvas.shown.edges.filter(({ edge }) => edge.from === node.index || edge.to === node.index);
    if (own.length <= 14) for (const { edge } of own) edges.add(edge.index);
  }
  const size = 11 / scale;
  for (const index of edges) {
    const at = edgeMiddle(index);
    if (!at) continue;
    const line = predicateName(graph.edges[index].predicate);
    const half = (unitWidth(context, line) * size) / 2;
    if (taken.meets(at.x - half, at.y - size / 2, at.x + half, at.y + size / 2)) continue;
    taken.add(at.x - half, at.y - size / 2, at.x + half, at.y + size / 2);
    drawLabel(
      context,
      { lines: [line], x: at.x, y: at.y - size / 2, size },
      { ...palette, ink: palette.faint },
      false,
    );
  }
}
