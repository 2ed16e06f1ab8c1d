// Which nodes and edges are on the canvas: the backbone, or the strongest of what is filtered, and what was added.
const MOST_NODES = 120;
const MOST_WHEN_ALL = 1500;

// { nodes: Set of indexes, edges: passing entries, candidates, allEdges } for the present state.
function visibleGraph() {
  const passing = passingEdges();
  const hidden = new Set(state.hidden.map((key) => graph.byKey.get(key)?.index));
  const entries = [];
  for (const entry of passing.values()) {
    if (
      entry.edge.from !== entry.edge.to &&
      bothTyped(entry.edge) &&
      !hidden.has(entry.edge.from) &&
      !hidden.has(entry.edge.to)
    )
      entries.push(entry);
  }
  const candidates = new Set();
  for (const { edge } of entries) candidates.add(edge.from).add(edge.to);
  const nodes = state.focus ? focusNodes(state.focus, passing) : chosenNodes(entries, candidates);
  for (const key of [...(state.focus ? [] : state.added), state.node])
    if (graph.byKey.has(key)) nodes.add(graph.byKey.get(key).index);
  const chosenEdge = state.edge && findEdge(state.edge);
  if (chosenEdge) nodes.add(chosenEdge.from).add(chosenEdge.to);
  for (const index of hidden) nodes.delete(index);
  const between = [...passing.values()].filter(
    ({ edge }) => edge.from !== edge.to && nodes.has(edge.from) && nodes.has(edge.to),
  );
  for (const index of nodes) candidates.add(index);
  return { nodes, edges: thinned(between, nodes), candidates, allEdges: between.length };
}

function chosenNodes(entries, candidates) {
  const most = state.all ? MOST_WHEN_ALL : MOST_NODES;
  if (candidates.size <= most) return new Set(candidates);
  if (!state.all && !hasFilters())
    return new Set(graph.network.nodes.map((node) => node.id).filter((index) => candidates.has(index)));
  const strength = new Map();
  for (const { edge, sources } of entries)
    for (const end of [edge.from, edge.to]) strength.set(end, (strength.get(end) ?? 0) + sources);
  const byStrength = [...candidates].sort((a, b) => strength.get(b) - strength.get(a) || a - b);
  const chosen = new Set(byStrength.slice(0, most));
  const linked = new Set();
  for (const { edge } of entries)
    if (chosen.has(edge.from) && chosen.has(edge.to)) linked.add(edge.from).add(edge.to);
  return linked;
}

// A crowded graph keeps, of each node, its best attested edges; all those of the selected node stay.
function thinned(entries, nodes) {
  if (entries.length <= Math.max(60, nodes.size * 2.2) || state.focus) return entries;
  const most = nodes.size > MOST_NODES * 2 ? 2 : 4;
  const left = new Map();
  const kept = new Set();
  const selected = graph.byKey.get(state.node)?.index;
  for (const entry of [...entries].sort(
    (a, b) => edgeStrength(b) - edgeStrength(a) || a.edge.index - b.edge.index,
  )) {
    const { from, to, index } = entry.edge;
    const [a, b] = [left.get(from) ?? 0, left.get(to) ?? 0];
    if (from !== selected && to !== selected && a >= most && b >= most) continue;
    left.set(from, a + 1);
    left.set(to, b + 1);
    kept.add(index);
  }
  return entries.filter((entry) => kept.has(entry.edge.index));
}

const STRENGTH = { PARTNERS_WITH: 3, FUNDS: 3, SUPPORTS: 2, IMPLEMENTS: 2 };
const edgeStrength = ({ edge, statements, sources }) =>
  (STRENGTH[edge.predicate] ?? 1) + 2 * (sources - 1) + 0.5 * (statements.length - sources);

let edgesByKey = null;
function findEdge(key) {
  edgesByKey ??= new Map(graph.edges.map((edge) => [edgeKey(graph, edge), edge]));
  return edgesByKey.get(key) ?? null;
}
