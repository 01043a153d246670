// Refining the places in a worker of our own, so that the page stays fluent.
import type Graph from "graphology";
import type { Attributes } from "./data";

const LONGEST = 20_000;

export class Layout {
  private worker: Worker | null = null;
  private ends = 0;

  constructor(
    private readonly graph: Graph<Attributes, Attributes>,
    private readonly pinned: ReadonlyMap<string, unknown>,
    private readonly address: string,
    private readonly onChange: (running: boolean) => void,
  ) {}

  /** Start or stop. It stops by itself after a while. */
  toggle(): void {
    if (this.worker) this.stop();
    else this.start();
  }

  stop(): void {
    clearTimeout(this.ends);
    this.worker?.terminate();
    this.worker = null;
    this.onChange(false);
  }

  private start(): void {
    const nodes = this.graph.nodes();
    const place = new Map(nodes.map((node, index) => [node, index]));
    const column = (name: string): Float64Array =>
      Float64Array.from(nodes, (node) => Number(this.graph.getNodeAttribute(node, name)));
    const edges = this.graph.edges();
    const worker = new Worker(this.address, { type: "module" });
    this.worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<{ xs: Float64Array; ys: Float64Array }>) => {
      this.graph.updateEachNodeAttributes(
        (node, attributes) => {
          const index = place.get(node);
          if (index === undefined || this.pinned.has(node)) return attributes;
          return { ...attributes, x: data.xs[index] ?? 0, y: data.ys[index] ?? 0 };
        },
        { attributes: ["x", "y"] },
      );
    });
    worker.postMessage({
      xs: column("x"),
      ys: column("y"),
      fixed: Uint8Array.from(nodes, (node) => Number(this.pinned.has(node))),
      sources: Uint32Array.from(edges, (edge) => place.get(this.graph.source(edge)) ?? 0),
      targets: Uint32Array.from(edges, (edge) => place.get(this.graph.target(edge)) ?? 0),
      weights: Float64Array.from(edges, (edge) => Number(this.graph.getEdgeAttribute(edge, "weight") ?? 1)),
    });
    worker.addEventListener("error", () => this.stop());
    this.onChange(true);
    this.ends = window.setTimeout(() => this.stop(), LONGEST);
  }
}
