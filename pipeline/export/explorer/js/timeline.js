// Facts by year, and two handles that keep a period.
const MOST_YEARS = 45;
let timelineYears = null; // [first, last]
let timelineLanguage = "";

function yearRange() {
  const years = graph.statementYears
    .filter(Boolean)
    .flatMap(([from, to]) => [from, to])
    .sort((a, b) => a - b);
  if (!years.length) return null;
  const last = years[years.length - 1];
  return [Math.max(years[0], last - MOST_YEARS + 1), last];
}

function renderTimeline() {
  timelineYears ??= yearRange() ?? [];
  byId("timeline").hidden =
    timelineYears.length === 0 || !["network", "list", "flows", "figures", "map"].includes(state.view);
  if (!timelineYears.length) return;
  if (timelineLanguage !== language) {
    timelineLanguage = language;
    buildTimeline();
  }
  updateTimeline();
}

function buildTimeline() {
  const [first, last] = timelineYears;
  const slider = (name, label) =>
    el("input", {
      type: "range",
      id: `time-${name}`,
      min: first,
      max: last,
      step: 1,
      "aria-label": `${word("period")} : ${label}`,
      oninput: moveTime,
      onchange: () => keepTime(),
    });
  byId("timeline").setAttribute("aria-label", word("period"));
  byId("timeline").setAttribute("role", "group");
  byId("timeline").replaceChildren(
    el(
      "div",
      { class: "timehead" },
      el("span", { id: "timetext" }),
      button(word("allDates"), () => change({ from: null, to: null }), { id: "alltimes", class: "plain" }),
    ),
    el(
      "div",
      { class: "timebody" },
      el("div", { id: "timebars", "aria-hidden": "true" }),
      slider("from", word("from")),
      slider("to", word("to")),
    ),
    el(
      "div",
      { class: "timefoot", "aria-hidden": "true" },
      el("span", {}, String(first)),
      el("span", {}, String(last)),
    ),
  );
}

function timeValues() {
  const [a, b] = [Number(byId("time-from").value), Number(byId("time-to").value)];
  return [Math.min(a, b), Math.max(a, b)];
}

function moveTime() {
  const [from, to] = timeValues();
  colourBars(from, to);
  byId("timetext").textContent = timeText(from, to);
}

function keepTime() {
  const [from, to] = timeValues();
  change({ from: from <= timelineYears[0] ? null : from, to: to >= timelineYears[1] ? null : to });
}

function timeText(from, to) {
  const whole = from <= timelineYears[0] && to >= timelineYears[1];
  return whole ? word("factsPerYear") : `${from} – ${to} · ${word("onlyDated")}`;
}

function updateTimeline() {
  const [first, last] = timelineYears;
  const counts = new Array(last - first + 1).fill(0);
  for (const edge of graph.edges) {
    for (const i of passingStatements(edge, false) ?? []) {
      const years = graph.statementYears[i];
      if (years && years[1] >= first) counts[Math.min(last, Math.max(first, years[0])) - first]++;
    }
  }
  const most = Math.max(1, ...counts);
  byId("timebars").replaceChildren(
    ...counts.map((n, i) => {
      const bar = el("span", { "data-year": first + i, title: `${first + i} : ${counted("fact", n)}` });
      bar.style.height = n ? `${Math.max(8, (100 * n) / most)}%` : "0";
      return bar;
    }),
  );
  const [from, to] = [state.from ?? first, state.to ?? last];
  byId("time-from").value = from;
  byId("time-to").value = to;
  byId("alltimes").hidden = state.from === null && state.to === null;
  byId("timetext").textContent = timeText(from, to);
  colourBars(from, to);
}

function colourBars(from, to) {
  for (const bar of byId("timebars").children)
    bar.classList.toggle("out", Number(bar.dataset.year) < from || Number(bar.dataset.year) > to);
}
