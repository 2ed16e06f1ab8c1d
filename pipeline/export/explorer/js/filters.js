// Which statements and edges pass the filters.
const hasFilters = () =>
  state.country ||
  state.document ||
  state.confidence > 0 ||
  state.sources > 1 ||
  state.from !== null ||
  state.to !== null ||
  state.statuses.size < 3 ||
  state.predicates !== null ||
  !sameSet(state.types, FIRST_TYPES);
const sameSet = (set, list) => set.size === list.length && list.every((one) => set.has(one));

function passesTime(years) {
  if (state.from === null && state.to === null) return true;
  if (!years) return false;
  return (state.from === null || years[1] >= state.from) && (state.to === null || years[0] <= state.to);
}

function statementPasses(i, withTime = true) {
  const columns = graph.statements;
  if (columns.confidence[i] < state.confidence) return false;
  if (
    state.document &&
    (columns.document[i] < 0 || graph.documents[columns.document[i]].key !== state.document)
  )
    return false;
  return !withTime || passesTime(graph.statementYears[i]);
}

function edgePasses(edge) {
  if (!state.statuses.has(edge.status)) return false;
  if (state.predicates && !state.predicates.has(edge.predicate)) return false;
  return !state.country || edgeInCountry(edge);
}

const edgeInCountry = (edge) =>
  [edge.from, edge.to].some((index) => graph.nodes[index].countries.includes(state.country));

// The passing statements of an edge, null when there are none or too few sources.
function passingStatements(edge, withTime = true) {
  if (!edgePasses(edge)) return null;
  const found = edge.statements.filter((i) => statementPasses(i, withTime));
  if (!found.length) return null;
  return state.sources > 1 && sourcesOf(found) < state.sources ? null : found;
}

function sourcesOf(statements) {
  if (statements.length === 1) return 1;
  return new Set(statements.map((i) => graph.statements.document[i])).size;
}

// Every passing edge with { edge, statements, sources }; kept until the filters change.
let passingCache = { key: null, found: null };
function passingEdges() {
  const key = [
    state.country,
    state.document,
    state.confidence,
    state.sources,
    state.from,
    state.to,
    [...state.statuses],
    state.predicates && [...state.predicates],
  ].join("|");
  if (passingCache.key !== key) {
    const found = new Map();
    for (const edge of graph.edges) {
      const statements = passingStatements(edge);
      if (statements) found.set(edge.index, { edge, statements, sources: sourcesOf(statements) });
    }
    passingCache = { key, found };
  }
  return passingCache.found;
}

const bothTyped = (edge) =>
  state.types.has(graph.nodes[edge.from].type) && state.types.has(graph.nodes[edge.to].type);
