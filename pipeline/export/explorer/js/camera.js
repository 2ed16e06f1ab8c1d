// The part of the graph that is in the frame: fit, zoom, follow; and the springs, off unless asked for.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

const LEAST_SCALE = 0.5;

// All nodes in the frame; on a small screen the most linked one in its middle, at a scale that can be read.
function fitCanvas(animated = true) {
  frame([...canvas.shown.nodes], 1.4, animated);
}

// What is selected, with its neighbours, in the frame; all nodes when nothing is.
function frameSelected(animated = true) {
  const near = nearSelected();
  const shown = [...(near ?? canvas.shown.nodes)].filter((index) => canvas.shown.nodes.has(index));
  frame(shown, near ? 1.1 : 1.4, animated);
}

function frame(nodes, maxZoomLevel, animated) {
  canvas.moved = false;
  if (!nodes.length) return;
  canvas.network.fit({ nodes, maxZoomLevel, animation: false });
  const [scale, position] = [canvas.network.getScale() * 0.9, canvas.network.getViewPosition()]; // room for names
  const small = scale < LEAST_SCALE && byId("canvas").clientWidth < 700 && nodes.length <= MOST_NODES * 2;
  const strong = small ? namedNodes()[0] : null;
  canvas.network.moveTo({
    scale: small ? LEAST_SCALE : scale,
    position: strong ? { x: strong.x, y: strong.y } : position,
    animation: animated && motion(),
  });
}

// The frame changed its size: what the page framed is framed again, what a person chose to see stays.
function resized() {
  if (!canvas.shown) return;
  if (!canvas.moved) frameSelected(false);
  else showOnCanvas(graph.byKey.get(state.node)?.index);
}

function zoomBy(factor) {
  canvas.moved = true;
  canvas.network.moveTo({
    scale: Math.min(6, Math.max(0.03, canvas.network.getScale() * factor)),
    animation: motion(),
  });
}

// Bring a node that lies outside the frame into it.
function showOnCanvas(index) {
  const at = canvas.places.get(index);
  if (!at) return;
  const dom = canvas.network.canvasToDOM(at);
  const frame = byId("canvas").getBoundingClientRect();
  const inside = dom.x > 40 && dom.y > 40 && dom.x < frame.width - 40 && dom.y < frame.height - 60;
  if (!inside) canvas.network.moveTo({ position: at, animation: motion() });
}

let physicsOn = false;
const isPhysicsOn = () => physicsOn;
function setPhysics(on) {
  physicsOn = on;
  if (!on)
    for (const [index, at] of Object.entries(canvas.network.getPositions()))
      canvas.places.set(Number(index), at);
  canvas.network.setOptions({ physics: { enabled: on } });
  syncCanvas();
}
