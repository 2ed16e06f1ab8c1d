// Sentences and texts with their mentions marked, nested ones too; only text nodes and <mark> elements are made.

// `mentions` are [start, end, type, node], sorted by start, the longer first; `look` gives a mark's attributes or null.
function markedNodes(text, start, end, mentions, look) {
  const root = { end, children: [] };
  const open = [root];
  let at = start;
  const top = () => open[open.length - 1];
  const write = (to) => {
    if (to > at) top().children.push(shownText(text.slice(at, to)));
    at = Math.max(at, to);
  };
  const close = (until) => {
    while (open.length > 1 && top().end <= until) {
      write(top().end);
      const done = open.pop();
      top().children.push(el("mark", done.look, done.children));
    }
  };
  for (const mention of mentions) {
    if (mention[0] < start || mention[0] >= end) continue;
    const attributes = look(mention);
    if (!attributes) continue;
    close(mention[0]);
    write(mention[0]);
    open.push({ end: Math.min(mention[1], top().end), look: attributes, children: [] });
  }
  close(end);
  write(end);
  return root.children;
}

// The sentence of a statement, its subject and object marked.
function evidenceNodes(loaded, statement, edge) {
  const evidence = loaded.evidence[statement];
  if (Array.isArray(evidence)) {
    const document = graph.statements.document[statement];
    const look = (mention) =>
      mention[3] === edge.from ? { class: "subject" } : mention[3] === edge.to ? { class: "object" } : null;
    return markedNodes(loaded.texts[document], evidence[0], evidence[1], loaded.mentions[document], look);
  }
  return markedNames(evidence, edge);
}

// Where the text is not at hand: the names themselves are looked for in the sentence.
function markedNames(sentence, edge) {
  const mentions = [];
  for (const index of [edge.from, edge.to]) {
    const node = graph.nodes[index];
    const name = [node.name, ...node.aliases]
      .filter(Boolean)
      .find((one) => sentence.toLowerCase().includes(one.toLowerCase()));
    if (name) {
      const start = sentence.toLowerCase().indexOf(name.toLowerCase());
      mentions.push([start, start + name.length, 0, index]);
    }
  }
  mentions.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return markedNodes(sentence, 0, sentence.length, mentions, (mention) => ({
    class: mention[3] === edge.from ? "subject" : "object",
  }));
}

function plainEvidence(loaded, statement) {
  const evidence = loaded.evidence[statement];
  return Array.isArray(evidence)
    ? loaded.texts[graph.statements.document[statement]].slice(evidence[0], evidence[1])
    : evidence;
}
