// A worker that refines the places of nodes step by step: ForceAtlas2, told after every few steps.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

interface Start {
  xs: Float64Array;
  ys: Float64Array;
  fixed: Uint8Array;
  sources: Uint32Array;
  targets: Uint32Array;
  weights: Float64Array;
}

const STEPS_AT_ONCE = 5;
let running = 0;

self.addEventListener("message", ({ data }: MessageEvent<Start | "stop">) => {
  running += 1;
  if (data !== "stop") void refine(data, running);
});

async function refine(start: Start, turn: number): Promise<void> {
  const graph = new Graph({ type: "undirected", multi: true });
  start.xs.forEach((x, place) => {
    graph.addNode(place, { x, y: start.ys[place], fixed: start.fixed[place] === 1 });
  });
  start.sources.forEach((source, place) => {
    const target = start.targets[place];
    if (target !== undefined && target !== source) {
      graph.addEdge(source, target, { weight: start.weights[place] });
    }
  });
  const settings = { ...forceAtlas2.inferSettings(graph), adjustSizes: false };
  while (turn === running) {
    forceAtlas2.assign(graph, { iterations: STEPS_AT_ONCE, settings });
    const xs = new Float64Array(graph.order);
    const ys = new Float64Array(graph.order);
    graph.forEachNode((node, { x, y }) => {
      xs[Number(node)] = x as number;
      ys[Number(node)] = y as number;
    });
    self.postMessage({ xs, ys });
    // Lets the message come in that says to stop.
    await new Promise((resolve) => setTimeout(resolve));
  }
}
