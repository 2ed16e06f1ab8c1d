// Who funds whom: funders on the left, what they fund on the right, a band for each flow.
const MOST_FLOWS = 40;

function renderFlows(stage) {
  const flows = [...passingEdges().values()]
    .filter(({ edge }) => edge.predicate === "FUNDS")
    .sort(
      (a, b) =>
        b.sources - a.sources || b.statements.length - a.statements.length || a.edge.index - b.edge.index,
    );
  const page = el(
    "div",
    { class: "page" },
    el("h2", {}, word("flows")),
    el("p", { class: "help" }, flows.length ? word("flowsHelp") : word("noFlows")),
  );
  if (flows.length)
    page.append(el("div", { class: "chartwrap" }, flowChart(flows.slice(0, MOST_FLOWS))), flowTable(flows));
  const amounts = graph.figures
    .filter((figure) => figure.kind === "money" && figurePasses(figure))
    .sort((a, b) => b.value - a.value);
  if (amounts.length) page.append(section(word("amounts"), figureTable(amounts)));
  stage.replaceChildren(page);
}

// Sides with room for each end in proportion to its flows, ordered so that few bands cross.
function flowSides(flows) {
  const size = (entry) => 6 + 5 * entry.sources;
  const { left, right } = flowOrder(flows);
  const side = (end, order) => {
    let y = 26;
    const boxes = new Map();
    for (const index of order) {
      const height = flows
        .filter(({ edge }) => edge[end] === index)
        .reduce((sum, entry) => sum + size(entry), 0);
      boxes.set(index, { y, height, used: 0 });
      y += height + 14;
    }
    return { boxes, height: y };
  };
  return { left: side("from", left), right: side("to", right), size };
}

// Each side sorted by the mean place of what it is tied to on the other, a few times over (Sugiyama 1981).
function flowOrder(flows) {
  let left = [...new Set(flows.map(({ edge }) => edge.from))];
  let right = [...new Set(flows.map(({ edge }) => edge.to))];
  const sorted = (side, end, other, others) => {
    const mean = (index) => {
      const tied = flows
        .filter(({ edge }) => edge[end] === index)
        .map(({ edge }) => others.indexOf(edge[other]));
      return tied.reduce((sum, n) => sum + n, 0) / tied.length;
    };
    const means = new Map(side.map((index) => [index, mean(index)]));
    return [...side].sort((a, b) => means.get(a) - means.get(b) || a - b);
  };
  for (let round = 0; round < 12; round++) {
    right = sorted(right, "to", "from", left);
    left = sorted(left, "from", "to", right);
  }
  return { left, right };
}

function flowChart(flows) {
  const palette = colours();
  const { left, right, size } = flowSides(flows);
  const width = Math.max(330, Math.min(900, byId("other").clientWidth - 40));
  const names = Math.round(width * 0.29);
  const height = Math.max(left.height, right.height);
  const chart = svgEl("svg", {
    viewBox: `0 0 ${width} ${height}`,
    class: "chart flows",
    role: "group",
    "aria-label": word("flows"),
  });
  chart.append(
    svgEl(
      "text",
      { x: names - 8, y: 14, "text-anchor": "end", fill: palette.faint, "font-size": 12 },
      word("funders"),
    ),
    svgEl("text", { x: width - names + 8, y: 14, fill: palette.faint, "font-size": 12 }, word("funded")),
  );
  for (const entry of [...flows].sort(
    (a, b) =>
      left.boxes.get(a.edge.from).y - left.boxes.get(b.edge.from).y ||
      right.boxes.get(a.edge.to).y - right.boxes.get(b.edge.to).y,
  ))
    chart.append(
      flowBand(
        entry,
        left.boxes.get(entry.edge.from),
        right.boxes.get(entry.edge.to),
        size(entry),
        names,
        width,
        palette,
      ),
    );
  for (const [boxes, atLeft] of [
    [left.boxes, true],
    [right.boxes, false],
  ])
    for (const [index, box] of boxes)
      chart.append(
        flowEnd(
          graph.nodes[index],
          box,
          { x: atLeft ? names : width - names, atLeft, letters: Math.floor(names / 8.6) },
          palette,
        ),
      );
  return chart;
}

function flowBand(entry, from, to, thick, names, width, palette) {
  const [y1, y2] = [from.y + from.used + thick / 2, to.y + to.used + thick / 2];
  from.used += thick;
  to.used += thick;
  const [x1, x2] = [names + 10, width - names - 10];
  const open = () => change({ edge: edgeKey(graph, entry.edge), node: "" });
  const name = `${shownText(graph.nodes[entry.edge.from].name)} ${predicateName("FUNDS")} ${shownText(graph.nodes[entry.edge.to].name)}`;
  const style =
    { planned: { "stroke-dasharray": "10 6" }, negated: { "stroke-dasharray": "3 6" } }[entry.edge.status] ??
    {};
  return svgEl(
    "path",
    {
      d: `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`,
      fill: "none",
      stroke: edgeColour(entry.edge, palette),
      "stroke-width": Math.max(4, thick - 3),
      "stroke-opacity": 0.5,
      ...style,
      class: "band",
      tabindex: 0,
      role: "button",
      "aria-label": name,
      onclick: open,
      onkeydown: (event) => event.key === "Enter" && open(),
    },
    svgEl("title", {}, name),
  );
}

function flowEnd(node, box, { x, atLeft, letters }, palette) {
  const label = clipped(node.name, letters);
  return svgEl(
    "g",
    { class: "flowend", onclick: () => change({ node: node.key, edge: "" }) },
    svgEl("rect", {
      x: atLeft ? x : x - 10,
      y: box.y,
      width: 10,
      height: box.height,
      rx: 2,
      fill: palette[node.type],
    }),
    svgEl(
      "text",
      {
        x: atLeft ? x - 8 : x + 8,
        y: box.y + box.height / 2 + 4,
        "text-anchor": atLeft ? "end" : "start",
        fill: palette.ink,
        "font-size": 12.5,
      },
      label,
      svgEl("title", {}, shownText(node.name)),
    ),
  );
}

function flowTable(flows) {
  const rows = flows.map(({ edge, sources }) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        rowButton(graph.nodes[edge.from].name, () => change({ edge: edgeKey(graph, edge), node: "" })),
      ),
      el("td", {}, shownText(graph.nodes[edge.to].name)),
      el("td", {}, el("span", { class: `status ${edge.status}` }, word(edge.status))),
      el("td", { class: "number" }, formatted(sources)),
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
          [word("funders"), word("funded"), word("status"), word("docs")].map((title, i) =>
            el("th", { scope: "col", class: i === 3 ? "number" : null }, title),
          ),
        ),
      ),
      el("tbody", { onkeydown: walkRows }, rows),
    ),
  );
}
