// The card of a node: names, figures, facts by predicate, chronology, documents.

function nodeCard(node) {
  const entries = nodeEntries(node);
  const aliases = node.aliases.length
    ? el("p", { class: "aliases" }, `${word("alsoCalled")} ${node.aliases.map(shownText).join(" · ")}`)
    : null;
  const documents = new Set(
    entries.flatMap(({ statements }) => statements.map((i) => graph.statements.document[i])),
  );
  const details = el(
    "p",
    { class: "details" },
    [
      node.countries.length && node.type !== "COUNTRY"
        ? node.countries.slice(0, 4).map(countryName).map(shownText).join(", ")
        : null,
      counted("mention", node.mentions),
      counted("fact", entries.length),
      counted("document", documents.size),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  return [
    cardHead([typeMark(node.type), typeName(node.type)], shownText(node.name), [aliases, details]),
    nodeActions(node),
    figureSection(node, entries),
    factSections(node, entries),
    chronology(node, entries),
    documentSection(documents),
  ].filter(Boolean);
}

function nodeEntries(node) {
  const passing = passingEdges();
  return graph.adjacent[node.index]
    .filter((edge) => passing.has(edge.index))
    .map((edge) => passing.get(edge.index));
}

function nodeActions(node) {
  const pinned = node.key in state.pinned;
  const inNetwork = state.view === "network";
  return el(
    "div",
    { class: "actions" },
    inNetwork
      ? null
      : action("see", word("seeNode"), () =>
          change({ view: "network", added: withKey(state.added, node.key) }),
        ),
    action("expand", word("expand"), () => expand(node)),
    action("collapse", word("collapse"), () => collapse(node)),
    action("common", word("common"), () => startPick("common", node)),
    action("path", word("path"), () => startPick("path", node)),
    inNetwork
      ? action("pin", word(pinned ? "unpin" : "pin"), () => togglePin(node), {
          "aria-pressed": String(pinned),
        })
      : null,
    inNetwork ? action("hide", word("hide"), () => hide(node)) : null,
  );
}

// « 117 migrants de retour, enregistrés · Dakar · 2023 »
function figureText(figure) {
  const signs = { "~": "about", ">=": "min", "<=": "max" };
  const sign = own(signs, figure.modifier) ? `${word(signs[figure.modifier])} ` : "";
  const number = formatted(figure.value) + (figure.max !== undefined ? `–${formatted(figure.max)}` : "");
  const unit = figure.kind === "money" ? ` ${figure.unit}` : figure.kind === "percent" ? " %" : "";
  return [
    sign,
    el("b", {}, number + unit),
    figure.kind === "money" ? "" : ` ${shownText(figure.counted ?? "")}`,
    [
      figure.outcome ? outcomeName(figure.outcome) : null,
      ...figure.places.map(shownText),
      figure.period ? dateText(figure.period) : null,
    ]
      .filter(Boolean)
      .map((part) => el("span", { class: "tag" }, part)),
  ];
}

function figureSection(node, entries) {
  const names = new Set([node.name]);
  const placed = ["COUNTRY", "LOCATION"].includes(node.type)
    ? graph.figures.filter(
        (figure) => figure.node !== node.index && figure.places.some((place) => names.has(place)),
      )
    : [];
  const figures = [...node.figures, ...placed].filter(figurePasses);
  const plain = figures.length
    ? []
    : entries.filter(({ edge }) => edge.predicate === "HAS_FIGURE" && edge.from === node.index);
  if (!figures.length && !plain.length) return null;
  const rows = figures.map((figure) => figureRow(figure, node));
  const others = plain.map(({ edge }) => el("li", {}, factButton(edge, graph.nodes[edge.to])));
  return section(word("figuresOf"), shortened(el("ul", { class: "figures" }), [...rows, ...others]));
}

// A figure, which opens on the sentence that states it.
function figureRow(figure, node) {
  const elsewhere = { ...figure, places: figure.places.filter((place) => place !== node.name) };
  const source = graph.documents[figure.document];
  return el(
    "li",
    {},
    el(
      "details",
      {},
      el(
        "summary",
        {},
        figureText(elsewhere),
        figure.node !== node.index && figure.node >= 0 ? el("small", {}, ` ${shownText(figure.of)}`) : null,
      ),
      el("blockquote", {}, shownText(figure.sentence)),
      source ? el("p", { class: "source" }, documentButton(source)) : null,
    ),
  );
}

// Facts by predicate and direction, in the order of the legend.
function factSections(node, entries) {
  const groups = new Map();
  for (const entry of entries) {
    if (entry.edge.predicate === "HAS_FIGURE" && entry.edge.from === node.index) continue;
    const key = `${String(NETWORK_PREDICATES.indexOf(entry.edge.predicate)).padStart(2, "0")}${entry.edge.from === node.index || entry.edge.predicate === "PARTNERS_WITH" ? 0 : 1}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.keys()].sort().map((key) => {
    const facts = groups.get(key).sort((a, b) => b.sources - a.sources || a.edge.index - b.edge.index);
    const title = predicateName(facts[0].edge.predicate, key.endsWith("1"));
    return section(
      [
        lineMark(facts[0].edge.predicate, "asserted"),
        ` ${title} `,
        el("span", { class: "count" }, String(facts.length)),
      ],
      shortened(
        el("ul", { class: "facts" }),
        facts.map(({ edge, statements, sources }) =>
          el("li", {}, factButton(edge, graph.nodes[otherEnd(edge, node.index)], statements, sources)),
        ),
      ),
    );
  });
}

function factButton(edge, other, statements = edge.statements, sources = 1) {
  const date = statements
    .map((i) => graph.statements.date[i])
    .filter(Boolean)
    .sort()[0];
  return button(
    "",
    () => change({ edge: edgeKey(graph, edge), node: "" }),
    { class: "fact" },
    typeMark(other.type),
    el("span", { class: "what" }, shownText(other.name)),
    el(
      "span",
      { class: "side" },
      edge.status === "asserted" ? null : el("span", { class: `status ${edge.status}` }, word(edge.status)),
      sources > 1 ? el("span", { class: "count" }, `×${sources}`) : null,
      date ? el("span", { class: "date" }, dateText(date)) : null,
    ),
  );
}

function chronology(node, entries) {
  const dated = new Map();
  for (const { edge, statements } of entries) {
    for (const i of statements) {
      const date = graph.statements.date[i];
      if (date && edge.predicate !== "OCCURS_ON" && !dated.has(`${date} ${edge.index}`))
        dated.set(`${date} ${edge.index}`, { date, edge });
    }
  }
  const rows = [...dated.values()].sort((a, b) =>
    dateKey(a.date) < dateKey(b.date)
      ? -1
      : dateKey(a.date) > dateKey(b.date)
        ? 1
        : a.edge.index - b.edge.index,
  );
  if (rows.length < 2) return null;
  return section(
    word("chronology"),
    shortened(
      el("ol", { class: "chronology" }),
      rows.map(({ date, edge }) =>
        el(
          "li",
          {},
          el("span", { class: "date" }, dateText(date)),
          button(
            "",
            () => change({ edge: edgeKey(graph, edge), node: "" }),
            { class: "plain" },
            `${predicateName(edge.predicate, edge.to === node.index)} ${shownText(graph.nodes[otherEnd(edge, node.index)].name)}`,
          ),
        ),
      ),
    ),
  );
}

function documentSection(documents) {
  const found = [...documents].filter((i) => i >= 0).map((i) => graph.documents[i]);
  if (!found.length) return null;
  return section(
    word("inDocuments"),
    shortened(
      el("ul", { class: "documents" }),
      found.map((one) => el("li", {}, documentButton(one))),
    ),
  );
}
