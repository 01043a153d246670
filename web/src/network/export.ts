// Files of exactly what is shown: the nodes and ties drawn, where they are drawn, as coloured.
import type Graph from "graphology";
import { write } from "graphology-gexf/browser";
import { type Attributes, nameOf } from "./data";
import type { Shape } from "./shapes";

export interface Shown {
  graph: Graph<Attributes, Attributes>;
  node(id: string): boolean;
  edge(id: string): boolean;
  colour(id: string): string;
  shape(id: string): Shape;
  size(id: string): number;
}

function shownGraph(shown: Shown): Graph<Attributes, Attributes> {
  const kept = shown.graph.copy() as Graph<Attributes, Attributes>;
  kept.forEachEdge((edge) => {
    if (!shown.edge(edge)) kept.dropEdge(edge);
  });
  kept.forEachNode((node) => {
    if (!shown.node(node)) kept.dropNode(node);
  });
  return kept;
}

/** The characters that XML has no way to hold. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function gexf(shown: Shown): string {
  const written = write(shownGraph(shown), {
    version: "1.3",
    formatNode: (node, { label, x, y, ...attributes }) => ({
      label: String(label ?? node),
      attributes,
      viz: {
        color: inNumbers(shown.colour(node)),
        size: shown.size(node),
        shape: shown.shape(node) === "circle" ? "disc" : shown.shape(node),
        x: Number(x),
        y: Number(y),
      },
    }),
    formatEdge: (_, { weight, ...attributes }) => ({
      weight: Number(weight ?? 1),
      attributes,
    }),
  } as Parameters<typeof write>[1]);
  return written.replace(NOT_IN_XML, "");
}

/** Red, green and blue: what stands as `hex`, new in GEXF 1.3, not every reader knows. */
function inNumbers(colour: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${red},${green},${blue})`;
}

/** As the service writes it, so that whatever reads the one reads the other. */
export function nodeLink(shown: Shown): string {
  const graph = shownGraph(shown);
  return JSON.stringify({
    directed: graph.type === "directed",
    multigraph: false,
    graph: graph.getAttributes(),
    nodes: graph.mapNodes((id, attributes) => ({ id, ...attributes })),
    edges: graph.mapEdges((_, attributes, source, target) => ({ source, target, ...attributes })),
  });
}

export function nodesTable(shown: Shown): string {
  const graph = shownGraph(shown);
  return table(["id", "label", "kind"], graph.mapNodes((id, attributes) => ({ id, ...attributes })));
}

export function tiesTable(shown: Shown): string {
  const graph = shownGraph(shown);
  const called = (node: string): string => nameOf(node, graph.getNodeAttributes(node));
  return table(
    ["source", "target", "source_label", "target_label", "weight"],
    graph.mapEdges((_, attributes, source, target) => ({
      source,
      target,
      source_label: called(source),
      target_label: called(target),
      ...attributes,
    })),
  );
}

/** A table with a column for every attribute; no cell is taken for a formula by a spreadsheet. */
function table(first: string[], rows: Attributes[]): string {
  const names = [...new Set([...first, ...rows.flatMap(Object.keys)])];
  const cells = rows.map((row) => names.map((name) => (Object.hasOwn(row, name) ? String(row[name]) : "")));
  return [names, ...cells].map((row) => row.map(cell).join(",")).join("\r\n");
}

function cell(value: string): string {
  const text = closed(value);
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const EMBEDDED = "\u202c";
const ISOLATED = "\u2069";

/** The text with its directions of writing closed; closers of nothing are left out. */
function closed(text: string): string {
  const waiting: string[] = [];
  const kept = [...text].filter((sign) => {
    if (/[\u202a\u202b\u202d\u202e]/.test(sign)) waiting.push(EMBEDDED);
    else if (/[\u2066-\u2068]/.test(sign)) waiting.push(ISOLATED);
    else if (sign === EMBEDDED || sign === ISOLATED) {
      if (waiting.at(-1) !== sign) return false;
      waiting.pop();
    }
    return true;
  });
  return kept.join("") + waiting.reverse().join("");
}

export function save(name: string, type: string, content: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
