// The controls beside the drawing: search, colour, size, years, legend, what is selected, files.
import type Graph from "graphology";
import { range } from "./colours";
import { type Attributes, text } from "./data";
import { Detail } from "./detail";
import { button, element, labelled, select } from "./elements";
import type { State } from "./state";
import type { View } from "./view";

export interface Actions {
  change(part: Partial<State>): void;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  refine(): void;
  unpin(): void;
  saveGexf(): void;
  savePicture(): void;
  saveTable(): void;
}

const STEP = 0.1;
const IN = 0.7;

export class Panel {
  private readonly status: HTMLElement;
  private readonly legend = element("ul", { className: "legend" });
  private readonly detail: Detail;
  private readonly colour: HTMLSelectElement;
  private readonly size: HTMLSelectElement;
  private readonly year: HTMLInputElement | null;
  private readonly yearTold = element("output");
  private readonly allYears = button("All years", () => {
    this.actions.change({ year: null });
    this.year?.focus();
  });
  private readonly weight: HTMLInputElement;
  private readonly weightTold = element("output");
  private readonly refine = button("Refine the layout step by step", () => this.actions.refine(), "Refine");
  private readonly search = element("input", { type: "search", autocomplete: "off" });
  private readonly names = new Map<string, string>();

  constructor(
    private readonly place: HTMLElement,
    stage: HTMLElement,
    private readonly graph: Graph<Attributes, Attributes>,
    kinds: Map<string, "number" | "words">,
    private readonly labels: Record<string, string>,
    private readonly actions: Actions,
  ) {
    this.status = place.querySelector<HTMLElement>("[role=status]") ?? element("p", { role: "status" });
    this.detail = new Detail(graph, (name) => this.label(name), (value) => this.word(value), (part) => actions.change(part));
    const names = [...kinds.keys()];
    this.colour = select(["degree", ...names], (name) => this.label(name));
    this.size = select(["degree", ...names.filter((name) => kinds.get(name) === "number")], (name) => this.label(name));
    const years = this.years();
    this.year = years ? element("input", { type: "range", min: String(years[0]), max: String(years[1]), step: "1" }) : null;
    this.weight = element("input", { type: "range", min: "0", max: String(this.heaviest()), step: "any", value: "0" });
    this.listen();
    stage.after(this.side());
    stage.append(this.buttons());
    this.keyboard(stage);
  }

  /** Bring what the controls say in step with what is chosen and drawn. */
  show(state: State, view: View): void {
    this.colour.value = state.colour;
    this.size.value = state.size;
    this.weight.value = String(state.weight);
    this.weightTold.textContent = state.weight ? text(state.weight) : "none hidden";
    if (this.year) {
      this.year.value = String(state.year ?? this.year.max);
      this.allYears.hidden = state.year === null;
      this.yearTold.textContent = state.year === null ? "all years" : String(state.year);
    }
    this.showLegend(state, view);
    this.detail.show(state);
    const shown = this.graph.filterNodes((node) => view.node(node));
    const tied = this.graph.filterEdges((edge) => view.edge(edge));
    const ties = tied.length;
    this.status.textContent =
      shown.length === this.graph.order && ties === this.graph.size
        ? "All of it is shown. Pick a node to see what it is tied to."
        : `${many(shown.length)} of ${many(this.graph.order)} nodes and ${many(ties)} of ${many(this.graph.size)} ties are shown.`;
    this.twin(new Set(shown), new Set(tied));
  }

  /** Whether the layout is being refined. */
  refining(running: boolean): void {
    this.refine.ariaPressed = String(running);
  }

