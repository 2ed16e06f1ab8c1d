// What was counted: people by what happened to them, by place, by year, and every figure with its sentence.
function figurePasses(figure) {
  if (state.document && (figure.document < 0 || graph.documents[figure.document].key !== state.document))
    return false;
  if (!passesTime(yearsOf(figure.period ?? graph.documents[figure.document]?.date))) return false;
  if (!state.country) return true;
  const owner = graph.nodes[figure.node];
  return (
    Boolean(owner?.countries.includes(state.country)) || figure.places.includes(countryName(state.country))
  );
}

function renderFigures(stage) {
  const figures = graph.figures.filter(figurePasses);
  const people = figures.filter((figure) => figure.kind === "people");
  const page = el(
    "div",
    { class: "page" },
    el("h2", {}, word("figures")),
    el("p", { class: "help" }, figures.length ? word("figuresHelp") : word("noFigures")),
  );
  if (people.length)
    page.append(
      el(
        "div",
        { class: "charts" },
        figureChart(
          "peopleByOutcome",
          largestBy(people, (figure) => [figure.outcome ?? ""]),
          (key) => outcomeName(key),
        ),
        figureChart(
          "byPlace",
          largestBy(people, (figure) => figure.places),
          (key) => key,
        ),
        figureChart("byYear", byYear(people), (key) => key),
      ),
    );
  if (figures.length)
    page.append(
      section(
        word("allFigures"),
        figureTable(
          [...figures].sort(
            (a, b) => (a.kind === "people" ? 0 : 1) - (b.kind === "people" ? 0 : 1) || b.value - a.value,
          ),
        ),
      ),
    );
  stage.replaceChildren(page);
}

const MOST_BARS = 10;
// The largest figure of each key: figures of several documents may count the same people.
function largestBy(figures, keysOf) {
  const best = new Map();
  for (const figure of figures)
    for (const key of keysOf(figure))
      if (!best.has(key) || best.get(key).value < figure.value) best.set(key, figure);
  return [...best].sort((a, b) => b[1].value - a[1].value).slice(0, MOST_BARS);
}

function byYear(figures) {
  const found = largestBy(figures, (figure) =>
    yearsOf(figure.period) ? [String(yearsOf(figure.period)[0])] : [],
  );
  return found.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function figureChart(titleKey, entries, nameOf) {
  if (!entries.length) return null;
  const bars = entries.map(([key, figure]) => ({
    name: nameOf(key),
    value: figure.value,
    note: figureNote(figure, titleKey),
    colour: colours()[titleKey === "byPlace" ? "LOCATION" : titleKey === "byYear" ? "EVENT" : "ORGANISATION"],
  }));
  const title = word(titleKey);
  return el(
    "figure",
    {},
    el(
      "figcaption",
      {},
      title,
      el("small", {}, language === "fr" ? " (échelle logarithmique)" : " (logarithmic scale)"),
    ),
    barChart(title, bars, { log: true }),
  );
}

// What the bar's own name does not say of its figure.
function figureNote(figure, titleKey) {
  const where =
    titleKey === "byPlace"
      ? figure.node >= 0 && figure.of !== figure.places[0]
        ? figure.of
        : null
      : (figure.places[0] ?? figure.of);
  const when = titleKey !== "byYear" && figure.period ? dateText(figure.period) : null;
  return [figure.counted, where, when].filter(Boolean).map(shownText).join(" · ");
}

function figureTable(figures) {
  const row = (figure) => {
    const owner = graph.nodes[figure.node];
    return el(
      "tr",
      {},
      el(
        "th",
        { scope: "row", class: "figure" },
        figureText({ ...figure, outcome: null, places: [], period: null }),
      ),
      el("td", {}, figure.outcome ? outcomeName(figure.outcome) : ""),
      el(
        "td",
        {},
        owner && owner.type !== "QUANTITY"
          ? rowButton(owner.name, () => change({ node: owner.key, edge: "" }))
          : shownText(figure.of ?? ""),
      ),
      el("td", {}, shownText(figure.places.join(", "))),
      el("td", {}, figure.period ? dateText(figure.period) : ""),
      el(
        "td",
        { class: "sentence" },
        shownText(figure.sentence ?? ""),
        graph.documents[figure.document]
          ? el("span", { class: "source" }, documentButton(graph.documents[figure.document]))
          : null,
      ),
    );
  };
  const body = el("tbody", { onkeydown: walkRows }, figures.slice(0, FIRST_ROWS).map(row));
  const more =
    figures.length > FIRST_ROWS
      ? button(
          word("more", { n: figures.length - FIRST_ROWS }),
          () => {
            body.append(...figures.slice(FIRST_ROWS, 5000).map(row));
            more.remove();
          },
          { class: "plain" },
        )
      : null;
  return el(
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
          ["counted", "outcome", "of", "place", "period", "sentence"].map((key) =>
            el("th", { scope: "col" }, word(key)),
          ),
        ),
      ),
      body,
    ),
    more,
  );
}
