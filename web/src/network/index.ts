// The network explorer: takes the place of the still picture, and leaves the page's tables in step.
import { attributesOf, load, measure, nameOf } from "./data";
import type { Palette } from "./colours";
import { gexf, nodeLink, nodesTable, save, tiesTable } from "./export";
import { Layout } from "./layout";
import { type Files, Panel } from "./panel";
import { MOST_PINS, type Place, type State, read, write } from "./state";
import { View } from "./view";

const box = document.querySelector<HTMLElement>("[data-network]");
if (box) void open(box).catch((error: unknown) => refuse(box, error));

function refuse(place: HTMLElement, error: unknown): void {
  const note = place.querySelector<HTMLElement>("[role=status]");
  if (note) note.textContent = `The picture stays still: ${error instanceof Error ? error.message : String(error)}`;
}

async function open(place: HTMLElement): Promise<void> {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("this browser has no WebGL.");
  const source = place.dataset["network"] ?? "";
  const graph = await load(source);
  if (!graph.order) throw new Error("the network has no nodes.");
  const kinds = attributesOf(graph);
  const [community, communityLabel] = JSON.parse(place.dataset["community"] ?? "[]") as string[];
  /** What the server has yet to measure before nodes can be coloured by it. */
  const unmeasured = (colour: string): boolean => colour === community && !measured;
  let measured = community === undefined || kinds.has(community);
  if (community) kinds.set(community, "number");
  const start: Partial<State> = {
    ...(place.dataset["colour"] ? { colour: place.dataset["colour"] } : {}),
    ...(place.dataset["size"] ? { size: place.dataset["size"] } : {}),
  };
  let state = told();
  if (unmeasured(state.colour) && (await measuring())) state.colour = "kind";

  /** What the address says, by attributes and nodes that there are. */
  function told(): State {
    const found = read(location.hash, start);
    const known = (name: string): boolean => name === "degree" || kinds.has(name);
    if (!known(found.colour)) found.colour = kinds.has("kind") ? "kind" : "degree";
    if (!known(found.size)) found.size = "degree";
    found.pins = new Map([...found.pins].filter(([node]) => graph.hasNode(node)));
    return found;
  }

  /** Have the communities measured; what is wrong, if that is refused. */
  async function measuring(): Promise<string> {
    const wrong = await measure(graph, source, community ?? "").then(
      () => "",
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    measured = !wrong;
    return wrong;
  }

  const stage = document.createElement("div");
  stage.className = "stage";
  const figure = place.querySelector("figure");
  figure?.before(stage);
  if (figure) figure.hidden = true;

  const palette = JSON.parse(place.dataset["palette"] ?? "{}") as Palette;
  const view = new View(
    graph,
    stage,
    state,
    palette,
    (name) => kinds.get(name) === "number" || name === "degree",
    (node) => change({ node }),
    (node, at) => pin(node, at),
  );
  const layout = new Layout(graph, view.pinned, place.dataset["layout"] ?? "", (running) => panel.refining(running));
  const files: Files = [
    ["GEXF", () => save(`${fileOf(graph)}.gexf`, "application/gexf+xml", gexf(view))],
    [
      "Picture (PNG)",
      () =>
        void view.picture().then((picture) => {
          if (picture) save(`${fileOf(graph)}.png`, "image/png", picture);
        }),
    ],
    ["Nodes (CSV)", () => save(`${fileOf(graph)}-nodes.csv`, "text/csv", nodesTable(view))],
    ["Ties (CSV)", () => save(`${fileOf(graph)}-ties.csv`, "text/csv", tiesTable(view))],
    ["Node-link JSON", () => save(`${fileOf(graph)}.json`, "application/json", nodeLink(view))],
  ];
  const labels = new Map(Object.entries(JSON.parse(place.dataset["labels"] ?? "{}") as Record<string, string>));
  if (community && communityLabel) labels.set(community, communityLabel);
  const words = { labels, groups: palette.classes };
  const panel: Panel = new Panel(
    place,
    stage,
    graph,
    kinds,
    words,
    {
      change,
      zoom: (factor) => void view.sigma.getCamera().animate({ ratio: view.sigma.getCamera().ratio * factor }, { duration: 150 }),
      pan: (dx, dy) => {
        const { x, y, ratio } = view.sigma.getCamera().getState();
        view.sigma.getCamera().setState({ x: x + dx * ratio, y: y + dy * ratio });
      },
      fit: () => view.fit(),
      refine: () => {
        view.forget();
        layout.toggle();
      },
      pin: (node) => pin(node, view.at(node)),
      unpin,
      nudge: (node, dx, dy) => pin(node, view.beside(node, dx, dy)),
    },
    files,
  );

  function pin(node: string, at: Place): void {
    const room = state.pins.has(node) || state.pins.size < MOST_PINS;
    change({ pins: room ? new Map(state.pins).set(node, at) : state.pins });
    if (!room) panel.tell(`${MOST_PINS} nodes are pinned, and no more can be. Unpin one first.`);
    else panel.tell("", nameOf(node, graph.getNodeAttributes(node)), " is pinned; the link of this page tells where.");
  }

  /** Let one node go, or all of them. */
  function unpin(node?: string): void {
    change({ pins: new Map([...state.pins].filter(([one]) => node !== undefined && one !== node)) });
  }

  let saving = 0;
  view.sigma.getCamera().on("updated", ({ x, y, ratio }) => {
    clearTimeout(saving);
    saving = window.setTimeout(() => {
      state.camera = [x, y, ratio].map((value) => value.toFixed(3)).join(",");
      remember();
    }, 300);
  });

  function change(part: Partial<State>): void {
    if (unmeasured(part.colour ?? "")) {
      panel.tell("The communities are being worked out …");
      void measuring().then((wrong) => {
        if (!wrong) change(part);
        else {
          panel.show(state, view);
          panel.tell(`The communities cannot be worked out. ${wrong}`);
        }
      });
      return;
    }
    state = { ...state, ...part };
    if (part.colour !== undefined) state.hidden = new Set();
    view.selected = graph.hasNode(state.node) ? state.node : "";
    view.show(state);
    panel.show(state, view);
    if (part.node) void view.lookAt(part.node);
    remember();
  }

  function remember(): void {
    const hash = write(state, start);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  const [x, y, ratio] = state.camera.split(",").map(Number);
  if (x !== undefined && y !== undefined && ratio) view.sigma.getCamera().setState({ x, y, ratio });
  view.selected = graph.hasNode(state.node) ? state.node : "";
  view.show(state);
  panel.show(state, view);
  place.dataset["ready"] = "true";
  window.addEventListener("hashchange", () => {
    const next = told();
    const take = (wrong: string): void => {
      state = wrong ? { ...next, colour: "kind" } : next;
      change({});
    };
    if (unmeasured(next.colour)) void measuring().then(take);
    else take("");
  });
}

function fileOf(graph: { getAttribute(name: string): unknown }): string {
  return `casegraph-${String(graph.getAttribute("kind") ?? "network").replace(/[^a-z-]/g, "")}`;
}
