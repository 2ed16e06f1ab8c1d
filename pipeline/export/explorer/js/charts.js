// Charts in plain SVG; each has a name and its numbers as text.
function barChart(title, bars, { log = false, width = 520 } = {}) {
  const palette = colours();
  const [rowHeight, left, right] = [30, 150, 64];
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const scaled = (value) => (log ? Math.log10(1 + value) / Math.log10(1 + most) : value / most) * (width - left - right);
  const height = bars.length * rowHeight + 6;
  const chart = svgEl("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title} : ${bars.map((bar) => `${bar.name} ${formatted(bar.value)}`).join(", ")}`, class: "chart" });
  bars.forEach((bar, i) => {
    const y = i * rowHeight + 4;
    const length = Math.max(2, scaled(bar.value));
    chart.append(
      svgEl("text", { x: left - 8, y: y + 15, "text-anchor": "end", fill: palette.ink, "font-size": 12.5 }, clipped(bar.name, 22)),
      svgEl("rect", { x: left, y: y + 2, width: length.toFixed(1), height: rowHeight - 12, rx: 2, fill: bar.colour ?? palette.ORGANISATION }, svgEl("title", {}, bar.note ?? bar.name)),
      svgEl("text", { x: (left + length + 6).toFixed(1), y: y + 15, fill: palette.ink, "font-size": 12.5 }, formatted(bar.value)));
  });
  return chart;
}

const clipped = (text, most) => {
  const shown = shownText(text);
  return shown.length > most ? shown.slice(0, most - 1).trimEnd() + "…" : shown;
};
