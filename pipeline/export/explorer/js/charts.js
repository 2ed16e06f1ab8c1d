// Charts in plain SVG; each has a name and its numbers as text.
// A bar is { name, value, note?, colour?, onclick? }; its note stands under it.
function barChart(title, bars, { log = false } = {}) {
  const palette = colours();
  const width = Math.max(320, Math.min(520, byId("other").clientWidth - 24));
  const [rowHeight, left, right] = [40, width < 450 ? 112 : 148, 102];
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const scaled = (value) =>
    (log ? Math.log10(1 + value) / Math.log10(1 + most) : value / most) * (width - left - right);
  const chart = svgEl("svg", {
    viewBox: `0 0 ${width} ${bars.length * rowHeight + 4}`,
    role: "img",
    "aria-label": `${title} : ${bars.map((bar) => `${shownText(bar.name)} ${formatted(bar.value)}`).join(", ")}`,
    class: "chart",
  });
  bars.forEach((bar, i) => {
    const y = i * rowHeight + 4;
    const length = Math.max(2, scaled(bar.value));
    chart.append(
      svgEl(
        "text",
        { x: left - 8, y: y + 13, "text-anchor": "end", fill: palette.ink, "font-size": 12.5 },
        clipped(bar.name, Math.floor(left / 8)),
        svgEl("title", {}, shownText(bar.name)),
      ),
      svgEl("rect", {
        x: left,
        y: y + 2,
        width: length.toFixed(1),
        height: 14,
        rx: 2,
        fill: bar.colour ?? palette.ORGANISATION,
      }),
      svgEl(
        "text",
        {
          x: (left + length + 6).toFixed(1),
          y: y + 13.5,
          fill: palette.ink,
          "font-size": 12.5,
          "font-weight": 600,
        },
        formatted(bar.value),
      ),
      svgEl(
        "text",
        { x: left, y: y + 29, fill: palette.faint, "font-size": 11 },
        clipped(bar.note ?? "", Math.floor((width - left) / 6.4)),
      ),
    );
  });
  return chart;
}

const clipped = (text, most) => {
  const shown = shownText(text);
  return shown.length > most ? shown.slice(0, most - 1).trimEnd() + "…" : shown;
};
