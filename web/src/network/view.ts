// The drawing: what is shown of the network, in which colours, and what the pointer does.
import type Graph from "graphology";
import Sigma from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { type Colouring, type Palette, colouring, sizing } from "./colours";
import { type Attributes, nameOf, shortened } from "./data";
import type { Shown } from "./export";
import { Names } from "./names";
import { GROWTH, POINTS, SINGLE, type Shape } from "./shapes";
import { type Place, type State, rounded } from "./state";

// Above so many nodes all are drawn at once as points: circles, which may be of any size, are drawn
// one by one where there is no graphics card, and 2,000 of them then take three frames' time.
const MANY = 600;
const WIDE = 500;
const LEAST_RATIO = 0.02;
const LONGEST_LABEL = 28;
const FAINT = "--line";
const TIE = "--tie";

export class View implements Shown {
  readonly sigma: Sigma<Attributes, Attributes>;
  /** Where nodes that are pinned stood before; null where the layout has gone on since. */
  readonly pinned = new Map<string, Place | null>();
  colours: Colouring;
  selected = "";
  private sizes: (node: string) => number;
  private near = new Set<string>();
  private theme = new Map<string, string>();
  private dragged: string | null = null;
  private moved = false;
  /** None while the drawing is being made. */
  private names: Names | null = null;

  constructor(
    readonly graph: Graph<Attributes, Attributes>,
    readonly box: HTMLElement,
    private state: State,
    private readonly palette: Palette,
    private readonly numeric: (name: string) => boolean,
    private readonly onSelect: (node: string) => void,
    private readonly onPut: (node: string, place: Place) => void,
  ) {
    this.near = around(graph, state.node, state.depth);
    this.readTheme();
    this.colours = colouring(graph, state.colour, numeric(state.colour), palette);
    this.sizes = sizing(graph, state.size, box.clientWidth);
    this.sigma = new Sigma(graph, box, {
      nodeReducer: (node, data) => this.nodeLook(node, data),
      edgeReducer: (edge, data) => this.edgeLook(edge, data),
      defaultEdgeType: graph.type === "directed" ? "arrow" : "line",
      nodeProgramClasses: graph.order > MANY ? POINTS : SINGLE,
      labelColor: { color: this.ink("--ink") },
      labelFont: getComputedStyle(document.body).getPropertyValue("--sans") || "sans-serif",
      labelSize: 12,
      labelDensity: 1,
      labelGridCellSize: 130,
      labelRenderedSizeThreshold: 5,
      minCameraRatio: LEAST_RATIO,
      maxCameraRatio: 4,
      hideEdgesOnMove: graph.size > 4_000,
      zIndex: true,
      stagePadding: box.clientWidth < WIDE ? 16 : 40,
      defaultDrawNodeLabel: (context, data, settings) => this.drawLabel(context, data, settings.labelSize, settings.labelFont),
      defaultDrawNodeHover: (context, data, settings) => this.drawHover(context, data, settings.labelSize, settings.labelFont),
    });
    this.names = new Names(this.sigma, graph);
    this.listen();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
  }

