// Draws a network that came as an answer: an own script, loaded where one asks for the picture.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";

interface Node_ {
  id: string;
  label: string;
  colour: string;
  degree: number;
}
interface Link {
  from: string;
  to: string;
  weight: number;
}

const LONGEST_WAIT = 1500; // milliseconds given to the layout
const ROUND = 20;
const MOST_ROUNDS = 15;

export function draw(place: HTMLElement, nodes: Node_[], links: Link[]) {
  const style = getComputedStyle(place);
  const [edge, far] = ["--edge", "--far"].map((name) => style.getPropertyValue(name).trim());
  const graph = graphOf(nodes, links, edge || "#999999");
  lay(graph);
  const sigma = new Sigma(graph, place, {
    labelColor: { color: style.color },
    labelFont: style.fontFamily,
    labelRenderedSizeThreshold: nodes.length > 80 ? 7 : 0,
    defaultDrawNodeHover: () => {},
    labelDensity: 0.6,
    renderEdgeLabels: false,
    allowInvalidContainer: true,
  });
  focusing(sigma, graph, far || "#cccccc");
  const camera = sigma.getCamera();
  return {
    zoom: (factor: number) => void camera.animate({ ratio: camera.ratio * factor }, { duration: 150 }),
    whole: () => void camera.animatedReset({ duration: 150 }),
    stop: () => sigma.kill(),
  };
}

function graphOf(nodes: Node_[], links: Link[], edge: string): Graph {
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: true });
  const most = Math.max(1, ...nodes.map(({ degree }) => degree));
  nodes.forEach(({ id, label, colour, degree }, place) => {
    const angle = place * 2.399963; // the golden angle: spread evenly, the same each time
    const away = Math.sqrt(place + 1);
    graph.addNode(id, {
      label: label.length > 48 ? `${label.slice(0, 47)}…` : label,
      size: 3 + 9 * Math.sqrt(degree / most),
      color: colour,
      x: away * Math.cos(angle),
      y: away * Math.sin(angle),
    });
  });
  const heaviest = Math.max(1, ...links.map(({ weight }) => weight));
  for (const { from, to, weight } of links) {
    const size = 0.6 + 3 * (Math.max(0, weight) / heaviest);
    graph.mergeUndirectedEdge(from, to, { size, weight: Math.max(0.1, weight), color: edge });
  }
  return graph;
}

function lay(graph: Graph): void {
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 300 };
  const end = performance.now() + LONGEST_WAIT;
  for (let round = 0; round < MOST_ROUNDS && performance.now() < end; round += 1) {
    forceAtlas2.assign(graph, { iterations: ROUND, settings });
  }
}

// Pointing at a thing dims what it is not linked to.
function focusing(sigma: Sigma, graph: Graph, far: string): void {
  let near: Set<string> | null = null;
  sigma.setSetting("nodeReducer", (node, data) =>
    near && !near.has(node) ? { ...data, label: null, color: far } : { ...data, forceLabel: near !== null },
  );
  sigma.setSetting("edgeReducer", (edge, data) =>
    near && !graph.extremities(edge).every((end) => near?.has(end)) ? { ...data, hidden: true } : data,
  );
  const look = (node: string | null) => {
    near = node === null ? null : new Set([node, ...graph.neighbors(node)]);
    sigma.refresh({ skipIndexation: true });
  };
  sigma.on("enterNode", ({ node }) => look(node));
  sigma.on("leaveNode", () => look(null));
}
