// The head of the page: words, tabs of the views, tools and the export menu.

let languageShown = "";

function renderHead() {
  languageShown = language;
  document.querySelector(".skip").textContent = word("skip");
  byId("query").placeholder = word("search");
  byId("query").setAttribute("aria-label", word("search"));
  byId("suggestions").setAttribute("aria-label", word("search"));
  byId("views").setAttribute("aria-label", word("views"));
  byId("views").replaceChildren(
    ...VIEWS.map((view) =>
      button(word(view), () => openView(view), {
        role: "tab",
        id: `tab-${view}`,
        "aria-controls": "stage",
        onkeydown: tabKey,
      }),
    ),
  );
  byId("tools").replaceChildren(
    iconButton("filter", word("filters"), () => togglePanel(), {
      id: "panelbutton",
      "aria-controls": "panel",
      "aria-expanded": "false",
    }),
    iconButton("undo", word("undo"), undo, { id: "undo" }),
    iconButton(
      "theme",
      word("theme"),
      () => change({ theme: themeName() === "dark" ? "light" : "dark" }, false),
      { id: "theme" },
    ),
    el(
      "span",
      { class: "menuwrap" },
      iconButton("export", word("export"), toggleMenu, {
        id: "exportbutton",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
      }),
      exportMenu(),
    ),
    button(word("language"), () => change({ language: language === "fr" ? "en" : "" }, false), {
      id: "language",
      class: "plain",
      lang: language === "fr" ? "en" : "fr",
    }),
  );
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
  const [bar, tab] = [byId("views"), byId(`tab-${state.view}`)];
  if (bar.scrollWidth > bar.clientWidth)
    bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  byId("stage").setAttribute("aria-labelledby", `tab-${state.view}`);
  byId("undo").disabled = past.length === 0;
}

function exportMenu() {
  const items = [
    ["png", exportPng],
    ["svg", exportSvg],
    ["csv", exportCsv],
    ["print", () => print()],
    ["share", copyLink],
  ];
  return el(
    "div",
    { id: "exportmenu", role: "menu", hidden: true, "aria-label": word("export"), onkeydown: menuKey },
    items.map(([key, act]) =>
      button(
        word(key),
        () => {
          closeMenu();
          act();
        },
        { role: "menuitem", "data-action": key, tabindex: "-1" },
      ),
    ),
  );
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
