// The graph as tables, for those who prefer them: sortable, and walked with the arrow keys.
const FIRST_ROWS = 200;

function renderList(stage) {
  const tabs = el(
    "div",
    { class: "tabs", role: "group", "aria-label": word("list") },
    [
      ["entities", "entitiesTab"],
      ["facts", "factsTab"],
    ].map(([tab, label]) =>
      button(word(label), () => change({ tab, sort: "" }), {
        "aria-pressed": String(state.tab === tab),
        "data-action": `tab-${tab}`,
      }),
    ),
  );
  const table = state.tab === "facts" ? factTable() : entityTable();
  stage.replaceChildren(
    el(
      "div",
      { class: "page" },
      el("div", { class: "pagehead" }, el("h2", {}, word("list")), tabs),
      el("p", { class: "help" }, word("listHelp")),
      table,
    ),
  );
}

function listedEdges() {
  return [...passingEdges().values()].filter(({ edge }) => bothTyped(edge));
}

function entityTable() {
  const rows = new Map();
  for (const { edge, statements } of listedEdges()) {
    for (const end of [edge.from, edge.to]) {
      const row = rows.get(end) ?? {
        node: graph.nodes[end],
        neighbours: new Set(),
        facts: 0,
        documents: new Set(),
      };
      row.neighbours.add(otherEnd(edge, end));
      row.facts++;
      for (const i of statements) row.documents.add(graph.statements.document[i]);
      rows.set(end, row);
    }
  }
  return sortableTable(
    [...rows.values()],
    [
      {
        key: "name",
        title: word("name"),
        value: ({ node }) => folded(node.name),
        cell: ({ node }) => rowButton(node.name, () => change({ node: node.key, edge: "" })),
      },
      {
        key: "type",
        title: word("type"),
        value: ({ node }) => node.type,
        cell: ({ node }) => el("span", { class: "typecell" }, typeMark(node.type), ` ${typeName(node.type)}`),
      },
      {
        key: "country",
        title: word("country"),
        value: ({ node }) => (node.countries[0] ? folded(countryName(node.countries[0])) : "~"),
        cell: ({ node }) => shownText(node.countries.slice(0, 3).map(countryName).join(", ")),
      },
      {
        key: "neighbours",
        title: word("neighbours"),
        number: true,
        value: (row) => row.neighbours.size,
        cell: (row) => formatted(row.neighbours.size),
      },
      {
        key: "facts",
        title: word("statements"),
        number: true,
        value: (row) => row.facts,
        cell: (row) => formatted(row.facts),
      },
      {
        key: "documents",
        title: word("docs"),
        number: true,
        value: (row) => row.documents.size,
        cell: (row) => formatted(row.documents.size),
      },
    ],
    "-neighbours",
  );
}

function factTable() {
  const first = (statements) =>
    statements
      .map((i) => graph.statements.date[i])
      .filter(Boolean)
      .sort()[0];
  return sortableTable(
    listedEdges(),
    [
      {
        key: "subject",
        title: word("subject"),
        value: ({ edge }) => folded(graph.nodes[edge.from].name),
        cell: ({ edge }) =>
          rowButton(graph.nodes[edge.from].name, () => change({ edge: edgeKey(graph, edge), node: "" })),
      },
      {
        key: "predicate",
        title: word("predicate"),
        value: ({ edge }) => NETWORK_PREDICATES.indexOf(edge.predicate),
        cell: ({ edge }) => predicateName(edge.predicate),
      },
      {
        key: "object",
        title: word("object"),
        value: ({ edge }) => folded(graph.nodes[edge.to].name),
        cell: ({ edge }) => shownText(graph.nodes[edge.to].name),
      },
      {
        key: "status",
        title: word("status"),
        value: ({ edge }) => edge.status,
        cell: ({ edge }) => el("span", { class: `status ${edge.status}` }, word(edge.status)),
      },
      {
        key: "date",
        title: word("date"),
        value: ({ statements }) => dateKey(first(statements)),
        cell: ({ statements }) =>
          first(statements) ? el("span", { class: "date" }, dateText(first(statements))) : "",
      },
      {
        key: "sources",
        title: word("docs"),
        number: true,
        value: ({ sources }) => sources,
        cell: ({ sources }) => formatted(sources),
      },
    ],
    "-sources",
  );
}

const rowButton = (name, onclick) => button("", onclick, { class: "plain rowbutton" }, shownText(name));

// `state.sort` is a column key, with a minus for the greatest first.
function sortableTable(rows, columns, usual) {
  const sort = columns.some((one) => one.key === state.sort.replace("-", "")) ? state.sort : usual;
  const [down, key] = [sort.startsWith("-"), sort.replace("-", "")];
  const column = columns.find((one) => one.key === key);
  const keyed = rows.map((row) => [column.value(row), row]);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
  const body = el("tbody", { onkeydown: walkRows });
  const add = (from, to) =>
    body.append(
      ...keyed.slice(from, to).map(([, row]) =>
        el(
          "tr",
          {},
          columns.map((one, i) =>
            el(
              i ? "td" : "th",
              { class: one.number ? "number" : null, scope: i ? null : "row" },
              one.cell(row),
            ),
          ),
        ),
      ),
    );
  add(0, FIRST_ROWS);
  const heads = columns.map((one) =>
    el(
      "th",
      {
        scope: "col",
        class: one.number ? "number" : null,
        "aria-sort": one.key === key ? (down ? "descending" : "ascending") : "none",
      },
      button(
        "",
        () =>
          change(
            {
              sort: one.key === key ? (down ? one.key : `-${one.key}`) : one.number ? `-${one.key}` : one.key,
            },
            false,
          ),
        { class: "plain", "data-action": `sort-${one.key}` },
        one.title,
        el("span", { "aria-hidden": "true" }, one.key === key ? (down ? " ↓" : " ↑") : ""),
      ),
    ),
  );
  const more =
    keyed.length > FIRST_ROWS
      ? button(
          word("more", { n: keyed.length - FIRST_ROWS }),
          () => {
            add(FIRST_ROWS, FIRST_ROWS + 5000);
            more.remove();
          },
          { class: "plain" },
        )
      : null;
  return el(
    "div",
    { class: "tablewrap" },
    rows.length
      ? el("table", {}, el("thead", {}, el("tr", {}, heads)), body)
      : el("p", { class: "help" }, word("nothing")),
    more,
  );
}

// Up and down between rows, Home and End to the first and last.
function walkRows(event) {
  const rows = [...event.currentTarget.querySelectorAll(".rowbutton")];
  const at = rows.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (at < 0 || to === undefined || !rows[to]) return;
  event.preventDefault();
  rows[to].focus();
}
