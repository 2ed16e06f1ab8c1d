// The documents: a list, and one of them whole with everything that was recognised in it.
const marksOff = new Set(); // types not highlighted

function readDocument(one, before = {}) {
  change({ view: "documents", reading: one.key, ...before });
}

function renderDocuments(stage) {
  const one = graph.documents.find((document) => document.key === state.reading);
  if (!one) return stage.replaceChildren(documentList());
  stage.replaceChildren(documentHead(one), el("p", { class: "help" }, word("loading")));
  const key = state.reading;
  loadTexts().then((loaded) => {
    if (state.view === "documents" && state.reading === key) showText(stage, one, loaded);
  });
}

function documentList() {
  const rows = [...graph.readDocuments].sort((a, b) => b.statements - a.statements || a.index - b.index);
  const columns = [
    [word("document"), (one) => documentButton({ ...one, date: null })],
    [word("date"), (one) => (one.date ? dateText(one.date) : "")],
    [word("facts"), (one) => formatted(one.statements)],
    [word("path"), (one) => shownText(one.path)],
  ];
  columns[3][0] = language === "fr" ? "Fichier" : "File";
  return el(
    "div",
    { class: "page" },
    el("h2", {}, word("documents")),
    el("p", { class: "help" }, word("documentsHelp", { n: rows.length })),
    el(
      "div",
      { class: "tablewrap" },
      el(
        "table",
        {},
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            columns.map(([title]) => el("th", { scope: "col" }, title)),
          ),
        ),
        el(
          "tbody",
          {},
          rows.slice(0, 500).map((one) =>
            el(
              "tr",
              {},
              columns.map(([, cell]) => el("td", {}, cell(one))),
            ),
          ),
        ),
      ),
    ),
  );
}

function documentHead(one) {
  return el(
    "div",
    { class: "dochead" },
    button(
      word("documents"),
      () => change({ reading: "" }),
      { class: "plain back" },
      icon("back"),
      word("documents"),
    ),
    el("h2", { tabindex: "-1", id: "doctitle" }, shownText(one.title)),
    el(
      "p",
      { class: "details" },
      [
        one.date ? dateText(one.date) : word("undated"),
        counted("fact", one.statements),
        shownText(one.path),
      ].join(" · "),
      " ",
      sourceLink(one),
    ),
  );
}

function showText(stage, one, loaded) {
  const text = loaded.texts[one.index];
  const mentions = loaded.mentions[one.index];
  if (!text)
    return stage.replaceChildren(documentHead(one), el("p", { class: "help" }, word("noDocumentText")));
  const body = el("div", { class: "text", lang: "fr" }, textNodes(text, mentions, one, loaded));
  body.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-node]");
    if (mark) choose(graph.nodes[Number(mark.dataset.node)]);
  });
  for (const type of marksOff) body.classList.add(`no-${type}`);
  stage.replaceChildren(
    el(
      "article",
      { class: "page document" },
      documentHead(one),
      markSwitches(mentions, body),
      el("div", { class: "columns" }, body, entityList(mentions, body)),
    ),
  );
  (body.querySelector(".said") ?? body.querySelector("mark.current"))?.scrollIntoView({ block: "center" });
}

// The text with its mentions; the sentences of the selected edge stand out.
function textNodes(text, mentions, one, loaded) {
  const edge = state.edge && findEdge(state.edge);
  const said = (edge ? edge.statements : [])
    .filter((i) => graph.statements.document[i] === one.index && Array.isArray(loaded.evidence[i]))
    .map((i) => [...loaded.evidence[i], -1, -1]);
  const all = [...said, ...mentions].sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2]);
  const selected = graph.byKey.get(state.node)?.index;
  return markedNodes(text, 0, text.length, all, ([, , type, node]) => {
    if (type < 0) return { class: "said" };
    const kind = graph.types[type];
    return node < 0
      ? { class: `m m-${kind}` }
      : {
          class: `m m-${kind}${node === selected ? " current" : ""}`,
          "data-node": node,
          title: word("nodeOf", { type: typeName(kind), name: shownText(graph.nodes[node].name) }),
        };
  });
}

function markSwitches(mentions, body) {
  const present = graph.types.filter((_, i) => mentions.some((mention) => mention[2] === i));
  return el(
    "fieldset",
    { class: "switches" },
    el("legend", {}, word("highlight")),
    present.map((type) =>
      el(
        "label",
        { class: "check" },
        el("input", {
          type: "checkbox",
          checked: !marksOff.has(type),
          onchange: (event) => {
            marksOff[event.target.checked ? "delete" : "add"](type);
            body.classList.toggle(`no-${type}`, !event.target.checked);
          },
        }),
        el("span", { class: `swatch m-${type}` }, typeName(type, 2)),
      ),
    ),
  );
}

// What the text names, by type: a way to each card, and to the place in the text, by keyboard.
function entityList(mentions, body) {
  const found = new Map();
  for (const [, , , node] of mentions) if (node >= 0) found.set(node, (found.get(node) ?? 0) + 1);
  const groups = graph.types
    .map((type) => [type, [...found.keys()].filter((index) => graph.nodes[index].type === type)])
    .filter(([, list]) => list.length);
  return el(
    "aside",
    { class: "entities", "aria-label": word("types") },
    groups.map(([type, list]) =>
      el(
        "section",
        {},
        el("h3", {}, typeMark(type), ` ${typeName(type, 2)}`),
        el(
          "ul",
          {},
          list
            .sort((a, b) => found.get(b) - found.get(a) || a - b)
            .map((index) =>
              el(
                "li",
                {},
                button(
                  "",
                  () => {
                    body.querySelector(`mark[data-node="${index}"]`)?.scrollIntoView({ block: "center" });
                    choose(graph.nodes[index]);
                  },
                  { class: "plain" },
                  shownText(graph.nodes[index].name),
                ),
                found.get(index) > 1 ? el("span", { class: "count" }, ` ×${found.get(index)}`) : null,
              ),
            ),
        ),
      ),
    ),
  );
}
