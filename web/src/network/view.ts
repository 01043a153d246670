// The drawing: what is shown of the network, in which colours, and what the pointer does.
import type Graph from "graphology";
import Sigma from "sigma";
import { NodeCircleProgram, NodePointProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { type Colouring, type Palette, colouring, sizing } from "./colours";
import type { Attributes } from "./data";
import type { Shown } from "./export";
import type { State } from "./state";

// Above so many nodes all are drawn at once as points: circles, which may be of any size, are drawn
// one by one where there is no graphics card, and 2,000 of them then take three frames' time.
const MANY = 600;
const FAINT = "--line";
const TIE = "--tie";

export class View implements Shown {
  readonly sigma: Sigma<Attributes, Attributes>;
  readonly pinned = new Set<string>();
  colours: Colouring;
  selected = "";
  private sizes: (node: string) => number;
  private near = new Set<string>();
  private theme = new Map<string, string>();
  private dragged: string | null = null;
  /** Where names stand in this frame: left, top, right, bottom. */
  private named: Box[] = [];

  constructor(
    readonly graph: Graph<Attributes, Attributes>,
    readonly box: HTMLElement,
    private state: State,
    private readonly palette: Palette,
    private readonly numeric: (name: string) => boolean,
    private readonly onSelect: (node: string) => void,
  ) {
    this.near = around(graph, state.node, state.depth);
    this.readTheme();
    this.colours = colouring(graph, state.colour, numeric(state.colour), palette);
    this.sizes = sizing(graph, state.size);
    this.sigma = new Sigma(graph, box, {
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
      defaultEdgeType: graph.type === "directed" ? "arrow" : "line",
      nodeProgramClasses: { circle: graph.order > MANY ? NodePointProgram : NodeCircleProgram },
      labelColor: { color: this.ink("--ink") },
      labelFont: getComputedStyle(document.body).getPropertyValue("--sans") || "sans-serif",
      labelSize: 12,
      labelDensity: 1,
      labelGridCellSize: 130,
      labelRenderedSizeThreshold: 5,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      hideEdgesOnMove: graph.size > 4_000,
      zIndex: true,
      stagePadding: 40,
      defaultDrawNodeLabel: (context, data, settings) => this.drawLabel(context, data, settings.labelSize, settings.labelFont),
      defaultDrawNodeHover: (context, data, settings) => this.drawHover(context, data, settings.labelSize, settings.labelFont),
    });
    this.listen();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
  }

  /** Take over what was chosen, and draw it. */
  show(state: State): void {
    if (state.colour !== this.state.colour) {
      this.colours = colouring(this.graph, state.colour, this.numeric(state.colour), this.palette);
    }
    if (state.size !== this.state.size) this.sizes = sizing(this.graph, state.size);
    this.state = state;
    this.near = around(this.graph, state.node, state.depth);
    this.sigma.refresh();
  }

  node(id: string): boolean {
    const attributes = this.graph.getNodeAttributes(id);
    if (this.near.size && !this.near.has(id)) return false;
    if (!inYear(attributes, this.state.year)) return false;
    return !this.state.hidden.has(this.colours.category(attributes));
  }

  edge(id: string): boolean {
    const attributes = this.graph.getEdgeAttributes(id);
    const weight = Number(attributes["weight"] ?? 1);
    if (weight < this.state.weight || !inYear(attributes, this.state.year)) return false;
    const [source, target] = this.graph.extremities(id);
    return this.node(source) && this.node(target);
  }

  colour(id: string): string {
    return this.colours.of(id, this.graph.getNodeAttributes(id));
  }

  size(id: string): number {
    return this.sizes(id);
  }

  /** Move the camera to a node. */
  async lookAt(node: string): Promise<void> {
    const place = this.sigma.getNodeDisplayData(node);
    if (!place) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const camera = this.sigma.getCamera();
    const ratio = Math.min(camera.ratio, 0.5);
    if (still) camera.setState({ x: place.x, y: place.y, ratio });
    else await camera.animate({ x: place.x, y: place.y, ratio }, { duration: 300 });
  }

  /** The drawing as a picture, layers put together on the colour of the page. */
  picture(): Promise<Blob | null> {
    this.sigma.refresh();
    const layers = [...this.sigma.getContainer().querySelectorAll("canvas")];
    const first = layers[0];
    const whole = document.createElement("canvas");
    whole.width = first?.width ?? 1;
    whole.height = first?.height ?? 1;
    const context = whole.getContext("2d");
    if (context) {
      context.fillStyle = this.ink("--paper");
      context.fillRect(0, 0, whole.width, whole.height);
      for (const layer of layers) {
        if (!layer.classList.contains("sigma-mouse")) context.drawImage(layer, 0, 0);
      }
    }
    return new Promise((resolve) => whole.toBlob(resolve, "image/png"));
  }

  private nodeLook(node: string, data: Attributes): Partial<NodeDisplayData> {
    const chosen = node === this.selected;
    const beside = Boolean(this.selected) && !chosen && !this.graph.areNeighbors(node, this.selected);
    return {
      x: Number(data["x"]),
      y: Number(data["y"]),
      label: beside ? null : shortened(String(data["label"] ?? node)),
      color: beside ? this.ink(FAINT) : this.colour(node),
      size: this.sizes(node) + (chosen ? 3 : 0),
      hidden: !this.node(node),
      highlighted: chosen,
      forceLabel: chosen,
      zIndex: chosen ? 2 : beside ? 0 : 1,
    };
  }

  private edgeLook(edge: string, data: Attributes): Partial<EdgeDisplayData> {
    const ofSelected = Boolean(this.selected) && this.graph.hasExtremity(edge, this.selected);
    return {
      hidden: !this.edge(edge) || (Boolean(this.selected) && !ofSelected && this.graph.size > 3_000),
      color: this.ink(ofSelected ? "--accent" : TIE),
      size: Math.min(5, 0.6 + 0.5 * Math.log2(1 + Number(data["weight"] ?? 1))),
      zIndex: ofSelected ? 1 : 0,
    };
  }

  private listen(): void {
    this.sigma.on("beforeRender", () => {
      this.named = [];
    });
    this.sigma.on("clickNode", ({ node }) => this.onSelect(node));
    this.sigma.on("clickStage", () => this.onSelect(""));
    this.sigma.on("downNode", ({ node, preventSigmaDefault }) => {
      this.dragged = node;
      preventSigmaDefault();
    });
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (!this.dragged) return;
      preventSigmaDefault();
      event.original.preventDefault();
      if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
      const place = this.sigma.viewportToGraph(event);
      this.graph.mergeNodeAttributes(this.dragged, { x: place.x, y: place.y });
      this.pinned.add(this.dragged);
    });
    const drop = (): void => {
      this.dragged = null;
    };
    this.sigma.on("upNode", drop);
    this.sigma.on("upStage", drop);
  }

  /** A name with the colour of the page around it, so that it can be read on nodes and ties. */
  private drawLabel(
    context: CanvasRenderingContext2D,
    data: Partial<NodeDisplayData> & { x: number; y: number; size: number; label: string | null },
    size: number,
    font: string,
  ): void {
    if (!data.label) return;
    context.font = `${size}px ${font}`;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.ink("--raised");
    context.fillStyle = this.ink("--ink");
    const width = context.measureText(data.label).width;
    const gap = data.size + 4;
    const middle = data.y + size / 3;
    const sides = [data.x + gap, data.x - gap - width];
    const left = sides.find((x) => this.free([x - 2, middle - size, x + width + 2, middle + size / 3]));
    if (left === undefined) return;
    this.named.push([left - 2, middle - size, left + width + 2, middle + size / 3]);
    context.strokeText(data.label, left, middle);
    context.fillText(data.label, left, middle);
  }

  /** Whether a name would stand within the drawing and on no other. */
  private free([left, top, right, bottom]: Box): boolean {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (left < 0 || top < 0 || right > width || bottom > height) return false;
    return !this.named.some(([l, t, r, b]) => left < r && right > l && top < b && bottom > t);
  }

  private drawHover(
    context: CanvasRenderingContext2D,
    data: Partial<NodeDisplayData> & { x: number; y: number; size: number; label: string | null },
    size: number,
    font: string,
  ): void {
    context.font = `600 ${size}px ${font}`;
    const label = data.label ?? "";
    const width = context.measureText(label).width;
    context.fillStyle = this.ink("--raised");
    context.strokeStyle = this.ink("--accent");
    context.beginPath();
    context.roundRect(data.x + data.size + 2, data.y - size * 0.85, width + 10, size * 1.7, 3);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = this.ink("--ink");
    context.fillText(label, data.x + data.size + 7, data.y + size / 3);
  }

  private repaint(): void {
    this.readTheme();
    this.sigma.setSetting("labelColor", { color: this.ink("--ink") });
    this.sigma.refresh();
  }

  private readTheme(): void {
    const style = getComputedStyle(this.box);
    for (const name of ["--ink", "--paper", "--raised", FAINT, TIE, "--accent"]) {
      this.theme.set(name, style.getPropertyValue(name).trim() || "#888888");
    }
  }

  private ink(name: string): string {
    return this.theme.get(name) ?? "#888888";
  }
}

type Box = readonly [number, number, number, number];

const LONGEST_LABEL = 28;

export function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
}

/** The nodes at most so many steps from one; all of them without a node or a depth. */
function around(graph: Graph<Attributes, Attributes>, node: string, depth: number): Set<string> {
  const found = new Set<string>();
  if (!depth || !graph.hasNode(node)) return found;
  let edge = [node];
  found.add(node);
  for (let step = 0; step < depth; step += 1) {
    edge = edge.flatMap((one) => graph.neighbors(one)).filter((one) => !found.has(one));
    for (const one of edge) found.add(one);
  }
  return found;
}

/** Whether something was there in a year; what tells no years always was. */
function inYear(attributes: Attributes, year: number | null): boolean {
  if (year === null) return true;
  const { start, end } = attributes;
  return !(typeof start === "number" && start > year) && !(typeof end === "number" && end < year);
}
