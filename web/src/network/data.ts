// The network as the server gives it (node-link JSON), and as the page holds it.
import Graph from "graphology";

export type Value = string | number | boolean;
export type Attributes = Record<string, Value>;

interface NodeLink {
  directed: boolean;
  graph: Attributes;
  nodes: (Attributes & { id: string })[];
  edges: (Attributes & { source: string; target: string })[];
}

export interface Named {
  id: string;
  label: string;
}

/** Several values of an attribute are joined by this, as the formats have no lists. */
export const SEPARATOR = " | ";

/** What the drawing adds beside what the server says; never written into an export. */
export interface Drawn {
  pinned: boolean;
}

export async function load(address: string): Promise<Graph<Attributes, Attributes>> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(await problem(answer));
  return graphOf((await answer.json()) as NodeLink);
}

async function problem(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => ({}))) as { detail?: string; hint?: string };
  return [told.detail ?? `The server answered ${answer.status}.`, told.hint].filter(Boolean).join(" ");
}

export function graphOf(given: NodeLink): Graph<Attributes, Attributes> {
  const graph = new Graph<Attributes, Attributes>({
    type: given.directed ? "directed" : "undirected",
    multi: false,
    allowSelfLoops: true,
  });
  graph.replaceAttributes(given.graph);
  given.nodes.forEach(({ id, ...rest }, place) => {
    // Where the server placed nothing, a circle is a beginning for the layout.
    const turn = (2 * Math.PI * place) / Math.max(1, given.nodes.length);
    graph.addNode(id, { x: Math.cos(turn), y: Math.sin(turn), ...rest });
  });
  for (const { source, target, ...rest } of given.edges) graph.mergeEdge(source, target, rest);
  return graph;
}

/** The attributes of nodes by which one may colour or size, with the type of their values. */
export function attributesOf(graph: Graph<Attributes, Attributes>): Map<string, "number" | "words"> {
  const found = new Map<string, "number" | "words">();
  graph.forEachNode((_, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (HIDDEN.has(name)) continue;
      const numeric = typeof value === "number" && found.get(name) !== "words";
      found.set(name, numeric ? "number" : "words");
    }
  });
  return found;
}

const HIDDEN = new Set(["x", "y", "label", "iri", "cases", "claims", "definition"]);

export function text(value: Value | undefined): string {
  if (value === undefined) return "not recorded";
  return typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(4) : String(value);
}
