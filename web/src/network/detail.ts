// What is told of the node that is selected, and the way on to its neighbours.
import type Graph from "graphology";
import { type Attributes, SEPARATOR, type Value, text } from "./data";
import { button, element } from "./elements";
import type { State } from "./state";

const LONGEST_LIST = 200;

export class Detail {
  readonly section = element("section", { className: "detail", ariaLabel: "Selected node" });

  constructor(
    private readonly graph: Graph<Attributes, Attributes>,
    private readonly label: (name: string) => string,
    private readonly word: (value: string) => string,
    private readonly change: (part: Partial<State>) => void,
  ) {}

  /** A value in words: of sector and status by its label, several with commas between them. */
  private told(name: string, value: Value): string {
    const values = text(value).split(SEPARATOR);
    return (["sector", "status"].includes(name) ? values.map((one) => this.word(one)) : values).join(", ");
  }

  show(state: State): void {
    const { node } = state;
    this.section.hidden = !this.graph.hasNode(node);
    if (this.section.hidden) {
      this.section.replaceChildren();
      return;
    }
    const attributes = this.graph.getNodeAttributes(node);
    const head = element("h2");
    const name = String(attributes["label"] ?? node);
    // What has no IRI of its own, such as a country, has no page either.
    if (String(attributes["iri"] ?? "").endsWith(`/${node}`)) {
      head.append(element("a", { href: `/${encodeURI(node)}`, textContent: name }));
    } else head.textContent = name;
    const facts = element("dl");
    for (const [name, value] of Object.entries(attributes)) {
      if (["x", "y", "label", "iri", "cases", "claims"].includes(name)) continue;
      facts.append(
        element("dt", { textContent: this.label(name) }),
        element("dd", { textContent: this.told(name, value) }),
      );
    }
    const around = element("div", { className: "around", role: "group", ariaLabel: "Neighbourhood" });
    for (const [depth, label] of [[0, "All"], [1, "Neighbours only"], [2, "Two steps"]] as const) {
      const choice = button(label, () => this.change({ depth }));
      choice.ariaPressed = String(state.depth === depth);
      around.append(choice);
    }
    const focused = this.section.contains(document.activeElement) ? document.activeElement?.textContent : null;
    this.section.replaceChildren(
      head,
      facts,
      around,
      this.neighbours(node),
      button("Let go", () => this.change({ node: "", depth: 0 })),
    );
    // Who walks by keys stays where they were, or comes to the node they chose.
    if (focused === null) return;
    const same = [...around.querySelectorAll("button")].find((one) => one.textContent === focused);
    (same ?? around.querySelector("button"))?.focus();
  }

  private neighbours(node: string): HTMLElement {
    const list = element("ul", { className: "neighbours" });
    const found = this.graph
      .neighbors(node)
      .sort((a, b) => this.graph.degree(b) - this.graph.degree(a))
      .slice(0, LONGEST_LIST);
    for (const one of found) {
      const item = element("li");
      const label = String(this.graph.getNodeAttribute(one, "label") ?? one);
      item.append(button(label, () => this.change({ node: one })));
      list.append(item);
    }
    return list;
  }
}
