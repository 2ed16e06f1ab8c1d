// Nodes and edges as vis-network takes them: sizes, colours, lines of each status, edges fanned out.

// The nodes that stay bright: the selected one and its neighbours, both ends of a selected edge; null for all.
function nearSelected() {
  const edge = state.edge && findEdge(state.edge);
  if (edge) return new Set([edge.from, edge.to]);
  const node = graph.byKey.get(state.node);
  if (!node) return null;
  const passing = passingEdges();
  return new Set([
    node.index,
    ...graph.adjacent[node.index]
      .filter((one) => passing.has(one.index))
      .map((one) => otherEnd(one, node.index)),
  ]);
}

const nodeRadius = (degree) => Math.min(30, 8 + 3.2 * Math.sqrt(degree));

function nodeItem(index, degree, near) {
  const node = graph.nodes[index];
  const { x, y } = canvas.places.get(index);
  const pinned = node.key in state.pinned;
  return {
    id: index,
    group: node.type,
    x,
    y,
    size: nodeRadius(degree),
    opacity: near && !near.has(index) ? 0.22 : 1,
    fixed: pinned && isPhysicsOn(),
    borderWidth: pinned ? 3 : canvas.crowded ? 0 : 1.5,
  };
}

function edgeItems(entries) {
  const palette = colours();
  const lanes = new Map();
  for (const { edge } of entries) {
    const pair = Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to);
    lanes.set(pair, [...(lanes.get(pair) ?? []), edge.index]);
  }
  return entries.map(({ edge, sources }) => {
    const pair = lanes.get(Math.min(edge.from, edge.to) + "-" + Math.max(edge.from, edge.to));
    const bright = isBright(edge);
    return {
      id: edge.index,
      from: edge.from,
      to: edge.to,
      width: edgeWidth(sources),
      dashes: dashesOf(edge.status),
      arrows: edge.predicate === "PARTNERS_WITH" ? "" : { to: { enabled: true, scaleFactor: 0.7 } },
      color: {
        color: edgeColour(edge, palette),
        highlight: palette.chosen,
        hover: palette.ink,
        opacity: bright ? (canvas.crowded ? 0.4 : 0.85) : 0.12,
      },
      smooth: laneCurve(pair, edge),
    };
  });
}

// Whether an edge is selected, or is one of the selected node; every edge when nothing is selected.
function isBright(edge) {
  const node = graph.byKey.get(state.node);
  if (node) return edge.from === node.index || edge.to === node.index;
  const selected = state.edge ? findEdge(state.edge) : null;
  return !selected || edge === selected;
}

const edgeWidth = (sources) => Math.min(10, 0.7 + 1.3 * sources);
const dashesOf = (status) => ({ planned: [7, 5], negated: [2, 4] })[status] ?? false;

// Edges of one pair fan out; a lone edge is straight.
function laneCurve(pair, edge) {
  if (pair.length === 1) return false;
  const lane = pair.indexOf(edge.index) - (pair.length - 1) / 2;
  if (lane === 0) return false;
  const side = lane > 0 === edge.from < edge.to ? "curvedCW" : "curvedCCW";
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
