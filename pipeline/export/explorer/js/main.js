// Opening the page, and showing the state whenever it changes.
let canvasNeedsFit = true;
let lastView = "";
let lastSelected = "";

function renderAll() {
  language = state.language || "fr";
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = themeName();
  if (languageShown !== language) renderHead();
  updateTabs();
  document.body.classList.toggle("reading", state.view === "documents");
  renderPanel();
  renderTimeline();
  renderCard();
  renderStage();
}

const PAGES = {
  list: renderList,
  flows: renderFlows,
  figures: renderFigures,
  map: renderMap,
  documents: renderDocuments,
};

function renderStage() {
  const network = state.view === "network";
  byId("graph").hidden = !network;
  byId("other").hidden = network;
  if (network) renderNetwork();
  else renderPage();
  renderStagebar();
  lastView = state.view;
}

// The other views are made anew; focus and scroll stay where they were.
let pageKeyShown = "";
function renderPage() {
  const key = JSON.stringify([
    state.view,
    state.reading,
    state.tab,
    state.sort,
    language,
    themeName(),
    passingKey(),
    [...state.types],
    state.view === "documents" ? [state.node, state.edge] : 0,
  ]);
  if (key === pageKeyShown) return;
  const stage = byId("other");
  const same =
    lastView === state.view && key.startsWith(JSON.stringify([state.view, state.reading]).slice(0, -1));
  const [scroll, focus] = [
    stage.scrollTop,
    stage.contains(document.activeElement) ? document.activeElement.dataset.action : null,
  ];
  pageKeyShown = key;
  PAGES[state.view](stage);
  stage.scrollTop = same ? scroll : 0;
  if (focus) stage.querySelector(`[data-action="${focus}"]`)?.focus();
  announce("");
}

function renderNetwork() {
  if (!canvas.network) openCanvas();
  const { visible, renewed, changed } = syncCanvas();
  const { nodes, edges, candidates, allEdges } = visible;
  announce(
    !nodes.size
      ? word("nothing")
      : state.focus
        ? focusText(state.focus)
        : word(edges.length < allEdges ? "shownThin" : "shown", {
            n: nodes.size,
            all: candidates.size,
            e: edges.length,
            alle: allEdges,
          }),
  );
  const selected = state.node + state.edge;
  if (renewed || canvasNeedsFit || lastView !== "network")
    requestAnimationFrame(() => frameSelected(!canvasNeedsFit && lastView === "network"));
  else if ((changed || (selected && selected !== lastSelected)) && !canvas.moved)
    requestAnimationFrame(() => frameSelected());
  else if (state.node) showOnCanvas(graph.byKey.get(state.node)?.index);
  lastSelected = selected;
  canvasNeedsFit = false;
}

// Buttons over the graph; while a question is asked or answered, the way out of it.
function renderStagebar() {
  const bar = byId("stagebar");
  bar.hidden = state.view !== "network";
  const focus = bar.contains(document.activeElement) ? document.activeElement.dataset.action : null;
  const crowded = canvas.shown && (state.all || canvas.shown.candidates.size > canvas.shown.nodes.size);
  bar.replaceChildren(
    ...(picking
      ? [
          el("span", { class: "question" }, `${word(picking.kind)} ${shownText(picking.node.name)}`),
          button(word("cancel"), () => stopPick(), { "data-action": "cancel" }),
        ]
      : []),
    ...(state.focus
      ? [button(word("leaveFocus"), () => change({ focus: null }), { "data-action": "leave" })]
      : []),
    ...(crowded && !state.focus
      ? [
          button(word(state.all ? "showMain" : "showAll"), () => change({ all: !state.all }), {
            "data-action": "all",
          }),
        ]
      : []),
    iconButton(
      "springs",
      `${word("physics")} : ${word("physicsHelp")}`,
      () => {
        setPhysics(!isPhysicsOn());
        renderStagebar();
      },
      { "aria-pressed": String(isPhysicsOn()), "data-action": "physics" },
    ),
    iconButton("minus", word("zoomOut"), () => zoomBy(1 / 1.3), { "data-action": "out" }),
    iconButton("plus", word("zoomIn"), () => zoomBy(1.3), { "data-action": "in" }),
    iconButton("fit", word("fit"), () => fitCanvas(), { "data-action": "fit" }),
  );
  if (focus) bar.querySelector(`[data-action="${focus}"]`)?.focus();
}

async function open() {
  language = readFragment(location.hash).language || "fr";
  byId("notice").textContent = word("loading");
  if (typeof DecompressionStream === "undefined") return fail(word("tooOld"));
  try {
    graph = makeGraph(await unpacked("data-model"));
    state = readFragment(location.hash);
    onChange(renderAll);
    openSearch();
    openKeyboard();
    renderAll();
  } catch (error) {
    return fail(`${word("broken")} ${error.message}`);
  }
  addEventListener("hashchange", () => {
    state = readFragment(location.hash);
    renderAll();
  });
  addEventListener(
    "click",
    (event) => event.target.closest(".menuwrap") || byId("exportmenu").hidden || toggleMenu(),
  );
  darkByChoiceOfSystem.addEventListener("change", renderAll);
  canvas.network?.once("afterDrawing", () => {
    document.documentElement.dataset.ready = "true";
  });
  if (!canvas.network) document.documentElement.dataset.ready = "true";
}

function fail(text) {
  byId("body").replaceChildren(el("p", { class: "fatal", role: "alert" }, text));
}

open();
