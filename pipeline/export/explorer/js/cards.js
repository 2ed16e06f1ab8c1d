// The card of a node or an edge: what is known, and who says it.
const FIRST_FACTS = 6;
let cardKey = "";

function renderCard() {
  const node = graph.byKey.get(state.node);
  const edge = !node && state.edge ? findEdge(state.edge) : null;
  const card = byId("card");
  const key = JSON.stringify([
    state.node,
    state.edge,
    language,
    state.view,
    [...passingKey()],
    state.added,
    state.hidden,
    Object.keys(state.pinned),
  ]);
  document.body.classList.toggle("cardopen", Boolean(node || edge));
  if (key === cardKey) return;
  const same = card.dataset.shown === (state.node || state.edge);
  const [scroll, focus] = [
    card.scrollTop,
    card.contains(document.activeElement) ? document.activeElement.dataset.action : null,
  ];
  cardKey = key;
  card.hidden = !node && !edge;
  card.dataset.shown = state.node || state.edge;
  card.replaceChildren(...(node ? nodeCard(node) : edge ? edgeCard(edge) : []).flat(Infinity));
  card.setAttribute("aria-label", node ? shownText(node.name) : word("evidence"));
  card.scrollTop = same ? scroll : 0;
  if (focus) (card.querySelector(`[data-action="${focus}"]`) ?? card.querySelector("h2"))?.focus();
}

const passingKey = () => [
  state.country,
  state.document,
  state.confidence,
  state.sources,
  state.from,
  state.to,
  [...state.statuses].join(),
  state.predicates && [...state.predicates].join(),
];

const action = (name, label, onclick, attributes = {}) =>
  button(label, onclick, { "data-action": name, ...attributes });

function cardHead(kind, title, details) {
  return el(
    "div",
    { class: "cardhead" },
    el("p", { class: "kicker" }, kind),
    iconButton("close", word("closeCard"), () => change({ node: "", edge: "" }), {
      "data-action": "close",
      class: "iconbutton closecard",
    }),
    el("h2", { tabindex: "-1" }, title),
    details,
  );
}

const section = (title, ...content) => el("section", {}, el("h3", {}, title), content);

// A list whose tail opens on demand.
function shortened(list, rows, first = FIRST_FACTS) {
  list.append(...rows.slice(0, first));
  if (rows.length <= first) return list;
  const more = button(
    word(rows.length - first > 1 ? "moreFacts" : "moreFact", { n: rows.length - first }),
    () => {
      list.append(...rows.slice(first));
      more.remove();
      rows[first].querySelector("button, summary")?.focus();
    },
    { class: "plain" },
  );
  return [list, more];
}

function documentButton(one, before = {}) {
  return button(
    "",
    () => readDocument(one, before),
    { class: "plain" },
    shownText(one.title),
    one.date ? el("small", {}, ` ${dateText(one.date)}`) : null,
  );
}

// The document's own address, when it has one on the web.
function sourceLink(source) {
  if (!source || !/^https?:\/\/[^\s]+$/i.test(source.path ?? "")) return null;
  return el(
    "a",
    { href: source.path, target: "_blank", rel: "noopener noreferrer", class: "weblink" },
    new URL(source.path).hostname,
  );
}
