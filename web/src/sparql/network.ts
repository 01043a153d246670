// The answer as a network: two columns of things are the ends of links. Drawn by a script of its own.
import { columnsWhere, numeric, numberOf, type Table, type Term } from "./answers";
import { choice } from "./chart";
import { shown } from "./cell";
import { counted, el, plural, svg } from "./dom";
import { learnNames, short, textOf } from "./names";

export interface Node_ {
  id: string;
  label: string;
  kind: string;
  colour: string;
  degree: number;
}
export interface Link {
  from: string;
  to: string;
  weight: number;
}
export interface Drawing {
  zoom(factor: number): void;
  whole(): void;
  stop(): void;
}
type Draw = (place: HTMLElement, nodes: Node_[], links: Link[]) => Drawing;

// Colours of Okabe and Ito, told apart by colour-blind people too, on light and on dark.
const COLOURS = ["#0b8a82", "#d55e00", "#0072b2", "#cc79a7", "#b58900", "#56b4e9", "#009e73"];
const OTHER = "#777777";
const MOST = 3000;
const LISTED = 30;
// `case/gov-uk`, `vocab/barrier/silos`, `skos:Concept`: what sort of thing a name is of.
const KIND = /^(?:vocab\/)?([a-z-]+)[/:]/;

export function drawNetwork(table: Table, script: string | null): HTMLElement {
  const ends = columnsWhere(table, (term) => term.type === "uri" || term.type === "bnode");
  if (ends.length < 2) return none();
  const places = table.kind === "graph" ? [0, 2] : ends;
  const root = el("div", { class: "network" });
  const canvas = el("div", { class: "canvas" });
  const below = el("div");
  let drawing: Drawing | null = null;
  const draw = async () => {
    const [from, to] = [start.value(), end.value()];
    const used = table.rows.slice(0, MOST).filter((row) => isThing(row[from]) && isThing(row[to]));
    await learnNames(used.flatMap((row) => [row[from], row[to]]));
    const found = networkOf(table, used, from, to);
    drawing?.stop();
    canvas.replaceChildren();
    drawing = await drawOn(canvas, script, found.nodes, found.links);
    below.replaceChildren(...told(table, found));
  };
  const start = choice("From", table, places, places[0] ?? 0, () => void draw());
  const end = choice("to", table, places, places[1] ?? 1, () => void draw());
  root.append(el("p", { class: "choices" }, start.node, end.node, buttons(() => drawing)), canvas, below);
  // It measures itself: it has to be in the page by then.
  requestAnimationFrame(() => void draw());
  return root;
}

const none = (): HTMLElement =>
  el(
    "p",
    { class: "nothing-here" },
    "A network needs two columns of things: for instance ",
    el("code", {}, "SELECT ?case ?barrier { ?case cg:hasBarrier/cg:barrier ?barrier }"),
    ".",
  );

const isThing = (term: Term | null | undefined): term is Term =>
  term?.type === "uri" || term?.type === "bnode";

interface Found {
  nodes: Node_[];
  links: Link[];
  terms: Map<string, Term>;
}

function networkOf(table: Table, rows: Table["rows"], from: number, to: number): Found {
  const [weight] = table.kind === "graph" ? [] : numeric(table);
  const terms = new Map<string, Term>();
  const nodes = new Map<string, Node_>();
  const links = new Map<string, Link>();
  for (const row of rows) {
    const [one, other] = [row[from] as Term, row[to] as Term];
    for (const term of [one, other]) {
      terms.set(term.value, term);
      const known = nodes.get(term.value) ?? node(term);
      nodes.set(term.value, { ...known, degree: known.degree + 1 });
    }
    const key = `${one.value} ${other.value}`;
    const known = links.get(key) ?? { from: one.value, to: other.value, weight: 0 };
    const added = weight === undefined ? 1 : (numberOf(row[weight]) ?? 1);
    links.set(key, { ...known, weight: known.weight + added });
  }
  return { nodes: coloured([...nodes.values()]), links: [...links.values()], terms };
}

const node = (term: Term): Node_ => ({
  id: term.value,
  label: textOf(term),
  kind: KIND.exec(short(term.value))?.[1] ?? "other",
  colour: OTHER,
  degree: 0,
});

function coloured(nodes: Node_[]): Node_[] {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  return nodes.map((one) => ({ ...one, colour: COLOURS[kinds.indexOf(one.kind)] ?? OTHER }));
}

// What the colours mean.
function legend(nodes: Node_[]): HTMLElement {
  const kinds = new Map(nodes.map(({ kind, colour }) => [kind, colour]));
  const entries = [...kinds].map(([kind, fill]) => {
    const dot = svg("circle", { cx: 5, cy: 5, r: 5, fill });
    const swatch = svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, dot);
    return el("li", {}, swatch, ` ${kind.replace(/-/g, " ")}`);
  });
  return el("ul", { class: "legend" }, ...entries.slice(0, COLOURS.length));
}

async function drawOn(
  place: HTMLElement,
  script: string | null,
  nodes: Node_[],
  links: Link[],
): Promise<Drawing | null> {
  const label = `Network of ${plural(nodes.length, "thing")} and ${plural(links.length, "link")}`;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `${label}; the list below names those with most links`);
  try {
    if (!script) throw new Error("not built");
    const { draw } = (await import(script)) as { draw: Draw };
    return draw(place, nodes, links);
  } catch {
    place.removeAttribute("role");
    place.replaceChildren(el("p", { class: "note" }, "This browser cannot draw it (WebGL is off)."));
    return null;
  }
}

function buttons(drawing: () => Drawing | null): HTMLElement {
  const button = (label: string, act: () => void) =>
    el("button", { type: "button", class: "quiet", click: act }, label);
  return el(
    "span",
    { class: "zoom" },
    button("Closer", () => drawing()?.zoom(1 / 1.5)),
    button("Farther", () => drawing()?.zoom(1.5)),
    button("Whole", () => drawing()?.whole()),
  );
}

function told(table: Table, { nodes, links, terms }: Found): Node[] {
  const most = [...nodes].sort((a, b) => b.degree - a.degree).slice(0, LISTED);
  const entries = most.map(({ id, degree }) =>
    el("li", {}, shown(terms.get(id)), el("span", { class: "count" }, ` ${counted(degree)}`)),
  );
  const more = table.rows.length > MOST ? ` Of ${counted(table.rows.length)} rows the first ${counted(MOST)} are drawn.` : "";
  const size = `${plural(nodes.length, "thing")}, ${plural(links.length, "link")}.${more}`;
  const summary = el("summary", {}, "Those with most links");
  return [
    legend(nodes),
    el("p", { class: "note" }, size),
    el("details", {}, summary, el("ol", { class: "points" }, ...entries)),
  ];
}

