// The controls beside the drawing: search, colour, size, years, legend, what is selected, files.
import type Graph from "graphology";
import { range } from "./colours";
import { groupNames } from "./communities";
import { type Attributes, nameOf, text } from "./data";
import { type Choices, Detail, STEP as NODE_STEP } from "./detail";
import { button, element, isolated, labelled, select } from "./elements";
import { find } from "./find";
import type { Shape } from "./shapes";
import type { State } from "./state";
import { Tables, many } from "./tables";
import type { View } from "./view";

export interface Actions extends Choices {
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  refine(): void;
}

/** What can be taken along: the word on its button, and what that does. */
export type Files = readonly (readonly [string, () => void])[];

/** What attributes and coded values are called; `groups` are the attributes that only tell groups apart. */
export interface Words {
  labels: ReadonlyMap<string, string>;
  groups: readonly string[];
}

const SLUG = /^[a-z]+(-[a-z]+)+$/;
const CODED = ["kind", "sector", "status"];

const IN = 0.7;
const PANS = [
  ["←", "Move the view to the left", -0.1, 0, "ArrowLeft"],
  ["↑", "Move the view up", 0, 0.1, "ArrowUp"],
  ["↓", "Move the view down", 0, -0.1, "ArrowDown"],
  ["→", "Move the view to the right", 0.1, 0, "ArrowRight"],
] as const;
const MOST_OFFERED = 5_000;

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
  private readonly unpin = button("Unpin all", () => this.actions.unpin());
  private readonly search = element("input", { type: "search", autocomplete: "off" });
  private readonly tables: Tables;
  /** What groups are called, by the attribute that tells them apart. */
  private readonly called = new Map<string, Map<string, string>>();
  private node = "";
  private drawn = new Set<string>();

  constructor(
    place: HTMLElement,
    stage: HTMLElement,
    private readonly graph: Graph<Attributes, Attributes>,
    kinds: Map<string, "number" | "words">,
    private readonly words: Words,
    private readonly actions: Actions,
    files: Files,
  ) {
    this.status = place.querySelector<HTMLElement>("[role=status]") ?? element("p", { role: "status" });
    this.tables = new Tables(place.closest("main") ?? document, graph);
    this.detail = new Detail(graph, (name) => this.label(name), (name, value) => this.word(name, value), actions);
    const names = [...kinds.keys()];
    const sizes = names.filter((name) => kinds.get(name) === "number" && !words.groups.includes(name));
    this.colour = select(["degree", ...names], (name) => this.label(name));
    this.size = select(["degree", ...sizes], (name) => this.label(name));
    const years = this.years();
    this.year = years ? element("input", { type: "range", min: String(years[0]), max: String(years[1]), step: "1" }) : null;
    this.weight = element("input", { type: "range", min: "0", max: String(this.heaviest()), step: "any", value: "0" });
    this.listen();
    stage.after(this.side(), this.files(files));
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
    this.node = this.graph.hasNode(state.node) ? state.node : "";
    this.unpin.hidden = !state.pins.size;
    this.showLegend(state, view);
    this.detail.show(state);
    const shown = this.graph.filterNodes((node) => view.node(node));
    const tied = this.graph.filterEdges((edge) => view.edge(edge));
    this.status.textContent =
      shown.length === this.graph.order && tied.length === this.graph.size
        ? "All of it is shown. Pick a node to see what it is tied to."
        : `${many(shown.length)} of ${many(this.graph.order)} nodes and ${many(tied.length)} of ${many(this.graph.size)} ties are shown.`;
    this.drawn = new Set(shown);
    this.tables.show(shown, tied);
  }

  /** Tell something besides, until something else is chosen; a name in it stands by itself. */
  tell(before: string, name = "", after = ""): void {
    this.status.replaceChildren(before, ...(name ? ["“", isolated(name), "”"] : []), after);
  }

  /** Whether the layout is being refined. */
  refining(running: boolean): void {
    this.refine.ariaPressed = String(running);
  }

  private label(name: string): string {
    return this.words.labels.get(name) ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
  }

  private side(): HTMLElement {
    const side = element("div", { className: "controls" });
    const list = element("datalist", { id: "node-names" });
    const names = new Set(this.graph.mapNodes((node, attributes) => nameOf(node, attributes)));
    for (const value of [...names].slice(0, MOST_OFFERED)) list.append(element("option", { value }));
    this.search.setAttribute("list", list.id);
    side.append(
      labelled("Find a node", this.search, list),
      this.detail.section,
      labelled("Colour", this.colour),
      this.legend,
      labelled("Size", this.size),
      labelled("Hide ties lighter than", this.weight, this.weightTold),
    );
    if (this.year) {
      side.append(labelled("Year", this.year, this.yearTold, this.allYears));
    }
    return side;
  }

  private buttons(): HTMLElement {
    const tools = element("div", { className: "tools", role: "toolbar", ariaLabel: "Drawing" });
    this.refining(false);
    tools.append(
      ...PANS.map(([arrow, label, dx, dy]) => button(label, () => this.actions.pan(dx, dy), arrow)),
      button("Nearer", () => this.actions.zoom(IN), "+"),
      button("Further", () => this.actions.zoom(1 / IN), "−"),
      button("Fit the whole network", () => this.actions.fit(), "Fit"),
      this.refine,
      this.unpin,
    );
    return tools;
  }

  private files(files: Files): HTMLElement {
    const part = element("section", { className: "as-shown" });
    part.append(element("h2", { textContent: "Exactly what is shown" }), ...files.map(([label, save]) => button(label, save)));
    return part;
  }

  private listen(): void {
    const { change } = this.actions;
    this.colour.addEventListener("change", () => change({ colour: this.colour.value }));
    this.size.addEventListener("change", () => change({ size: this.size.value }));
    this.weight.addEventListener("input", () => change({ weight: Number(this.weight.value) }));
    this.year?.addEventListener("input", () => change({ year: Number(this.year?.value) }));
    this.search.addEventListener("change", () => this.seek());
  }

  private seek(): void {
    const typed = this.search.value.trim();
    const [node, ...others] = find(this.graph, typed);
    if (node === undefined) {
      if (typed) this.tell("No node has ", typed, " in its name.");
      return;
    }
    this.actions.change({ node });
    const more = others.length ? ` ${many(others.length)} other ${others.length === 1 ? "name fits" : "names fit"} too.` : "";
    this.tell("Chosen: ", nameOf(node, this.graph.getNodeAttributes(node)), `.${more}${this.drawn.has(node) ? "" : " It is not drawn with what is chosen now."}`);
  }

  /** Arrows move, + and − zoom, 0 shows all, Escape lets go of the selected node. */
  private keyboard(stage: HTMLElement): void {
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.ariaLabel = "Drawing of the network. Arrows move it, plus and minus zoom, 0 shows all, Escape lets go of a node, arrows with Shift move that node. Nodes are found by the search field and listed in the table below.";
    const keys: Record<string, () => void> = {
      "+": () => this.actions.zoom(IN),
      "=": () => this.actions.zoom(IN),
      "-": () => this.actions.zoom(1 / IN),
      "0": () => this.actions.fit(),
      Escape: () => this.actions.change({ node: "", depth: 0 }),
    };
    for (const [, , dx, dy, key] of PANS) {
      keys[key] = () => this.actions.pan(dx, dy);
      keys[`Shift ${key}`] = () => {
        if (this.node) this.actions.nudge(this.node, Math.sign(dx) * NODE_STEP, -Math.sign(dy) * NODE_STEP);
      };
    }
    stage.addEventListener("keydown", (event) => {
      const act = keys[event.shiftKey && event.key.startsWith("Arrow") ? `Shift ${event.key}` : event.key];
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
      for (const colour of scale.colours) bar.append(swatch(colour, "circle"));
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
      const word = isolated(this.word(state.colour, entry.value));
      line.append(box, swatch(entry.colour, entry.shape), word, element("small", { textContent: ` ${entry.count}` }));
      const item = element("li");
      item.append(line);
      return item;
    }));
    if (inLegend) [...this.legend.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  /** A value in words: coded ones by their labels, groups by their best-tied members. */
  private word(name: string, value: string): string {
    if (!this.words.groups.includes(name)) {
      const coded = CODED.includes(name) ? this.words.labels.get(value) : undefined;
      return coded ?? (SLUG.test(value) ? value.replaceAll("-", " ") : value);
    }
    const called = this.called.get(name) ?? groupNames(this.graph, name);
    this.called.set(name, called);
    return called.get(value) ?? value;
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

function swatch(colour: string, shape: Shape): HTMLElement {
  const mark = element("span", { className: `swatch ${shape}`, ariaHidden: "true" });
  mark.style.backgroundColor = colour;
  return mark;
}
