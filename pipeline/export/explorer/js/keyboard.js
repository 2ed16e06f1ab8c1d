// The whole page by keyboard: shortcuts, and the graph walked with the arrow keys.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function openKeyboard() {
  document.addEventListener("keydown", pageKey);
  byId("graph").addEventListener("keydown", graphKey);
}

function pageKey(event) {
  const writing =
    /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) &&
    event.target.type !== "checkbox" &&
    event.target.type !== "range";
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !writing) {
    event.preventDefault();
    undo();
  } else if (event.key === "/" && !writing && !event.ctrlKey) {
    event.preventDefault();
    byId("query").focus();
  } else if (event.key === "Escape") escape();
}

// Esc leaves the innermost thing that is open.
function escape() {
  if (closeMenu()) return;
  if (picking) return stopPick();
  if (document.body.classList.contains("panelopen")) return togglePanel(false);
  if (state.node || state.edge) {
    change({ node: "", edge: "" });
    if (state.view === "network") byId("graph").focus();
  } else if (state.focus) change({ focus: null });
}

function graphKey(event) {
  if (event.target !== byId("graph") || event.ctrlKey || event.metaKey || event.altKey) return;
  const node = graph.byKey.get(state.node);
  const keys = {
    "+": () => zoomBy(1.3),
    "=": () => zoomBy(1.3),
    "-": () => zoomBy(1 / 1.3),
    0: () => fitCanvas(),
    Enter: () => (node ? byId("card").querySelector("h2")?.focus() : step([0, 0])),
    e: () => node && expand(node),
    p: () => node && togglePin(node),
    Delete: () => node && hide(node),
  };
  if (event.key in DIRECTIONS) step(DIRECTIONS[event.key]);
  else if (event.key in keys) keys[event.key]();
  else return;
  event.preventDefault();
}

// To the nearest node in a direction, neighbours before others; the most linked one to begin with.
function step([dx, dy]) {
  const places = canvas.network.getPositions();
  const here = graph.byKey.get(state.node)?.index;
  if (here === undefined || !places[here]) {
    const first = namedNodes()[0];
    return first && select(first.index);
  }
  const near = neighbours(here, passingEdges());
  let best = null;
  for (const index of canvas.shown.nodes) {
    const [ax, ay] = [places[index].x - places[here].x, places[index].y - places[here].y];
    const ahead = ax * dx + ay * dy;
    const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (index === here || ahead <= 0 || aside > 2 * ahead) continue;
    const cost = (ahead + 1.5 * aside) * (near.has(index) ? 0.4 : 1);
    if (!best || cost < best.cost) best = { index, cost };
  }
  if (best) select(best.index);
}

function select(index) {
  choose(graph.nodes[index]);
  announce(
    `${typeName(graph.nodes[index].type)} ${shownText(graph.nodes[index].name)}, ${counted("fact", nodeEntries(graph.nodes[index]).length)}`,
  );
}
