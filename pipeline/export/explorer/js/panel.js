// The side panel: legend and filters are one thing, as what is named there can be switched there.
const NETWORK_PREDICATES = [
  "PARTNERS_WITH",
  "FUNDS",
  "SUPPORTS",
  "IMPLEMENTS",
  "ORGANISES",
  "PARTICIPATES_IN",
  "PART_OF",
  "BASED_IN",
  "COVERS",
  "TAKES_PLACE_IN",
  "OCCURS_ON",
  "HAS_FIGURE",
  "IN_PERIOD",
  "AMOUNT_PART_OF",
];
let panelLanguage = "";

function renderPanel() {
  if (panelLanguage !== language) {
    panelLanguage = language;
    byId("panel").setAttribute("aria-label", word("showFilters"));
    byId("panel").replaceChildren(
      el(
        "div",
        { class: "panelhead" },
        el("h2", {}, word("showFilters")),
        iconButton("close", word("closePanel"), () => togglePanel(false), { class: "iconbutton closepanel" }),
      ),
      el("fieldset", {}, el("legend", {}, word("types")), graph.types.map(typeRow)),
      el("fieldset", {}, el("legend", {}, word("links")), usedPredicates().map(predicateRow)),
      el("fieldset", {}, el("legend", {}, word("status")), graph.statuses.map(statusRow)),
      selectRow("country", word("country"), word("allCountries"), countryChoices()),
      selectRow(
        "document",
        word("document"),
        word("allDocuments"),
        graph.readDocuments.map((one) => [one.key, shownText(one.title)]),
      ),
      rangeRow("confidence", word("confidence"), 0, 100, 5, (value) => `${value} %`),
      rangeRow("sources", word("sources"), 1, 5, 1, (value) => String(value)),
      el(
        "p",
        { class: "panelfoot" },
        button(word("reset"), resetFilters, { id: "reset", class: "plain" }),
        button("", () => change({ hidden: [] }), { id: "unhide", class: "plain" }),
      ),
      el("p", { class: "help" }, word("stepsHelp")),
    );
  }
  updatePanel();
}

const usedPredicates = () => {
  const used = new Set(graph.edges.map((edge) => edge.predicate));
  return NETWORK_PREDICATES.filter((one) => used.has(one));
};

function countryChoices() {
  const codes = new Set(graph.nodes.flatMap((node) => node.countries));
  return [...codes]
    .map((code) => [code, shownText(countryName(code))])
    .sort((a, b) => a[1].localeCompare(b[1], language));
}

function checkRow(group, name, label, mark, onchange) {
  return el(
    "label",
    { class: "check" },
    el("input", { type: "checkbox", "data-group": group, value: name, onchange }),
    mark,
    el("span", { class: "name" }, label),
    el("span", { class: "count", "data-count": `${group}-${name}` }),
  );
}

const typeRow = (type) =>
  checkRow("types", type, typeName(type, 2), typeMark(type), (event) =>
    toggleSet("types", type, event.target.checked),
  );

function predicateRow(predicate) {
  return checkRow(
    "predicates",
    predicate,
    predicateName(predicate),
    lineMark(predicate, "asserted"),
    (event) => {
      const all = new Set(state.predicates ?? graph.predicates);
      if (event.target.checked) all.add(predicate);
      else all.delete(predicate);
      change({ predicates: usedPredicates().every((one) => all.has(one)) ? null : all });
    },
  );
}

const statusRow = (status) =>
  checkRow("statuses", status, word(status), lineMark("", status), (event) =>
    toggleSet("statuses", status, event.target.checked),
  );

// A sample of a line as the graph draws it.
function lineMark(predicate, status) {
  const directed = predicate && predicate !== "PARTNERS_WITH";
  return svgEl(
    "svg",
    {
      viewBox: "0 0 26 10",
      class: `line line-${status === "negated" ? "negated" : predicate || "other"}`,
      "aria-hidden": "true",
    },
    svgEl("path", {
      d: directed ? "M1 5h19" : "M1 5h24",
      "stroke-dasharray": { planned: "5 3", negated: "2 3" }[status] ?? "none",
    }),
    directed ? svgEl("path", { d: "M19 1.5l6 3.5-6 3.5z", class: "head" }) : null,
    status === "negated" ? svgEl("path", { d: "M10 2l6 6M16 2l-6 6" }) : null,
  );
}

function toggleSet(name, value, on) {
  const set = new Set(state[name]);
  if (on) set.add(value);
  else set.delete(value);
  change({ [name]: set });
}

function selectRow(name, label, all, choices) {
  return el(
    "div",
    { class: "field" },
    el("label", { for: `filter-${name}` }, label),
    el(
      "select",
      { id: `filter-${name}`, onchange: (event) => change({ [name]: event.target.value }) },
      el("option", { value: "" }, all),
      choices.map(([value, text]) => el("option", { value }, text)),
    ),
  );
}

function rangeRow(name, label, min, max, step, written) {
  const output = el("output", { for: `filter-${name}`, "data-range": name });
  return el(
    "div",
    { class: "field" },
    el("label", { for: `filter-${name}` }, label, " ", output),
    el("input", {
      type: "range",
      id: `filter-${name}`,
      min,
      max,
      step,
      oninput: (event) => {
        output.textContent = written(event.target.value);
      },
      onchange: (event) => change({ [name]: Number(event.target.value) }),
    }),
  );
}

function updatePanel() {
  const panel = byId("panel");
  for (const input of panel.querySelectorAll("input[type=checkbox]")) {
    const set = state[input.dataset.group];
    input.checked = set === null || set.has(input.value);
  }
  byId("filter-country").value = state.country;
  byId("filter-document").value = state.document;
  for (const [name, sign] of [
    ["confidence", " %"],
    ["sources", ""],
  ]) {
    byId(`filter-${name}`).value = state[name];
    panel.querySelector(`[data-range=${name}]`).textContent = `${state[name]}${sign}`;
  }
  const counts = panelCounts();
  for (const place of panel.querySelectorAll("[data-count]")) {
    const n = counts.get(place.dataset.count) ?? 0;
    place.textContent = formatted(n);
    const row = place.closest(".check");
    row.hidden =
      n === 0 &&
      row.querySelector("input").checked &&
      row.querySelector("input").dataset.group === "predicates";
  }
  byId("reset").disabled = !hasFilters();
  byId("unhide").hidden = !state.hidden.length;
  byId("unhide").textContent = word("hiddenOnes", { n: state.hidden.length });
}

// Entities by type, and links between what is shown by predicate and status.
function panelCounts() {
  const counts = new Map();
  const seen = new Set();
  const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const edge of graph.edges) {
    if (!bothTyped(edge) || (state.country && !edgeInCountry(edge))) continue;
    add(`predicates-${edge.predicate}`);
    add(`statuses-${edge.status}`);
  }
  for (const { edge } of passingEdges().values()) {
    for (const end of [edge.from, edge.to]) {
      if (!seen.has(end)) {
        seen.add(end);
        add(`types-${graph.nodes[end].type}`);
      }
    }
  }
  return counts;
}

function resetFilters() {
  const first = firstState();
  change({
    types: first.types,
    predicates: null,
    statuses: first.statuses,
    country: "",
    document: "",
    confidence: 0,
    sources: 1,
    from: null,
    to: null,
  });
}

function togglePanel(open = !document.body.classList.contains("panelopen")) {
  document.body.classList.toggle("panelopen", open);
  byId("panelbutton").setAttribute("aria-expanded", String(open));
  if (open) byId("panel").querySelector("button, input").focus();
  else byId("panelbutton").focus();
}
