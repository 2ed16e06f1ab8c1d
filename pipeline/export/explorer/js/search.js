// Search with suggestions: names, aliases, acronyms and titles, whatever their case and accents.
let searchIndex = null;
const MOST_SUGGESTIONS = 9;
let suggested = [];
let active = -1;

function makeSearchIndex() {
  const entries = [];
  for (const node of graph.nodes) {
    if (node.type === "QUANTITY") continue;
    const names = [node.name, ...node.aliases];
    entries.push({ node, names, keys: names.map(folded), weight: graph.adjacent[node.index].length });
  }
  for (const one of graph.readDocuments)
    entries.push({ document: one, names: [one.title], keys: [folded(one.title)], weight: 0 });
  return entries;
}

// How well a folded name answers a folded query, 0 for not at all.
function matchScore(key, query, words) {
  if (key === query) return 100;
  if (key.startsWith(query)) return 80;
  if (` ${key}`.includes(` ${query}`)) return 60;
  if (words.every((one) => ` ${key}`.includes(` ${one}`))) return 50;
  if (query.length > 2 && key.includes(query)) return 30;
  return words.length > 1 && words.every((one) => key.includes(one)) ? 20 : 0;
}

function findNames(text) {
  searchIndex ??= makeSearchIndex();
  const query = folded(text);
  if (!query) return [];
  const words = query.split(" ");
  const found = [];
  for (const entry of searchIndex) {
    let best = 0;
    let which = 0;
    entry.keys.forEach((key, i) => {
      const score = matchScore(key, query, words);
      if (score > best) [best, which] = [score, i];
    });
    if (best)
      found.push({
        ...entry,
        alias: which ? entry.names[which] : null,
        score: best + Math.min(15, Math.log2(1 + entry.weight) * 2),
      });
  }
  return found
    .sort((a, b) => b.score - a.score || b.weight - a.weight || (a.names[0] < b.names[0] ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS);
}

function openSearch() {
  const input = byId("query");
  input.addEventListener("input", () => suggest(input.value));
  input.addEventListener("focus", () => input.value && suggest(input.value));
  input.addEventListener("blur", () => setTimeout(closeSuggestions, 150));
  input.addEventListener("keydown", searchKey);
}

function searchKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (suggested.length)
      setActive((active + (event.key === "ArrowDown" ? 1 : -1) + suggested.length) % suggested.length);
  } else if (event.key === "Enter" && suggested.length) {
    event.preventDefault();
    pick(suggested[Math.max(0, active)]);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    byId("query").value = "";
    closeSuggestions();
  }
}

function suggest(text) {
  suggested = findNames(text);
  const list = byId("suggestions");
  const none = folded(text) && !suggested.length;
  list.replaceChildren(
    ...suggested.map(suggestionEl),
    ...(none
      ? [
          el(
            "li",
            { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
            word("noResult"),
          ),
        ]
      : []),
  );
  list.hidden = !suggested.length && !none;
  byId("query").setAttribute("aria-expanded", String(!list.hidden));
  setActive(suggested.length ? 0 : -1);
}

function suggestionEl(found, i) {
  const kind = found.node ? typeName(found.node.type) : word("document").toLowerCase();
  return el(
    "li",
    {
      role: "option",
      id: `suggestion-${i}`,
      "aria-selected": "false",
      onmousedown: (event) => {
        event.preventDefault();
        pick(found);
      },
    },
    found.node ? typeMark(found.node.type) : el("span", { class: "mark doc", "aria-hidden": "true" }, "¶"),
    el(
      "span",
      { class: "what" },
      shownText(found.names[0]),
      found.alias ? el("small", {}, ` (${shownText(found.alias)})`) : null,
    ),
    el("span", { class: "kind" }, kind),
  );
}

function setActive(i) {
  active = i;
  [...byId("suggestions").children].forEach((one, j) => one.setAttribute("aria-selected", String(i === j)));
  if (i >= 0) byId("query").setAttribute("aria-activedescendant", `suggestion-${i}`);
  else byId("query").removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  byId("suggestions").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
  setActive(-1);
}

function pick(found) {
  byId("query").value = "";
  suggested = [];
  closeSuggestions();
  if (found.document) return readDocument(found.document);
  choose(found.node, true);
}
