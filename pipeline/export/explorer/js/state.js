// What the page shows, as one plain object; the URL fragment is its written form, undo a stack of fragments.
const FIRST_TYPES = ["ORGANISATION", "COUNTRY", "PROGRAMME"];
const VIEWS = ["network", "list", "flows", "figures", "map", "documents"];

function firstState() {
  return {
    view: "network",
    types: new Set(FIRST_TYPES),
    predicates: null,
    statuses: new Set(["asserted", "planned", "negated"]),
    country: "",
    document: "",
    confidence: 0,
    sources: 1,
    from: null,
    to: null,
    node: "",
    edge: "",
    reading: "",
    added: [],
    hidden: [],
    pinned: {},
    focus: null,
    all: false,
    language: "",
    theme: "",
    tab: "entities",
    sort: "",
  };
}

let state = firstState();
const past = [];
let graph = null;
const listeners = [];
const onChange = (listener) => listeners.push(listener);

// Change some of the state and show it; `keep` false leaves no step to undo (typing, hovering).
function change(part, keep = true) {
  const before = writeFragment(state);
  state = { ...state, ...part };
  const after = writeFragment(state);
  if (keep && before !== after) past.push(before);
  if (past.length > 100) past.shift();
  if (before !== after)
    history.replaceState(null, "", after ? `#${after}` : location.pathname + location.search);
  for (const listener of listeners) listener();
}

function undo() {
  const before = past.pop();
  if (before === undefined) return;
  state = readFragment(before);
  history.replaceState(null, "", before ? `#${before}` : location.pathname + location.search);
  for (const listener of listeners) listener();
}

const SHORT = {
  view: "vue",
  country: "pays",
  document: "doc",
  node: "noeud",
  edge: "lien",
  reading: "lecture",
  language: "langue",
  theme: "theme",
  tab: "onglet",
  sort: "tri",
};
const NUMBERS = { confidence: "confiance", sources: "sources", from: "de", to: "a" };
const SETS = { types: "types", statuses: "statuts", predicates: "liens" };
const LISTS = { added: "ajouts", hidden: "masques" };

function writeFragment(state) {
  const first = firstState();
  const words = new URLSearchParams();
  for (const [name, short] of Object.entries({ ...SHORT, ...NUMBERS }))
    if (state[name] !== first[name]) words.set(short, state[name]);
  for (const [name, short] of Object.entries(SETS)) {
    const [now, then] = [
      state[name] && [...state[name]].sort().join(","),
      first[name] && [...first[name]].sort().join(","),
    ];
    if (now !== then && now !== null) words.set(short, now);
  }
  for (const [name, short] of Object.entries(LISTS)) for (const key of state[name]) words.append(short, key);
  for (const [key, [x, y]] of Object.entries(state.pinned)) words.append("epingle", `${x},${y},${key}`);
  if (state.focus) words.set("entre", JSON.stringify([state.focus.kind, state.focus.a, state.focus.b]));
  if (state.all) words.set("tout", "1");
  return words.toString();
}

function readFragment(fragment) {
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const found = firstState();
  for (const [name, short] of Object.entries(SHORT)) if (words.has(short)) found[name] = words.get(short);
  for (const [name, short] of Object.entries(NUMBERS))
    if (words.has(short) && Number.isFinite(Number(words.get(short)))) found[name] = Number(words.get(short));
  for (const [name, short] of Object.entries(SETS))
    if (words.has(short)) found[name] = new Set(words.get(short).split(",").filter(Boolean));
  for (const [name, short] of Object.entries(LISTS)) found[name] = words.getAll(short);
  for (const text of words.getAll("epingle")) {
    const [x, y, ...key] = text.split(",");
    if (Number.isFinite(Number(x)) && Number.isFinite(Number(y)))
      found.pinned[key.join(",")] = [Number(x), Number(y)];
  }
  try {
    const [kind, a, b] = JSON.parse(words.get("entre") ?? "null") ?? [];
    if (["common", "path"].includes(kind)) found.focus = { kind, a: String(a), b: String(b) };
  } catch {
    /* a fragment written by hand: no focus */
  }
  found.all = words.get("tout") === "1";
  if (!VIEWS.includes(found.view)) found.view = "network";
  return found;
}
