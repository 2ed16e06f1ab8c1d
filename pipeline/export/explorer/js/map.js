// Countries with what happens there, on an outline that is in the page (Natural Earth, equirectangular).
let world = null;
let wholeWorld = false;

function renderMap(stage) {
  world ??= JSON.parse(byId("data-outline").textContent);
  const counts = countryCounts();
  const page = el(
    "div",
    { class: "page mappage" },
    el(
      "div",
      { class: "pagehead" },
      el("h2", {}, word("mapOf")),
      button(
        language === "fr" ? "Monde entier" : "Whole world",
        () => {
          wholeWorld = !wholeWorld;
          renderMap(stage);
        },
        { "aria-pressed": String(wholeWorld), "data-action": "world" },
      ),
    ),
    el("p", { class: "help" }, word("mapHelp")),
  );
  page.append(el("div", { class: "mapwrap" }, mapChart(counts)), countryTable(counts));
  stage.replaceChildren(page);
}

// Facts by country code: those of the country itself, and of all that is placed in it.
function countryCounts() {
  const counts = new Map();
  for (const { edge } of passingEdges().values()) {
    if (["OCCURS_ON", "IN_PERIOD", "AMOUNT_PART_OF"].includes(edge.predicate)) continue;
    const codes = new Set([...graph.nodes[edge.from].countries, ...graph.nodes[edge.to].countries]);
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// The part of the world that the facts are about, in degrees, with some air around it.
function mapFrame(counts) {
  const places = counts
    .map(([code]) => world.middles[code])
    .filter(Boolean)
    .map(([x, y]) => [x / 10, -y / 10]);
  if (wholeWorld || !places.length) return [-170, -80, 350, 138];
  const sorted = (axis) => places.map((place) => place[axis]).sort((a, b) => a - b);
  const [xs, ys] = [sorted(0), sorted(1)];
  const trim = places.length > 12 ? Math.floor(places.length * (isNarrow() ? 0.12 : 0.06)) : 0;
  let [x1, x2, y1, y2] = [
    xs[trim] - 14,
    xs[xs.length - 1 - trim] + 14,
    ys[trim] - 9,
    ys[ys.length - 1 - trim] + 9,
  ];
  const shape = isNarrow() ? 1.2 : 1.75; // width to height
  const lack = shape * (y2 - y1) - (x2 - x1);
  if (lack > 0) [x1, x2] = [x1 - lack / 2, x2 + lack / 2];
  else [y1, y2] = [y1 + lack / 2 / shape, y2 - lack / 2 / shape];
  return [x1, Math.max(-84, y1), x2 - x1, y2 - y1];
}

const isNarrow = () => byId("other").clientWidth < 600;

// Degrees to a pixel, about.
const mapUnit = (frame) => frame[2] / Math.max(320, Math.min(1000, byId("other").clientWidth - 40));

function outlinePath(rings) {
  return rings
    .map((steps) => {
      let [x, y] = [0, 0];
      const points = [];
      for (let i = 0; i < steps.length; i += 2) {
        [x, y] = [x + steps[i], y + steps[i + 1]];
        points.push(`${x / 10} ${-y / 10}`);
      }
      return `M${points.join("L")}Z`;
    })
    .join("");
}

function mapChart(counts) {
  const palette = colours();
  const frame = mapFrame(counts);
  const known = new Map(counts);
  const dark = themeName() === "dark";
  const chart = svgEl("svg", {
    viewBox: frame.map((n) => n.toFixed(1)).join(" "),
    class: "chart map",
    role: "group",
    "aria-label": word("mapOf"),
  });
  chart.append(
    svgEl("rect", { x: -400, y: -400, width: 800, height: 800, fill: dark ? "#0d1218" : "#eaf1f6" }),
  );
  const unit = mapUnit(frame);
  for (const [code, rings] of Object.entries(world.shapes)) {
    chart.append(
      svgEl("path", {
        d: outlinePath(rings),
        fill: known.has(code) ? (dark ? "#3f2f22" : "#f3d9c4") : dark ? "#232c36" : "#fbfcfd",
        stroke: dark ? "#4a5663" : "#b9c4cf",
        "stroke-width": (0.7 * unit).toFixed(3),
        "data-country": code,
        class: known.has(code) ? "known" : null,
        onclick: () => known.has(code) && openCountry(code),
      }),
    );
  }
  const most = Math.max(1, ...counts.map(([, n]) => n));
  const radius = (n) => unit * (4 + (isNarrow() ? 9 : 22) * Math.sqrt(n / most));
  for (const [code, n] of counts)
    if (world.middles[code]) chart.append(countryMark(code, n, radius(n), palette));
  chart.append(...countryNames(counts, radius, frame, palette));
  return chart;
}

function countryMark(code, n, r, palette) {
  const [x, y] = world.middles[code];
  const name = `${shownText(countryName(code))} : ${word("nFacts", { n })}`;
  return svgEl(
    "circle",
    {
      cx: x / 10,
      cy: -y / 10,
      r: r.toFixed(2),
      fill: palette.COUNTRY,
      "fill-opacity": 0.78,
      stroke: palette.ground,
      "stroke-width": (r / 12).toFixed(2),
      class: "place",
      "data-country": code,
      tabindex: 0,
      role: "button",
      "aria-label": name,
      onclick: () => openCountry(code),
      onkeydown: (event) => event.key === "Enter" && openCountry(code),
    },
    svgEl("title", {}, name),
  );
}

// Names where there is room, the countries with most facts first.
function countryNames(counts, radius, frame, palette) {
  const unit = mapUnit(frame);
  const boxes = new Boxes(140 * unit);
  const size = 13 * unit;
  const context = document.createElement("canvas").getContext("2d");
  const labels = [];
  for (const [code, n] of counts) {
    if (!world.middles[code]) continue;
    const [x, y] = [world.middles[code][0] / 10, -world.middles[code][1] / 10 + radius(n) + size];
    const half = (unitWidth(context, countryName(code)) * size) / 2;
    if (
      x - half < frame[0] ||
      x + half > frame[0] + frame[2] ||
      boxes.meets(x - half, y - size, x + half, y + size * 0.2)
    )
      continue;
    boxes.add(x - half, y - size, x + half, y + size * 0.2);
    labels.push(
      svgEl(
        "text",
        {
          x,
          y,
          "text-anchor": "middle",
          fill: palette.ink,
          stroke: palette.halo,
          "stroke-width": size * 0.25,
          "paint-order": "stroke",
          "stroke-linejoin": "round",
          "font-size": size,
          "pointer-events": "none",
          "aria-hidden": "true",
        },
        shownText(countryName(code)),
      ),
    );
  }
  return labels;
}

function openCountry(code) {
  const node = graph.nodes.find((one) => one.type === "COUNTRY" && one.country === code);
  if (node) change({ node: node.key, edge: "" });
  else change({ country: code });
}

function countryTable(counts) {
  const rows = counts.map(([code, n]) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        rowButton(countryName(code), () => openCountry(code)),
      ),
      el("td", { class: "number" }, formatted(n)),
      el(
        "td",
        {},
        button(word("keep"), () => change({ country: code }), { class: "plain" }),
      ),
    ),
  );
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
          el("th", { scope: "col" }, word("country")),
          el("th", { scope: "col", class: "number" }, word("facts")),
          el("th", { scope: "col" }, word("filters")),
        ),
      ),
      el("tbody", { onkeydown: walkRows }, rows),
    ),
  );
}
