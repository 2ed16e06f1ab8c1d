// Expanding, hiding, pinning; what two nodes have in common and the shortest way between them.
const withKey = (list, key) => (list.includes(key) ? list : [...list, key]);
const MOST_EXPANDED = 40;

let picking = null; // { kind, node } while the other end of a question is to be chosen

// Select a node; while the other end of a question is asked for, answer it.
function choose(node, fromSearch = false) {
  if (picking && picking.node !== node) {
    const focus = { kind: picking.kind, a: picking.node.key, b: node.key };
    stopPick(false);
    return change({ focus, node: "", edge: "", view: "network" });
  }
  const hidden = state.hidden.filter((key) => key !== node.key);
  const focus = fromSearch && state.focus && !canvas.shown?.nodes.has(node.index) ? null : state.focus;
  change({
    node: node.key,
    edge: "",
    hidden,
    focus,
    added: fromSearch ? withKey(state.added, node.key) : state.added,
    view: state.view === "documents" && fromSearch ? "network" : state.view,
  });
}

function startPick(kind, node) {
  picking = { kind, node };
  document.body.classList.add("picking");
  byId("query").focus();
  announce(word("pickOther"));
  renderStagebar();
}

function stopPick(show = true) {
  picking = null;
  document.body.classList.remove("picking");
  if (show) renderAll();
}

// Neighbours that join the canvas, the best attested first.
function expand(node) {
  const shown = canvas.shown?.nodes ?? new Set();
  const entries = nodeEntries(node)
    .filter(({ edge }) => bothTypedOrNear(edge, node))
    .sort((a, b) => edgeStrength(b) - edgeStrength(a) || a.edge.index - b.edge.index);
  const fresh = [...new Set(entries.map(({ edge }) => otherEnd(edge, node.index)))]
    .filter((index) => !shown.has(index))
    .slice(0, MOST_EXPANDED);
  change({
    node: node.key,
    edge: "",
    added: fresh.reduce(
      (list, index) => withKey(list, graph.nodes[index].key),
      withKey(state.added, node.key),
    ),
  });
}

// Dates and quantities stay in cards unless they are asked for; events and places come with an expansion.
function bothTypedOrNear(edge, node) {
  const type = graph.nodes[otherEnd(edge, node.index)].type;
  return state.types.has(type) || !["DATE", "QUANTITY"].includes(type);
}

// Neighbours that have no other link on the canvas leave it.
function collapse(node) {
  const links = new Map();
  for (const { edge } of canvas.shown.edges)
    for (const end of [edge.from, edge.to])
      links.set(end, (links.get(end) ?? new Set()).add(otherEnd(edge, end)));
  const alone = [...(links.get(node.index) ?? [])]
    .filter((index) => links.get(index).size === 1)
    .map((index) => graph.nodes[index].key);
  const added = state.added.filter((key) => !alone.includes(key));
  const hidden = alone.reduce(
    (list, key) => (state.added.includes(key) ? list : withKey(list, key)),
    state.hidden,
  );
  change({ added, hidden });
}

function hide(node) {
  change({
    hidden: withKey(state.hidden, node.key),
    added: state.added.filter((key) => key !== node.key),
    node: "",
  });
}

function togglePin(node) {
  const pinned = { ...state.pinned };
  if (node.key in pinned) delete pinned[node.key];
  else {
    const { x, y } = canvas.places.get(node.index) ?? { x: 0, y: 0 };
    pinned[node.key] = [Math.round(x), Math.round(y)];
  }
  change({ pinned });
}

function neighbours(index, passing) {
  const found = new Set();
  for (const edge of graph.adjacent[index]) {
    if (!passing.has(edge.index) || edge.status === "negated") continue;
    const other = otherEnd(edge, index);
    if (other !== index && !["DATE", "QUANTITY"].includes(graph.nodes[other].type)) found.add(other);
  }
  return found;
}

function focusNodes(focus, passing) {
  const [a, b] = [graph.byKey.get(focus.a), graph.byKey.get(focus.b)];
  if (!a || !b) return new Set();
  if (focus.kind === "common") {
    const others = neighbours(b.index, passing);
    return new Set([
      a.index,
      b.index,
      ...[...neighbours(a.index, passing)].filter((index) => others.has(index)),
    ]);
  }
  return new Set(shortestPath(a.index, b.index, passing) ?? [a.index, b.index]);
}

// Breadth first, by number of nodes between; null when there is no way.
function shortestPath(from, to, passing) {
  const before = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !before.has(to)) {
    const next = [];
    for (const index of ring) {
      for (const other of neighbours(index, passing)) {
        if (!before.has(other)) {
          before.set(other, index);
          next.push(other);
        }
      }
    }
    ring = next;
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let index = to; index !== null; index = before.get(index)) path.unshift(index);
  return path;
}

// What the present question found, in words.
function focusText(focus) {
  const [a, b] = [graph.byKey.get(focus.a), graph.byKey.get(focus.b)];
  if (!a || !b) return word("nothing");
  const names = { a: shownText(a.name), b: shownText(b.name) };
  const passing = passingEdges();
  if (focus.kind === "common") {
    const n = focusNodes(focus, passing).size - 2;
    return n > 0 ? word("commonOf", { ...names, n }) : word("noCommon", names);
  }
  const path = shortestPath(a.index, b.index, passing);
  if (!path) return word("noPath", names);
  return path.length === 2 ? word("pathOfOne", names) : word("pathOf", { ...names, n: path.length - 1 });
}
