// Every word of the interface, in French and English: word("search"), typeName("COUNTRY").
const WORDS = {
  fr: {
    skip: "Aller au contenu", search: "Chercher une organisation, un pays, un programme…", views: "Vues",
    network: "Réseau", flows: "Financements", figures: "Chiffres", map: "Carte", list: "Liste", documents: "Documents",
    filters: "Filtres", closePanel: "Fermer les filtres", close: "Fermer", types: "Ce qui est montré", links: "Liens",
    status: "Statut", asserted: "affirmé", planned: "prévu", negated: "démenti", country: "Pays", allCountries: "Tous les pays",
    document: "Document", allDocuments: "Tous les documents", confidence: "Confiance minimale", sources: "Sources au moins",
    reset: "Effacer les filtres", undo: "Annuler", theme: "Clair ou sombre", language: "English", physics: "Ressorts",
    physicsHelp: "Laisser les liens déplacer les nœuds", fit: "Voir tout", zoomIn: "Agrandir", zoomOut: "Réduire",
    showAll: "Tout montrer", showMain: "L'essentiel", export: "Exporter", png: "Image PNG", svg: "Image SVG",
    csv: "Tableau CSV", print: "Imprimer", share: "Copier le lien", copied: "Lien copié : il rouvre cette vue.",
    shown: "{n} sur {all} entités, {e} liens.", shownThin: "{n} sur {all} entités ; {e} liens, les plus attestés des {alle}.",
    nothing: "Rien ne correspond à ces filtres.", noResult: "Aucun résultat", results: "{n} résultats",
    expand: "Déplier les voisins", collapse: "Replier", hide: "Masquer", pin: "Épingler", unpin: "Libérer", common: "En commun avec…",
    path: "Chemin vers…", pickOther: "Choisissez l'autre entité : cherchez-la ou cliquez sur elle.", cancel: "Abandonner",
    commonOf: "En commun : {a} et {b} ({n})", noCommon: "{a} et {b} n'ont pas de voisin en commun.",
    pathOf: "Chemin de {a} à {b} : {n} liens", pathOfOne: "{a} et {b} sont liés directement.", noPath: "Aucun chemin de {a} à {b} avec ces filtres.", leaveFocus: "Revenir au réseau",
    alsoCalled: "Aussi :", facts: "Faits", figuresOf: "Chiffres", chronology: "Chronologie", inDocuments: "Documents",
    mentions: "{n} mentions", mention: "{n} mention", documentsN: "{n} documents", documentN: "{n} document", factsN: "{n} faits", factN: "{n} fait",
    evidence: "Ce que disent les textes", confidenceIs: "confiance {n} %", rule: "règle", openDocument: "Ouvrir le document",
    backTo: "Retour", undated: "sans date", period: "Période", from: "De", to: "À", factsPerYear: "Faits par année", allDates: "Toutes les dates",
    onlyDated: "Les faits sans date sont masqués.", sortBy: "Trier par", name: "Nom", type: "Type", neighbours: "Voisins", statements: "Faits", docs: "Documents",
    listHelp: "Les lignes suivent les filtres. Entrée ouvre la fiche.", subject: "Sujet", predicate: "Lien", object: "Objet", date: "Date",
    sentence: "Phrase", entitiesTab: "Entités", factsTab: "Faits", more: "Afficher la suite ({n})",
    flowsHelp: "Qui finance quoi, d'après les textes. La largeur dit le nombre de sources ; un tireté, ce qui est prévu.", noFlows: "Aucun financement dans ces documents avec ces filtres.",
    funders: "Financeurs", funded: "Financés", amounts: "Montants cités", noFigures: "Aucun chiffre avec ces filtres.",
    peopleByOutcome: "Personnes, selon ce qui leur est arrivé", byPlace: "Chiffres par lieu", byYear: "Chiffres par année", figuresHelp: "Les plus grands nombres cités, un par document et par objet : ils ne s'additionnent pas.",
    allFigures: "Tous les chiffres", value: "Nombre", counted: "Compté", outcome: "Issue", of: "De", place: "Lieu", mapHelp: "La taille dit le nombre de faits rattachés au pays. Choisissez un pays pour lire ce qui s'y passe.",
    mapOf: "Faits par pays", factsHere: "{n} faits rattachés à {name}", keep: "Filtrer sur ce pays", noDocumentText: "Le texte de ce document n'est pas dans la page.", documentsHelp: "{n} documents lus. Ouvrez-en un pour voir tout ce qui y a été reconnu.",
    legend: "Légende", graphLabel: "Graphe. Flèches : passer d'un nœud à son voisin ; Entrée : sa fiche ; + et − : zoom.", highlight: "Surlignages",
    loading: "Ouverture…", tooOld: "Ce navigateur est trop ancien pour ouvrir la page. Firefox 113, Chrome 80, Safari 16.4 ou plus récents conviennent.", broken: "La page n'a pas pu s'ouvrir :",
    characters: "{n} caractères", directLinks: "Liens directs", moreFacts: "Voir les {n} autres", min: "au moins", max: "au plus", about: "environ", people: "personnes",
    filtersOn: "Filtres actifs", seeNode: "Voir dans le réseau", stepsHelp: "Esc ferme ; Ctrl+Z annule ; / cherche.", onTheWay: "à",
    nodeOf: "{type} : {name}", closeCard: "Fermer la fiche", showFilters: "Filtres et légende", isolated: "Sans lien avec ces filtres", opened: "Ouvert : {name}",
    nFacts: "{n} faits", hiddenOnes: "{n} masqués : les remettre", countries: "Pays",
  },
  en: {
    skip: "Skip to content", search: "Search an organisation, a country, a programme…", views: "Views",
    network: "Network", flows: "Funding", figures: "Figures", map: "Map", list: "List", documents: "Documents",
    filters: "Filters", closePanel: "Close the filters", close: "Close", types: "What is shown", links: "Links",
    status: "Status", asserted: "asserted", planned: "planned", negated: "denied", country: "Country", allCountries: "All countries",
    document: "Document", allDocuments: "All documents", confidence: "Minimum confidence", sources: "Sources, at least",
    reset: "Clear filters", undo: "Undo", theme: "Light or dark", language: "Français", physics: "Springs",
    physicsHelp: "Let links move the nodes", fit: "See all", zoomIn: "Zoom in", zoomOut: "Zoom out",
    showAll: "Show all", showMain: "Main part", export: "Export", png: "PNG image", svg: "SVG image",
    csv: "CSV table", print: "Print", share: "Copy link", copied: "Link copied: it reopens this view.",
    shown: "{n} of {all} entities, {e} links.", shownThin: "{n} of {all} entities; {e} links, the best attested of {alle}.",
    nothing: "Nothing matches these filters.", noResult: "No result", results: "{n} results",
    expand: "Expand neighbours", collapse: "Collapse", hide: "Hide", pin: "Pin", unpin: "Unpin", common: "In common with…",
    path: "Path to…", pickOther: "Choose the other entity: search for it or click on it.", cancel: "Cancel",
    commonOf: "In common: {a} and {b} ({n})", noCommon: "{a} and {b} have no neighbour in common.",
    pathOf: "Path from {a} to {b}: {n} links", pathOfOne: "{a} and {b} are directly linked.", noPath: "No path from {a} to {b} with these filters.", leaveFocus: "Back to the network",
    alsoCalled: "Also:", facts: "Facts", figuresOf: "Figures", chronology: "Timeline", inDocuments: "Documents",
    mentions: "{n} mentions", mention: "{n} mention", documentsN: "{n} documents", documentN: "{n} document", factsN: "{n} facts", factN: "{n} fact",
    evidence: "What the texts say", confidenceIs: "confidence {n}%", rule: "rule", openDocument: "Open the document",
    backTo: "Back", undated: "undated", period: "Period", from: "From", to: "To", factsPerYear: "Facts a year", allDates: "All dates",
    onlyDated: "Undated facts are hidden.", sortBy: "Sort by", name: "Name", type: "Type", neighbours: "Neighbours", statements: "Facts", docs: "Documents",
    listHelp: "Rows follow the filters. Enter opens the card.", subject: "Subject", predicate: "Link", object: "Object", date: "Date",
    sentence: "Sentence", entitiesTab: "Entities", factsTab: "Facts", more: "Show more ({n})",
    flowsHelp: "Who funds what, as the texts say. Width shows the number of sources; dashes, what is planned.", noFlows: "No funding in these documents with these filters.",
    funders: "Funders", funded: "Funded", amounts: "Amounts quoted", noFigures: "No figure with these filters.",
    peopleByOutcome: "People, by what happened to them", byPlace: "Figures by place", byYear: "Figures by year", figuresHelp: "The largest numbers quoted, one a document and object: they do not add up.",
    allFigures: "All figures", value: "Number", counted: "Counted", outcome: "Outcome", of: "Of", place: "Place", mapHelp: "Size shows the number of facts tied to the country. Choose a country to read what happens there.",
    mapOf: "Facts by country", factsHere: "{n} facts tied to {name}", keep: "Filter by this country", noDocumentText: "The text of this document is not in the page.", documentsHelp: "{n} documents read. Open one to see all that was recognised.",
    legend: "Legend", graphLabel: "Graph. Arrows: from a node to its neighbour; Enter: its card; + and −: zoom.", highlight: "Highlights",
    loading: "Opening…", tooOld: "This browser is too old for the page. Firefox 113, Chrome 80, Safari 16.4 or later will do.", broken: "The page could not open:",
    characters: "{n} characters", directLinks: "Direct links", moreFacts: "See {n} more", min: "at least", max: "at most", about: "about", people: "people",
    filtersOn: "Active filters", seeNode: "See in the network", stepsHelp: "Esc closes; Ctrl+Z undoes; / searches.", onTheWay: "in",
    nodeOf: "{type}: {name}", closeCard: "Close the card", showFilters: "Filters and legend", isolated: "No link with these filters", opened: "Opened: {name}",
    nFacts: "{n} facts", hiddenOnes: "{n} hidden: bring back", countries: "Countries",
  },
};

