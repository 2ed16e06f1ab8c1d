// The card of an edge: every sentence that says it, with its document, date, confidence and rule.

function edgeCard(edge) {
  const passing = passingEdges().get(edge.index);
  const statements = passing ? passing.statements : edge.statements;
  const [from, to] = [graph.nodes[edge.from], graph.nodes[edge.to]];
  const end = (node, role) =>
    button(
      "",
      () => choose(node),
      { class: `end ${role}`, "data-action": role },
      typeMark(node.type),
      el("span", {}, shownText(node.name)),
    );
  const list = el("ol", { class: "evidence" });
  const head = cardHead(
    edge.status === "asserted"
      ? word("predicate")
      : el("span", { class: `status ${edge.status}` }, word(edge.status)),
    predicateName(edge.predicate),
    [
      el(
        "p",
        { class: "triple" },
        end(from, "subject"),
        el("span", { class: "arrow" }, lineMark(edge.predicate, edge.status)),
        end(to, "object"),
      ),
      el(
        "p",
        { class: "details" },
        [counted("document", sourcesOf(statements)), counted("fact", statements.length)].join(" · "),
      ),
    ],
  );
  loadTexts().then((loaded) => list.replaceChildren(...statements.map((i) => evidenceItem(loaded, i, edge))));
  return [head, section(word("evidence"), list)];
}

function evidenceItem(loaded, i, edge) {
  const columns = graph.statements;
  const source = graph.documents[columns.document[i]];
  return el(
    "li",
    {},
    el("blockquote", {}, evidenceNodes(loaded, i, edge)),
    el(
      "p",
      { class: "source" },
      source ? documentButton(source, { edge: edgeKey(graph, edge) }) : null,
      sourceLink(source),
    ),
    el(
      "p",
      { class: "details" },
      [
        columns.date[i] ? dateText(columns.date[i]) : null,
        word("confidenceIs", { n: columns.confidence[i] }),
        columns.rule[i] >= 0 ? `${word("rule")} ${shownText(columns.rules[columns.rule[i]])}` : null,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
  );
}
