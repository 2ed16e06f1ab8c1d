// What is seen, to keep: SVG, PNG (drawn from that SVG), CSV, paper.
function viewAsSvg() {
  if (state.view === "network") return networkAsSvg();
  const chart = byId("other").querySelector("svg.chart");
  if (!chart) return null;
  const copy = chart.cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(" ").map(Number);
  const scale = 1200 / width;
  for (const [name, value] of Object.entries({
    xmlns: "http://www.w3.org/2000/svg",
    width: 1200,
    height: Math.round(height * scale),
    "font-family": LABEL_FONT,
  }))
    copy.setAttribute(name, value);
  copy.prepend(svgEl("rect", { x: -1000, y: -1000, width: 5000, height: 20000, fill: colours().ground }));
  return copy;
}

// The canvas as it stands: the same places, colours and names.
function networkAsSvg() {
  const frame = byId("canvas").getBoundingClientRect();
  const scale = canvas.network.getScale();
  const corner = canvas.network.DOMtoCanvas({ x: 0, y: 0 });
  const palette = colours();
  const [width, height] = [frame.width / scale, frame.height / scale];
  const svg = svgEl("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `${corner.x} ${corner.y} ${width} ${height}`,
    width: Math.round(frame.width),
    height: Math.round(frame.height),
    "font-family": LABEL_FONT,
  });
  svg.append(svgEl("rect", { x: corner.x, y: corner.y, width, height, fill: palette.ground }));
  const named = namedNodes();
  const at = new Map(named.map((node) => [node.index, node]));
  for (const { edge, sources } of canvas.shown.edges)
    if (at.has(edge.from) && at.has(edge.to)) svg.append(...edgeAsSvg(edge, sources, at, palette));
  for (const node of [...named].reverse())
    svg.append(
      shapeEl(graph.nodes[node.index].type, node.x, node.y, node.r, {
        fill: palette[graph.nodes[node.index].type],
        stroke: palette.ground,
        "stroke-width": 1.5,
        "fill-opacity": node.faint ? 0.25 : 1,
      }),
    );
  const context = document.createElement("canvas").getContext("2d");
  for (const label of fittingLabels(named, scale, (line) => unitWidth(context, line))) {
    label.lines.forEach((line, i) =>
      svg.append(
        svgEl(
          "text",
          {
            x: label.x,
            y: label.y + label.size * (0.95 + 1.15 * i),
            "font-size": label.size,
            "font-weight": 500,
            "text-anchor": "middle",
            fill: palette.ink,
            stroke: palette.halo,
            "stroke-width": label.size * 0.25,
            "paint-order": "stroke",
            "stroke-linejoin": "round",
          },
          line,
        ),
      ),
    );
  }
  return svg;
}

function edgeAsSvg(edge, sources, at, palette) {
  const [from, to] = [at.get(edge.from), at.get(edge.to)];
  const via = canvas.network.body.edges[edge.index]?.edgeType?.getViaNode?.();
  const bend = via && Number.isFinite(via.x) ? via : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const faint = from.faint || to.faint;
  const colour = edgeColour(edge, palette);
  const length = Math.hypot(to.x - bend.x, to.y - bend.y) || 1;
  const [ux, uy] = [(to.x - bend.x) / length, (to.y - bend.y) / length];
  const tip = { x: to.x - ux * (to.r + 1), y: to.y - uy * (to.r + 1) };
  const line = svgEl("path", {
    d: `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${tip.x} ${tip.y}`,
    fill: "none",
    stroke: colour,
    "stroke-width": edgeWidth(sources),
    "stroke-opacity": faint ? 0.15 : 0.85,
    "stroke-dasharray": dashesOf(edge.status) ? dashesOf(edge.status).join(" ") : null,
  });
  if (edge.predicate === "PARTNERS_WITH") return [line];
  const [bx, by] = [tip.x - ux * 9, tip.y - uy * 9];
  return [
    line,
    svgEl("path", {
      d: `M${tip.x} ${tip.y}L${bx - uy * 3.6} ${by + ux * 3.6}L${bx + uy * 3.6} ${by - ux * 3.6}Z`,
      fill: colour,
      "fill-opacity": faint ? 0.15 : 0.85,
    }),
  ];
}

function exportSvg() {
  const svg = viewAsSvg();
  if (svg)
    download(`passerelle-${state.view}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(svg));
}

async function exportPng() {
  const svg = viewAsSvg();
  if (!svg) return;
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }),
  );
  const image = new Image();
  await new Promise((resolve, reject) =>
    Object.assign(image, { onload: resolve, onerror: reject, src: url }),
  );
  const paper = el("canvas", { width: width * 2, height: height * 2 });
  paper.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
  URL.revokeObjectURL(url);
  download(
    `passerelle-${state.view}.png`,
    "image/png",
    await new Promise((resolve) => paper.toBlob(resolve, "image/png")),
  );
}

// A cell that a spreadsheet will not take for a formula.
function csvCell(value) {
  const text = String(value ?? "").replace(/\u0000/g, "");
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

// The statements that are seen, one a line, each with its sentence.
async function exportCsv() {
  const loaded = await loadTexts();
  const columns = graph.statements;
  const lines = [
    [
      "subject",
      "subject_type",
      "predicate",
      "object",
      "object_type",
      "status",
      "confidence",
      "date",
      "document",
      "sentence",
      "rule",
    ],
  ];
  const entries =
    state.view === "network" ? canvas.shown.edges : state.view === "flows" ? listedFlows() : listedEdges();
  for (const { edge, statements } of entries) {
    const [from, to] = [graph.nodes[edge.from], graph.nodes[edge.to]];
    for (const i of statements)
      lines.push([
        from.name,
        from.type,
        edge.predicate,
        to.name,
        to.type,
        edge.status,
        columns.confidence[i] / 100,
        columns.date[i],
        graph.documents[columns.document[i]]?.title,
        plainEvidence(loaded, i),
        columns.rules[columns.rule[i]],
      ]);
  }
  download(
    `passerelle-${state.view}.csv`,
    "text/csv",
    "\ufeff" + lines.map((line) => line.map(csvCell).join(";")).join("\r\n") + "\r\n",
  );
}

const listedFlows = () => [...passingEdges().values()].filter(({ edge }) => edge.predicate === "FUNDS");

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    const field = el("textarea", {}, location.href);
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  announce(word("copied"));
}