const TYPE_NAMES = {
  fr: { ORGANISATION: ["organisation", "organisations"], COUNTRY: ["pays", "pays"], LOCATION: ["lieu", "lieux"], PROGRAMME: ["programme", "programmes"], EVENT: ["événement", "événements"], DATE: ["date", "dates"], QUANTITY: ["quantité", "quantités"] },
  en: { ORGANISATION: ["organisation", "organisations"], COUNTRY: ["country", "countries"], LOCATION: ["place", "places"], PROGRAMME: ["programme", "programmes"], EVENT: ["event", "events"], DATE: ["date", "dates"], QUANTITY: ["quantity", "quantities"] },
};

// [subject to object, object to subject]
const PREDICATE_NAMES = {
  fr: {
    PARTNERS_WITH: ["partenaire de", "partenaire de"], FUNDS: ["finance", "financé par"], SUPPORTS: ["appuie", "appuyé par"],
    IMPLEMENTS: ["met en œuvre", "mis en œuvre par"], ORGANISES: ["organise", "organisé par"], PARTICIPATES_IN: ["participe à", "participants"],
    PART_OF: ["fait partie de", "comprend"], BASED_IN: ["présent à", "y sont présents"], COVERS: ["couvre", "couvert par"],
    TAKES_PLACE_IN: ["a lieu à", "y ont lieu"], OCCURS_ON: ["a pour date", "date de"], HAS_FIGURE: ["a pour chiffre", "chiffre de"],
    IN_PERIOD: ["pour la période", "période de"], AMOUNT_PART_OF: ["part de", "comprend"],
  },
  en: {
    PARTNERS_WITH: ["partner of", "partner of"], FUNDS: ["funds", "funded by"], SUPPORTS: ["supports", "supported by"],
    IMPLEMENTS: ["implements", "implemented by"], ORGANISES: ["organises", "organised by"], PARTICIPATES_IN: ["takes part in", "participants"],
    PART_OF: ["part of", "includes"], BASED_IN: ["based in", "based there"], COVERS: ["covers", "covered by"],
    TAKES_PLACE_IN: ["takes place in", "held there"], OCCURS_ON: ["dated", "date of"], HAS_FIGURE: ["has figure", "figure of"],
    IN_PERIOD: ["in the period", "period of"], AMOUNT_PART_OF: ["part of", "includes"],
  },
};