  private label(name: string): string {
    return this.labels[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
  }

  private side(): HTMLElement {
    const side = element("div", { className: "controls" });
    const list = element("datalist", { id: "node-names" });
    for (const [label] of [...this.nodeNames()].slice(0, 5_000)) list.append(element("option", { value: label }));
    this.search.setAttribute("list", list.id);
    side.append(
      labelled("Find a node", this.search, list),
      labelled("Colour", this.colour),
      this.legend,
      labelled("Size", this.size),
      labelled("Hide ties lighter than", this.weight, this.weightTold),
    );
    if (this.year) {
      side.append(labelled("Year", this.year, this.yearTold, this.allYears));
    }
    side.append(this.detail.section, this.files());
    return side;
  }

  private buttons(): HTMLElement {
    const tools = element("div", { className: "tools", role: "toolbar", ariaLabel: "Drawing" });
    this.refining(false);
    tools.append(
      button("Nearer", () => this.actions.zoom(IN), "+"),
      button("Further", () => this.actions.zoom(1 / IN), "−"),
      button("Fit the whole network", () => this.actions.fit(), "Fit"),
      this.refine,
      button("Unpin nodes moved by hand", () => this.actions.unpin(), "Unpin"),
    );
    return tools;
  }

  private files(): HTMLElement {
    const part = element("section", { className: "as-shown" });
    part.append(
      element("h2", { textContent: "Exactly what is shown" }),
      button("GEXF", () => this.actions.saveGexf()),
      button("Picture (PNG)", () => this.actions.savePicture()),
      button("Nodes (CSV)", () => this.actions.saveTable()),
    );
    return part;
  }

  private listen(): void {
    const { change } = this.actions;
    this.colour.addEventListener("change", () => change({ colour: this.colour.value }));
    this.size.addEventListener("change", () => change({ size: this.size.value }));
    this.weight.addEventListener("input", () => change({ weight: Number(this.weight.value) }));
    this.year?.addEventListener("input", () => change({ year: Number(this.year?.value) }));
    this.search.addEventListener("change", () => {
      const node = this.nodeNames().get(this.search.value);
      if (node) change({ node });
      else if (this.search.value) this.status.textContent = `No node is called “${this.search.value}”.`;
    });
  }

  /** Arrows move, + and − zoom, 0 shows all, Escape lets go of the selected node. */
  private keyboard(stage: HTMLElement): void {
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.ariaLabel = "Drawing of the network. Arrows move it, plus and minus zoom, 0 shows all, Escape lets go of a node. Nodes are found by the search field and listed in the table below.";
    const keys: Record<string, () => void> = {
      ArrowLeft: () => this.actions.pan(-STEP, 0),
      ArrowRight: () => this.actions.pan(STEP, 0),
      ArrowUp: () => this.actions.pan(0, STEP),
      ArrowDown: () => this.actions.pan(0, -STEP),
      "+": () => this.actions.zoom(IN),
      "=": () => this.actions.zoom(IN),
      "-": () => this.actions.zoom(1 / IN),
      "0": () => this.actions.fit(),
      Escape: () => this.actions.change({ node: "", depth: 0 }),
    };
    stage.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || event.target !== stage || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
  }

  private showLegend(state: State, view: View): void {
    const { legend, scale } = view.colours;
    if (scale) {
      const bar = element("li", { className: "scale" });
      bar.append(element("span", { textContent: text(scale.low) }));
      for (const colour of scale.colours) bar.append(swatch(colour));
      bar.append(element("span", { textContent: text(scale.high) }));
      this.legend.replaceChildren(bar);
      return;
    }
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null;
    const inLegend = this.legend.contains(document.activeElement);
    this.legend.replaceChildren(...legend.map((entry) => {
      const box = element("input", { type: "checkbox", value: entry.value, checked: !state.hidden.has(entry.value) });
      box.addEventListener("change", () => {
        const hidden = new Set(state.hidden);
        if (box.checked) hidden.delete(entry.value);
        else hidden.add(entry.value);
        this.actions.change({ hidden });
      });
      const line = element("label");
      line.append(box, swatch(entry.colour), this.word(entry.value), element("small", { textContent: ` ${entry.count}` }));
      const item = element("li");
      item.append(line);
      return item;
    }));
    if (inLegend) [...this.legend.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  private word(value: string): string {
    return this.labels[value] ?? value.replaceAll("-", " ");
  }

  /** The tables of the page list just what is drawn. */
  private twin(nodes: Set<string>, edges: Set<string>): void {
    const root = this.place.closest("main") ?? document;
    for (const row of root.querySelectorAll<HTMLElement>("tr[data-node]")) {
      row.hidden = !nodes.has(row.dataset["node"] ?? "");
    }
    for (const row of root.querySelectorAll<HTMLElement>("tr[data-source]")) {
      const { source = "", target = "" } = row.dataset;
      row.hidden = !(this.graph.hasEdge(source, target) && edges.has(this.graph.edge(source, target) ?? ""));
    }
  }

  private nodeNames(): Map<string, string> {
    if (!this.names.size) {
      this.graph.forEachNode((node, attributes) => {
        const label = String(attributes["label"] ?? node);
        this.names.set(this.names.has(label) ? `${label} (${node})` : label, node);
      });
    }
    return this.names;
  }

  private years(): [number, number] | null {
    const [first] = range(this.graph, "start");
    const [, begun] = range(this.graph, "start");
    const [, ended] = range(this.graph, "end");
    return first ? [first, Math.max(begun, ended)] : null;
  }

  private heaviest(): number {
    let most = 0;
    this.graph.forEachEdge((_, attributes) => {
      most = Math.max(most, Number(attributes["weight"] ?? 1));
    });
    return most;
  }
}

function many(count: number): string {
  return count.toLocaleString("en-GB");
}

function swatch(colour: string): HTMLElement {
  const mark = element("span", { className: "swatch", ariaHidden: "true" });
  mark.style.backgroundColor = colour;
  return mark;
}
