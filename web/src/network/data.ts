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

/** Several values of an attribute are joined by this, as the formats have no lists. */
export const SEPARATOR = " | ";

export async function load(address: string): Promise<Graph<Attributes, Attributes>> {
  return graphOf(await asked(address));
}

/** Have the same network measured, and take over what was found of its nodes. */
export async function measure(graph: Graph<Attributes, Attributes>, address: string, name: string): Promise<void> {
  const { nodes } = await asked(`${address}&measure=${encodeURIComponent(name)}`);
  const found = new Map(nodes.map(({ id, [name]: value }) => [id, value]));
  graph.updateEachNodeAttributes((node, attributes) => {
    const value = found.get(node);
    return value === undefined ? attributes : { ...attributes, [name]: value };
  });
}

async function asked(address: string): Promise<NodeLink> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(await problem(answer));
  return (await answer.json()) as NodeLink;
}

async function problem(answer: Response): Promise<string> {
  const told = (await answer.json().catch(() => ({}))) as { detail?: string; hint?: string };
  return [told.detail ?? `The server answered ${answer.status}.`, told.hint].filter(Boolean).join(" ");
}

function graphOf(given: NodeLink): Graph<Attributes, Attributes> {
  const graph = new Graph<Attributes, Attributes>({
    type: given.directed ? "directed" : "undirected",
    multi: false,
    allowSelfLoops: true,
  });
  graph.replaceAttributes(given.graph);
  given.nodes.forEach(({ id, ...rest }, place) => {
    // Where the server placed nothing, a circle is a beginning for the layout.
    const turn = (2 * Math.PI * place) / Math.max(1, given.nodes.length);
    const placed = Number.isFinite(rest["x"]) && Number.isFinite(rest["y"]);
    graph.addNode(id, placed ? rest : { ...rest, x: Math.cos(turn), y: Math.sin(turn) });
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

/** What a node is called. */
export function nameOf(node: string, attributes: Attributes): string {
  return String(attributes["label"] ?? node);
}

/** The address of a node's page; what has no IRI of its own, such as a country, has no page either. */
export function pageOf(node: string, attributes: Attributes): string | null {
  const own = String(attributes["iri"] ?? "").endsWith(`/${node}`) && !node.startsWith("/");
  return own ? `/${node.split("/").map(encodeURIComponent).join("/")}` : null;
}

export function shortened(label: string, longest: number): string {
  return label.length > longest ? `${label.slice(0, longest - 1).trimEnd()}…` : label;
}
