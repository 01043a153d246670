// The tables of the page list what is drawn: all of it, a page at a time.
import type Graph from "graphology";
import { type Attributes, type Value, nameOf, pageOf, shortened } from "./data";
import { button, element, isolated } from "./elements";

const LONGEST_NAME = 120;
const LONGEST_TOLD = 160;
const TELLING = ["reasons", "role", "relation", "tie"];

export class Tables {
  private readonly nodes: Table | null;
  private readonly ties: Table | null;
  private readonly measures: string[];

  constructor(
    root: ParentNode,
    private readonly graph: Graph<Attributes, Attributes>,
  ) {
    const [nodes, ties] = ["nodes", "ties"].map((id) => root.querySelector(`section[aria-labelledby="${id}"]`));
    this.nodes = nodes ? new Table(nodes, "Nodes (CSV)") : null;
    this.ties = ties ? new Table(ties, "Ties (CSV)") : null;
    this.measures = [...(nodes?.querySelectorAll<HTMLElement>("th[data-measure]") ?? [])].map(
      (head) => head.dataset["measure"] ?? "",
    );
  }

  show(nodes: string[], edges: string[]): void {
    const degrees = new Map<string, number>();
    for (const edge of edges) {
      for (const end of this.graph.extremities(edge)) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    }
    const degree = (node: string): number => degrees.get(node) ?? 0;
    this.nodes?.show(inOrder(nodes, (node) => this.rank(node, degree(node))), (node) => this.node(node, degree(node)));
    const ends = new Map(edges.map((edge) => [edge, this.graph.extremities(edge)]));
    this.ties?.show(
      inOrder(edges, (edge) => [-Number(this.graph.getEdgeAttribute(edge, "weight") ?? 1), ...(ends.get(edge) ?? [])]),
      (edge) => this.tie(edge),
    );
  }

  /** As the page has them: most of the first measure first, then most ties. */
  private rank(node: string, degree: number): (number | string)[] {
    const [first] = this.measures;
    const measured = first ? Number(this.graph.getNodeAttribute(node, first) ?? 0) : 0;
    return [-measured, -degree, node];
  }

  private node(node: string, degree: number): HTMLElement {
    const attributes = this.graph.getNodeAttributes(node);
    const name = shortened(nameOf(node, attributes), LONGEST_NAME);
    const page = pageOf(node, attributes);
    const head = element("th", { scope: "row" });
    head.append(isolated(page ? element("a", { href: page, textContent: name }) : name));
    const row = element("tr");
    row.dataset["node"] = node;
    row.append(
      head,
      element("td", { textContent: String(attributes["kind"] ?? "").replaceAll("-", " ") }),
      number(degree),
      ...this.measures.map((measure) => number(attributes[measure])),
    );
    return row;
  }

  private tie(edge: string): HTMLElement {
    const attributes = this.graph.getEdgeAttributes(edge);
    const [source, target] = this.graph.extremities(edge);
    const row = element("tr");
    row.dataset["source"] = source;
    row.dataset["target"] = target;
    const told = TELLING.find((name) => name in attributes);
    const cells = [source, target].map((node) => shortened(nameOf(node, this.graph.getNodeAttributes(node)), LONGEST_NAME));
    row.append(...cells.map(words), number(attributes["weight"]), words(shortened(told ? String(attributes[told]) : "", LONGEST_TOLD)));
    return row;
  }
}

/** One table, and the buttons that turn its pages. */
class Table {
  private readonly body: HTMLElement | null;
  private readonly region: HTMLElement | null;
  private readonly rows: number;
  private readonly pager: HTMLElement | null;
  private readonly told = element("span");
  private readonly back = button("Previous rows", () => this.turn(-1), "← Previous");
  private readonly on = button("Next rows", () => this.turn(1), "Next →");
  private page: number;
  private listed: string[] = [];
  private row: (one: string) => HTMLElement = () => element("tr");

  constructor(section: Element, private readonly whole: string) {
    const table = section.querySelector("table");
    this.body = section.querySelector("tbody");
    this.region = section.querySelector("[role=region]");
    this.rows = Number(table?.dataset["rows"]) || 100;
    this.page = Math.max(0, (Number(table?.dataset["page"]) || 1) - 1);
    this.pager = section.querySelector(".pager");
    this.pager?.replaceChildren(this.back, this.told, this.on);
  }

  /** What to list. The page stays where it is while the list stays the same. */
  show(listed: string[], row: (one: string) => HTMLElement): void {
    const same = listed.length === this.listed.length && listed.every((one, at) => one === this.listed[at]);
    if (same) return;
    if (this.listed.length) this.page = 0;
    this.listed = listed;
    this.row = row;
    this.page = Math.min(this.page, Math.max(0, Math.ceil(listed.length / this.rows) - 1));
    this.draw();
  }

  private turn(by: number): void {
    const page = this.page + by;
    if (page < 0 || page * this.rows >= this.listed.length) return;
    this.page = page;
    this.draw();
    if (this.region) this.region.scrollTop = 0;
  }

  private draw(): void {
    const first = this.page * this.rows;
    const last = Math.min(first + this.rows, this.listed.length);
    this.body?.replaceChildren(...this.listed.slice(first, last).map((one) => this.row(one)));
    if (!this.pager) return;
    this.pager.hidden = this.listed.length <= this.rows;
    this.told.textContent = `${many(first + 1)} to ${many(last)} of ${many(this.listed.length)}; all of them in ${this.whole}`;
    this.back.ariaDisabled = String(first === 0);
    this.on.ariaDisabled = String(last === this.listed.length);
  }
}

function inOrder(ids: string[], rank: (id: string) => (number | string)[]): string[] {
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((part, place) => part !== b.rank[place]);
      return at < 0 ? 0 : (a.rank[at] ?? "") < (b.rank[at] ?? "") ? -1 : 1;
    })
    .map(({ id }) => id);
}

function words(text: string): HTMLElement {
  const cell = element("td");
  cell.append(isolated(text));
  return cell;
}

function number(value: Value | undefined): HTMLElement {
  return element("td", { className: "n", textContent: typeof value === "number" ? figure(value) : "" });
}

/** Whole numbers in full, others in four digits, as the page writes them. */
function figure(value: number): string {
  const short = Number.isInteger(value) ? value : Number(value.toPrecision(4));
  if (Number.isInteger(value) || (Math.abs(short) >= 1e-4 && Math.abs(short) < 1e4)) return String(short);
  return short.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}

export function many(count: number): string {
  return count.toLocaleString("en-GB");
}
