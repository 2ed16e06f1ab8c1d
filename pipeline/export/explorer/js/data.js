// The graph in memory: nodes, edges (statements that say the same), documents, figures; texts when asked for.
async function unpacked(id) {
  const element = byId(id);
  const binary = atob(element.textContent);
  element.textContent = "";
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

let texts = null; // promise of { texts, mentions, evidence }
const loadTexts = () => (texts ??= unpacked("data-texts"));

function makeGraph(model) {
  const graph = { ...model, nodes: makeNodes(model), byKey: new Map(), edges: [], adjacent: [] };
  for (const node of graph.nodes) graph.byKey.set(node.key, node);
  graph.adjacent = graph.nodes.map(() => []);
  graph.documents = model.documents.doc_id.map((key, i) => ({
    index: i,
    key,
    path: model.documents.path[i],
    title: model.documents.title[i] || model.documents.path[i] || key,
    date: model.documents.date[i],
    status: model.documents.status[i],
    statements: 0,
  }));
  graph.readDocuments = graph.documents.filter((one) => one.status === "ok");
  makeEdges(graph, model.statements);
  graph.countryNames = new Map();
  for (const node of graph.nodes)
    if (node.type === "COUNTRY" && node.country) graph.countryNames.set(node.country, node.name);
  markCountries(graph);
  return graph;
}

function makeNodes(model) {
  const columns = model.nodes;
  return columns.id.map((key, i) => ({
    index: i,
    key,
    type: model.types[columns.type[i]],
    name: columns.name[i],
    aliases: columns.aliases[i],
    country: columns.country[i],
    value: columns.value[i],
    mentions: columns.mentions[i],
    countries: null,
    figures: [],
  }));
}

// One edge a (subject, predicate, object, status); its statements are numbers into the columns.
function makeEdges(graph, columns) {
  const found = new Map();
  graph.statementYears = new Array(columns.subject.length);
  const span = new Map();
  for (let i = 0; i < columns.subject.length; i++) {
    const date = columns.date[i];
    if (!span.has(date)) span.set(date, yearsOf(date));
    graph.statementYears[i] = span.get(date);
    if (columns.document[i] >= 0) graph.documents[columns.document[i]].statements++;
    const key =
      ((columns.subject[i] * 16 + columns.predicate[i]) * 4 + columns.status[i]) * 2 ** 21 +
      columns.object[i];
    let edge = found.get(key);
    if (!edge) {
      edge = {
        index: graph.edges.length,
        from: columns.subject[i],
        to: columns.object[i],
        predicate: graph.predicates[columns.predicate[i]],
        status: graph.statuses[columns.status[i]],
        statements: [],
      };
      found.set(key, edge);
      graph.edges.push(edge);
      graph.adjacent[edge.from].push(edge);
      if (edge.to !== edge.from) graph.adjacent[edge.to].push(edge);
    }
    edge.statements.push(i);
  }
  for (const figure of graph.figures) if (figure.node >= 0) graph.nodes[figure.node].figures.push(figure);
}

// The countries of a node: its own, and those of the places it is based in, covers or is held in.
const PLACING = new Set(["BASED_IN", "COVERS", "TAKES_PLACE_IN"]);
function markCountries(graph) {
  for (const node of graph.nodes) node.countries = node.country ? [node.country] : [];
  for (const edge of graph.edges) {
    const place = graph.nodes[edge.to].country;
    if (place && PLACING.has(edge.predicate) && edge.status !== "negated") {
      const own = graph.nodes[edge.from].countries;
      if (!own.includes(place)) own.push(place);
    }
  }
}

const edgeKey = (graph, edge) =>
  `${graph.nodes[edge.from].key} ${edge.predicate} ${graph.nodes[edge.to].key} ${edge.status}`;
const otherEnd = (edge, index) => (edge.from === index ? edge.to : edge.from);

function countryName(code) {
  const known = graph.countryNames.get(code);
  if (known) return known;
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