const OUTCOMES = {
  fr: { enrolled: "enregistrées", reintegrated: "réintégrées", assisted: "aidées", trained: "formées", vaccinated: "vaccinées", screened: "dépistées", treated: "soignées", returned: "rapatriées", relocated: "réinstallées", hosted: "hébergées", attended: "participantes", displaced: "déplacées", rescued: "secourues", infected: "contaminées", died: "mortes ou disparues", employed: "employées", other: "autre", "": "sans issue dite" },
  en: { enrolled: "enrolled", reintegrated: "reintegrated", assisted: "assisted", trained: "trained", vaccinated: "vaccinated", screened: "screened", treated: "treated", returned: "returned", relocated: "relocated", hosted: "hosted", attended: "attending", displaced: "displaced", rescued: "rescued", infected: "infected", died: "died or missing", employed: "employed", other: "other", "": "no outcome said" },
};

let language = "fr";

function word(key, values = {}) {
  const text = WORDS[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => formatted(values[name]));
}

// A count with its noun: counted("document", 3) gives « 3 documents ».
function counted(noun, n) {
  const key = n > 1 || (language === "en" && n === 0) ? { document: "documentsN", fact: "factsN", mention: "mentions" }[noun] : { document: "documentN", fact: "factN", mention: "mention" }[noun];
  return word(key, { n });
}

function formatted(value) {
  return typeof value === "number" ? value.toLocaleString(language === "fr" ? "fr-FR" : "en-GB") : String(value ?? "");
}

const typeName = (type, n = 1) => TYPE_NAMES[language][type][n > 1 ? 1 : 0];
const predicateName = (predicate, inverse = false) => PREDICATE_NAMES[language][predicate][inverse ? 1 : 0];
const outcomeName = (outcome) => OUTCOMES[language][outcome ?? ""] ?? outcome;