  /** Take over what was chosen, and draw it. */
  show(state: State): void {
    if (state.colour !== this.state.colour) {
      this.colours = colouring(this.graph, state.colour, this.numeric(state.colour), this.palette);
    }
    if (state.size !== this.state.size) this.resize(state.size);
    this.state = state;
    this.hold(state.pins);
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

  shape(id: string): Shape {
    return this.colours.shape(this.graph.getNodeAttributes(id));
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

  /** Where a node is. */
  at(node: string): Place {
    const { x, y } = this.graph.getNodeAttributes(node);
    return rounded({ x: Number(x), y: Number(y) });
  }

  /** Where a node would be so many pixels further. */
  beside(node: string, dx: number, dy: number): Place {
    const [x, y] = this.at(node);
    const place = this.sigma.graphToViewport({ x, y });
    return rounded(this.sigma.viewportToGraph({ x: place.x + dx, y: place.y + dy }));
  }

  /** The layout goes on: where pinned nodes once stood means nothing any more. */
  forget(): void {
    for (const node of this.pinned.keys()) this.pinned.set(node, null);
  }

  /** Show everything, nodes that were moved beyond the edge included. */
  fit(): void {
    const still = { x: 0.5, y: 0.5, angle: 0, ratio: 1 };
    if (!this.pinned.size) {
      this.sigma.getCamera().setState(still);
      return;
    }
    const corners = [[Infinity, Infinity], [-Infinity, -Infinity]];
    const [least, most] = corners as [[number, number], [number, number]];
    this.graph.forEachNode((node) => {
      const { x = 0.5, y = 0.5 } = this.sigma.getNodeDisplayData(node) ?? {};
      least[0] = Math.min(least[0], x);
      least[1] = Math.min(least[1], y);
      most[0] = Math.max(most[0], x);
      most[1] = Math.max(most[1], y);
    });
    const [one, other] = [least, most].map(([x, y]) => this.sigma.framedGraphToViewport({ x, y }, { cameraState: still }));
    const { width, height } = this.sigma.getDimensions();
    const padding = this.sigma.getSetting("stagePadding");
    const share = (from = 0, to = 0, length = 1): number => Math.abs(to - from) / Math.max(1, length - 2 * padding);
    const ratio = Math.max(share(one?.x, other?.x, width), share(one?.y, other?.y, height), LEAST_RATIO);
    this.sigma.getCamera().setState({ ...still, x: (least[0] + most[0]) / 2, y: (least[1] + most[1]) / 2, ratio });
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

  /** Put nodes where they are pinned, and those that no longer are where they stood. */
  private hold(pins: ReadonlyMap<string, Place>): void {
    for (const [node, before] of this.pinned) {
      if (pins.has(node)) continue;
      if (before) this.put(node, before);
      this.pinned.delete(node);
    }
    for (const [node, place] of pins) this.pin(node, place);
    if (!this.pinned.size) this.sigma.setCustomBBox(null);
  }

  private pin(node: string, place: Place): void {
    // What is moved must not move the rest: the frame stays that of the places before.
    if (!this.sigma.getCustomBBox()) this.sigma.setCustomBBox(this.sigma.getBBox());
    if (!this.pinned.has(node)) this.pinned.set(node, this.at(node));
    this.put(node, place);
  }

  private put(node: string, [x, y]: Place): void {
    this.graph.mergeNodeAttributes(node, { x, y });
  }

  private resize(by: string): void {
    this.sizes = sizing(this.graph, by, this.box.clientWidth);
  }

  private nodeLook(node: string, data: Attributes): Partial<NodeDisplayData> {
    const chosen = node === this.selected;
    const beside = Boolean(this.selected) && !chosen && !this.graph.areNeighbors(node, this.selected);
    return {
      x: Number(data["x"]),
      y: Number(data["y"]),
      label: beside ? null : shortened(nameOf(node, data), LONGEST_LABEL),
      color: beside ? this.ink(FAINT) : this.colours.of(node, data),
      type: this.colours.shape(data),
      size: this.sizes(node) * GROWTH[this.colours.shape(data)] + (chosen ? 3 : 0),
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
    this.sigma.on("beforeRender", () => this.names?.begin());
    this.sigma.on("resize", () => {
      this.resize(this.state.size);
      this.sigma.scheduleRefresh();
    });
    this.sigma.on("clickNode", ({ node }) => this.onSelect(node));
    this.sigma.on("clickStage", () => this.onSelect(""));
    this.sigma.on("downNode", ({ node, preventSigmaDefault }) => {
      this.dragged = node;
      this.moved = false;
      preventSigmaDefault();
    });
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (!this.dragged) return;
      preventSigmaDefault();
      event.original.preventDefault();
      this.pin(this.dragged, rounded(this.sigma.viewportToGraph(event)));
      this.moved = true;
    });
    const drop = (): void => {
      const node = this.dragged;
      this.dragged = null;
      if (node && this.moved) this.onPut(node, this.at(node));
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
    // What is chosen has its name in a box of its own.
    if (!data.label || data.highlighted) return;
    context.font = `${size}px ${font}`;
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = this.ink("--raised");
    context.fillStyle = this.ink("--ink");
    const place = this.names?.place(data, context.measureText(data.label).width, size);
    if (!place) return;
    context.strokeText(data.label, place.x, place.y);
    context.fillText(data.label, place.x, place.y);
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
