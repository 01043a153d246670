// What is told of the node that is selected, and the way on to its neighbours.
import type Graph from "graphology";
import { type Attributes, SEPARATOR, type Value, nameOf, pageOf, text } from "./data";
import { button, element, isolated } from "./elements";
import type { State } from "./state";

const LONGEST_LIST = 200;
/** By how many pixels a step moves a node. */
export const STEP = 20;
const STEPS = [
  ["←", "Move the node to the left", -STEP, 0],
  ["↑", "Move the node up", 0, -STEP],
  ["↓", "Move the node down", 0, STEP],
  ["→", "Move the node to the right", STEP, 0],
] as const;

export interface Choices {
  change(part: Partial<State>): void;
  pin(node: string): void;
  unpin(node?: string): void;
  nudge(node: string, dx: number, dy: number): void;
}

export class Detail {
  readonly section = element("section", { className: "detail", ariaLabel: "Selected node" });

  constructor(
    private readonly graph: Graph<Attributes, Attributes>,
    private readonly label: (name: string) => string,
    private readonly word: (name: string, value: string) => string,
    private readonly choices: Choices,
  ) {}

  /** A value in words, several with commas between them. */
  private told(name: string, value: Value): string {
    return text(value).split(SEPARATOR).map((one) => this.word(name, one)).join(", ");
  }

  show(state: State): void {
    const { node } = state;
    this.section.hidden = !this.graph.hasNode(node);
    if (this.section.hidden) {
      this.section.replaceChildren();
      return;
    }
    const attributes = this.graph.getNodeAttributes(node);
    const name = nameOf(node, attributes);
    const page = pageOf(node, attributes);
    const head = element("h2");
    head.append(isolated(page ? element("a", { href: page, textContent: name }) : name));
    const facts = element("dl");
    for (const [name, value] of Object.entries(attributes)) {
      if (["x", "y", "label", "iri", "cases", "claims"].includes(name)) continue;
      const told = element("dd");
      told.append(isolated(this.told(name, value)));
      facts.append(element("dt", { textContent: this.label(name) }), told);
    }
    const focused = this.section.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    this.section.replaceChildren(
      head,
      facts,
      this.around(state),
      this.placed(state),
      this.neighbours(node),
      button("Let go", () => this.choices.change({ node: "", depth: 0 })),
    );
    // Who walks by keys stays where they were, or comes to the node they chose.
    if (focused === null) return;
    const buttons = [...this.section.querySelectorAll<HTMLElement>(".around button")];
    (buttons.find((one) => one.dataset["does"] === focused.dataset["does"]) ?? buttons[0])?.focus();
  }

  private around(state: State): HTMLElement {
    const around = element("div", { className: "around", role: "group", ariaLabel: "Neighbourhood" });
    for (const [depth, label] of [[0, "All"], [1, "Neighbours only"], [2, "Two steps"]] as const) {
      const choice = button(label, () => this.choices.change({ depth }));
      choice.ariaPressed = String(state.depth === depth);
      choice.dataset["does"] = label;
      around.append(choice);
    }
    return around;
  }

  /** What dragging does, by single clicks: put the node elsewhere and hold it there. */
  private placed({ node, pins }: State): HTMLElement {
    const placed = element("div", { className: "around", role: "group", ariaLabel: "Place" });
    const pinned = pins.has(node);
    const hold = button(pinned ? "Unpin" : "Pin", () => (pinned ? this.choices.unpin(node) : this.choices.pin(node)));
    hold.title = pinned ? "Let the node go back to its place" : "Hold the node where it is; the link then tells its place";
    hold.dataset["does"] = "pin";
    placed.append(hold);
    for (const [arrow, label, dx, dy] of STEPS) {
      const step = button(label, () => this.choices.nudge(node, dx, dy), arrow);
      step.dataset["does"] = label;
      placed.append(step);
    }
    return placed;
  }

  private neighbours(node: string): HTMLElement {
    const list = element("ul", { className: "neighbours" });
    const found = this.graph
      .neighbors(node)
      .sort((a, b) => this.graph.degree(b) - this.graph.degree(a))
      .slice(0, LONGEST_LIST);
    for (const one of found) {
      const item = element("li");
      const choice = button("", () => this.choices.change({ node: one }));
      choice.append(isolated(nameOf(one, this.graph.getNodeAttributes(one))));
      item.append(choice);
      list.append(item);
    }
    return list;
  }
}
