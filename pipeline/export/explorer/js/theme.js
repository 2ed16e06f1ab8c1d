// Colours and shapes: a type is told by its shape as well as its colour; contrast is 3:1 or more on both grounds.
const SHAPES = {
  ORGANISATION: "dot",
  COUNTRY: "square",
  PROGRAMME: "diamond",
  EVENT: "triangle",
  LOCATION: "triangleDown",
  DATE: "hexagon",
  QUANTITY: "star",
};
const COLOURS = {
  light: {
    ground: "#fbfcfd",
    ink: "#17202b",
    faint: "#5b6775",
    line: "#8c98a6",
    halo: "rgba(251,252,253,.92)",
    chosen: "#d81b60",
    ORGANISATION: "#1f6fb2",
    COUNTRY: "#b4531a",
    PROGRAMME: "#6d3fb0",
    EVENT: "#0b7a5c",
    LOCATION: "#876800",
    DATE: "#5b6775",
    QUANTITY: "#a3246f",
    FUNDS: "#8a6100",
    PARTNERS_WITH: "#1f6fb2",
    SUPPORTS: "#0b7a5c",
    IMPLEMENTS: "#6d3fb0",
    negated: "#c62828",
  },
  dark: {
    ground: "#12171d",
    ink: "#eef2f6",
    faint: "#a7b3bf",
    line: "#6f7d8b",
    halo: "rgba(18,23,29,.9)",
    chosen: "#ff6fa3",
    ORGANISATION: "#6db3f2",
    COUNTRY: "#f2a065",
    PROGRAMME: "#bd9df0",
    EVENT: "#52cba6",
    LOCATION: "#dcbf4a",
    DATE: "#a9b4c0",
    QUANTITY: "#f086c3",
    FUNDS: "#e3b341",
    PARTNERS_WITH: "#6db3f2",
    SUPPORTS: "#52cba6",
    IMPLEMENTS: "#bd9df0",
    negated: "#ff7b72",
  },
};

const darkByChoiceOfSystem = matchMedia("(prefers-color-scheme: dark)");
const themeName = () => state.theme || (darkByChoiceOfSystem.matches ? "dark" : "light");
const colours = () => COLOURS[themeName()];
const edgeColour = (edge, palette = colours()) =>
  edge.status === "negated" ? palette.negated : (palette[edge.predicate] ?? palette.line);

// Shape of a type as an SVG element, `r` its half width.
function shapeEl(type, x, y, r, attributes = {}) {
  const points = {
    square: [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ],
    diamond: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    triangle: [
      [0, -1],
      [1, 0.75],
      [-1, 0.75],
    ],
    triangleDown: [
      [0, 1],
      [1, -0.75],
      [-1, -0.75],
    ],
    hexagon: [
      [1, 0],
      [0.5, 0.87],
      [-0.5, 0.87],
      [-1, 0],
      [-0.5, -0.87],
      [0.5, -0.87],
    ],
    star: range(0, 9).map((i) => [
      Math.sin((i * Math.PI) / 5) * (i % 2 ? 0.45 : 1.1),
      -Math.cos((i * Math.PI) / 5) * (i % 2 ? 0.45 : 1.1),
    ]),
  }[SHAPES[type]];
  if (!points) return svgEl("circle", { cx: x, cy: y, r, ...attributes });
  const scale = SHAPES[type] === "square" ? 0.88 : 1;
  return svgEl("polygon", {
    points: points
      .map(([px, py]) => `${(x + px * r * scale).toFixed(1)},${(y + py * r * scale).toFixed(1)}`)
      .join(" "),
    ...attributes,
  });
}

function typeMark(type) {
  return svgEl(
    "svg",
    { viewBox: "0 0 16 16", class: `mark mark-${type}`, "aria-hidden": "true" },
    shapeEl(type, 8, 8, 6),
  );
}

function groupOptions(palette) {
  const groups = {};
  for (const [type, shape] of Object.entries(SHAPES)) {
    const colour = { background: palette[type], border: palette.ground };
    groups[type] = {
      shape,
      color: {
        ...colour,
        highlight: { background: palette[type], border: palette.chosen },
        hover: { background: palette[type], border: palette.ink },
      },
    };
  }
  return groups;
}
