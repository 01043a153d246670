// The network explorer: takes the place of the still picture, and leaves the page's tables in step.
import { type Attributes, attributesOf, load, text } from "./data";
import type { Palette } from "./colours";
import { gexf, save, shownGraph } from "./export";
import { Layout } from "./layout";
import { Panel } from "./panel";
import { type State, read, write } from "./state";
import { View } from "./view";

const box = document.querySelector<HTMLElement>("[data-network]");
if (box) void open(box).catch((error: unknown) => refuse(box, error));

function refuse(place: HTMLElement, error: unknown): void {
  const note = place.querySelector<HTMLElement>("[role=status]");
  if (note) note.textContent = `The picture stays still: ${error instanceof Error ? error.message : String(error)}`;
}

async function open(place: HTMLElement): Promise<void> {
  if (!document.createElement("canvas").getContext("webgl2")) throw new Error("this browser has no WebGL.");
  const graph = await load(place.dataset["network"] ?? "");
  if (!graph.order) throw new Error("the network has no nodes.");
  const kinds = attributesOf(graph);
  const start: Partial<State> = {
    ...(place.dataset["colour"] ? { colour: place.dataset["colour"] } : {}),
    ...(place.dataset["size"] ? { size: place.dataset["size"] } : {}),
  };
  let state = told();

  /** What the address says, by attributes that there are. */
  function told(): State {
    const found = read(location.hash, start);
    const known = (name: string): boolean => name === "degree" || kinds.has(name);
    if (!known(found.colour)) found.colour = kinds.has("kind") ? "kind" : "degree";
    if (!known(found.size)) found.size = "degree";
    return found;
  }

  const stage = document.createElement("div");
  stage.className = "stage";
  const figure = place.querySelector("figure");
  figure?.before(stage);
  if (figure) figure.hidden = true;

  const palette = JSON.parse(place.dataset["palette"] ?? "{}") as Palette;
  const view = new View(graph, stage, state, palette, (name) => kinds.get(name) === "number" || name === "degree", (node) =>
    change({ node }),
  );
  const layout = new Layout(graph, view.pinned, place.dataset["layout"] ?? "", (running) => panel.refining(running));
  const panel: Panel = new Panel(place, stage, graph, kinds, labelsOf(place), {
    change,
    zoom: (factor) => void view.sigma.getCamera().animate({ ratio: view.sigma.getCamera().ratio * factor }, { duration: 150 }),
    pan: (dx, dy) => {
      const { x, y, ratio } = view.sigma.getCamera().getState();
      view.sigma.getCamera().setState({ x: x + dx * ratio, y: y + dy * ratio });
    },
    fit: () => {
      view.sigma.setCustomBBox(null);
      view.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    },
    refine: () => layout.toggle(),
    unpin: () => view.pinned.clear(),
    saveGexf: () => save(`${nameOf(graph)}.gexf`, "application/gexf+xml", gexf(view)),
    savePicture: () =>
      void view.picture().then((picture) => {
        if (picture) save(`${nameOf(graph)}.png`, "image/png", picture);
      }),
    saveTable: () => save(`${nameOf(graph)}-nodes.csv`, "text/csv", table(shownGraph(view))),
  });

  let saving = 0;
  view.sigma.getCamera().on("updated", ({ x, y, ratio }) => {
    clearTimeout(saving);
    saving = window.setTimeout(() => {
      state.camera = [x, y, ratio].map((value) => value.toFixed(3)).join(",");
      remember();
    }, 300);
  });

  function change(part: Partial<State>): void {
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
    state = told();
    change({});
  });
}

function labelsOf(place: HTMLElement): Record<string, string> {
  return JSON.parse(place.dataset["labels"] ?? "{}") as Record<string, string>;
}

function nameOf(graph: { getAttribute(name: string): unknown }): string {
  return `casegraph-${String(graph.getAttribute("kind") ?? "network")}`;
}

/** The nodes shown, as a table; no cell is taken for a formula by a spreadsheet. */
function table(graph: ReturnType<typeof shownGraph>): string {
  const names = new Set<string>(["label", "kind"]);
  graph.forEachNode((_, attributes) => Object.keys(attributes).forEach((name) => names.add(name)));
  const rows = [["id", ...names]];
  graph.forEachNode((node, attributes: Attributes) => {
    rows.push([node, ...[...names].map((name) => (name in attributes ? text(attributes[name]) : ""))]);
  });
  return rows.map((row) => row.map(cell).join(",")).join("\r\n");
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
