// Opening the page, and showing the state whenever it changes.
let languageShown = "";
let canvasNeedsFit = true;
let lastView = "";

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

function renderHead() {
  languageShown = language;
  document.querySelector(".skip").textContent = word("skip");
  byId("query").placeholder = word("search");
  byId("query").setAttribute("aria-label", word("search"));
  byId("suggestions").setAttribute("aria-label", word("search"));
  byId("views").setAttribute("aria-label", word("views"));
  byId("views").replaceChildren(...VIEWS.map((view) => button(word(view), () => openView(view), { role: "tab", id: `tab-${view}`, "aria-controls": "stage", onkeydown: tabKey })));
  byId("tools").replaceChildren(
    iconButton("filter", word("filters"), () => togglePanel(), { id: "panelbutton", "aria-controls": "panel", "aria-expanded": "false" }),
    iconButton("undo", word("undo"), undo, { id: "undo" }),
    iconButton("theme", word("theme"), () => change({ theme: themeName() === "dark" ? "light" : "dark" }, false), { id: "theme" }),
    el("span", { class: "menuwrap" }, iconButton("export", word("export"), toggleMenu, { id: "exportbutton", "aria-haspopup": "menu", "aria-expanded": "false" }), exportMenu()),
    button(word("language"), () => change({ language: language === "fr" ? "en" : "" }, false), { id: "language", class: "plain", lang: language === "fr" ? "en" : "fr" }));
  byId("graph").setAttribute("tabindex", "0");
  byId("graph").setAttribute("role", "application");
  byId("graph").setAttribute("aria-label", word("graphLabel"));
}

const openView = (view) => change({ view, reading: "" });

function tabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  openView(next);
  byId(`tab-${next}`).focus();
}

function updateTabs() {
  for (const view of VIEWS) {
    const tab = byId(`tab-${view}`);
    tab.setAttribute("aria-selected", String(view === state.view));
    tab.tabIndex = view === state.view ? 0 : -1;
  }
  byId("stage").setAttribute("aria-labelledby", `tab-${state.view}`);
  byId("undo").disabled = past.length === 0;
}

function exportMenu() {
  const items = [["png", exportPng], ["svg", exportSvg], ["csv", exportCsv], ["print", () => print()], ["share", copyLink]];
  return el("div", { id: "exportmenu", role: "menu", hidden: true, "aria-label": word("export"), onkeydown: menuKey }, items.map(([key, act]) => button(word(key), () => { closeMenu(); act(); }, { role: "menuitem", "data-action": key, tabindex: "-1" })));
}

function toggleMenu() {
  const menu = byId("exportmenu");
  menu.hidden = !menu.hidden;
  byId("exportbutton").setAttribute("aria-expanded", String(!menu.hidden));
  if (!menu.hidden) menu.firstElementChild.focus();
}

function closeMenu() {
  if (byId("exportmenu").hidden) return false;
  toggleMenu();
  byId("exportbutton").focus();
  return true;
}

function menuKey(event) {
  const items = [...event.currentTarget.children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
}

const PAGES = { list: renderList, flows: renderFlows, figures: renderFigures, map: renderMap, documents: renderDocuments };

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
  const key = JSON.stringify([state.view, state.reading, state.tab, state.sort, language, themeName(), passingKey(), [...state.types], state.view === "documents" ? [state.node, state.edge] : 0]);
  if (key === pageKeyShown) return;
  const stage = byId("other");
  const same = lastView === state.view && key.startsWith(JSON.stringify([state.view, state.reading]).slice(0, -1));
  const [scroll, focus] = [stage.scrollTop, stage.contains(document.activeElement) ? document.activeElement.dataset.action : null];
  pageKeyShown = key;
  PAGES[state.view](stage);
  stage.scrollTop = same ? scroll : 0;
  if (focus) stage.querySelector(`[data-action="${focus}"]`)?.focus();
  announce("");
}

function renderNetwork() {
  if (!canvas.network) openCanvas();
  const { visible, changed } = syncCanvas();
  const { nodes, edges, candidates, allEdges } = visible;
  announce(!nodes.size ? word("nothing") : state.focus ? focusText(state.focus) : word(edges.length < allEdges ? "shownThin" : "shown", { n: nodes.size, all: candidates.size, e: edges.length, alle: allEdges }));
  if (changed || canvasNeedsFit || lastView !== "network") requestAnimationFrame(() => fitCanvas(!canvasNeedsFit && lastView === "network"));
  else if (state.node) showOnCanvas(graph.byKey.get(state.node)?.index);
  canvasNeedsFit = false;
}

// Buttons over the graph; while a question is asked or answered, the way out of it.
function renderStagebar() {
  const bar = byId("stagebar");
  bar.hidden = state.view !== "network";
  const focus = bar.contains(document.activeElement) ? document.activeElement.dataset.action : null;
  const crowded = canvas.shown && (state.all || canvas.shown.candidates.size > canvas.shown.nodes.size);
  bar.replaceChildren(
    ...(picking ? [el("span", { class: "question" }, `${word(picking.kind)} ${shownText(picking.node.name)}`), button(word("cancel"), () => stopPick(), { "data-action": "cancel" })] : []),
    ...(state.focus ? [button(word("leaveFocus"), () => change({ focus: null }), { "data-action": "leave" })] : []),
    ...(crowded && !state.focus ? [button(word(state.all ? "showMain" : "showAll"), () => change({ all: !state.all }), { "data-action": "all" })] : []),
    iconButton("springs", `${word("physics")} : ${word("physicsHelp")}`, () => { setPhysics(!isPhysicsOn()); renderStagebar(); }, { "aria-pressed": String(isPhysicsOn()), "data-action": "physics" }),
    iconButton("minus", word("zoomOut"), () => zoomBy(1 / 1.3), { "data-action": "out" }),
    iconButton("plus", word("zoomIn"), () => zoomBy(1.3), { "data-action": "in" }),
    iconButton("fit", word("fit"), () => fitCanvas(), { "data-action": "fit" }));
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
  addEventListener("click", (event) => event.target.closest(".menuwrap") || byId("exportmenu").hidden || toggleMenu());
  darkByChoiceOfSystem.addEventListener("change", renderAll);
  canvas.network?.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
  if (!canvas.network) document.documentElement.dataset.ready = "true";
}

function fail(text) {
  byId("body").replaceChildren(el("p", { class: "fatal", role: "alert" }, text));
}

open();
