// Names: what stands for an IRI on the page, where it leads, and what people call it.
import type { Term } from "./answers";

const BASE = "https://w3id.org/casegraph/";
const WEB = /^https?:\/\//i;
const MOST_AT_ONCE = 200;
const MOST_IN_ALL = 1000;
const labels = new Map<string, string>();
const asked = new Set<string>();
let prefixes: [string, string][] = [];

export function usePrefixes(given: Record<string, string>): void {
  prefixes = Object.entries(given).sort((a, b) => b[1].length - a[1].length);
}

export const isOurs = (term: Term): boolean => term.type === "uri" && term.value.startsWith(BASE);

// A path on this server; read as an address first, so that it cannot lead to another one.
export function localPath(iri: string): string {
  const { pathname, hash } = new URL(iri);
  return `/${pathname.replace(/^\/casegraph\/*/, "")}${hash}`;
}

export function linkOf(term: Term): string | null {
  if (term.type !== "uri") return null;
  try {
    if (isOurs(term)) return localPath(term.value);
    return WEB.test(term.value) ? new URL(term.value).href : null;
  } catch {
    return null;
  }
}

export function short(iri: string): string {
  const found = prefixes.find(([, namespace]) => iri.startsWith(namespace));
  const local = found ? iri.slice(found[1].length) : "";
  if (found && /^[\w.-]+$/.test(local)) return `${found[0]}:${local}`;
  return iri.startsWith(BASE) ? iri.slice(BASE.length) : iri;
}

export function textOf(term: Term | null | undefined, named = true): string {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  return (named && labels.get(term.value)) || short(term.value);
}

// Asks the endpoint for the names of things of ours that are not known yet.
export async function learnNames(terms: Iterable<Term | null | undefined>): Promise<boolean> {
  const wanted = new Set<string>();
  for (const term of terms) {
    if (wanted.size >= MOST_IN_ALL) break;
    if (term && isOurs(term) && !asked.has(term.value) && !/[<>"{}|^`\\\s]/.test(term.value)) {
      wanted.add(term.value);
    }
  }
  const unknown = [...wanted];
  for (const iri of unknown) asked.add(iri);
  for (let start = 0; start < unknown.length; start += MOST_AT_ONCE) {
    await learn(unknown.slice(start, start + MOST_AT_ONCE));
  }
  return unknown.length > 0;
}

async function learn(iris: string[]): Promise<void> {
  const rows = await lookUp(`SELECT ?thing (MIN(?name) AS ?label) WHERE {
    VALUES ?thing { ${iris.map((iri) => `<${iri}>`).join(" ")} }
    ?thing skos:prefLabel|foaf:name|dct:title|rdfs:label ?name
    FILTER(LANG(?name) IN ("", "en"))
  } GROUP BY ?thing`);
  for (const row of rows) {
    if (row["thing"] && row["label"]) labels.set(row["thing"].value, row["label"].value);
  }
}

// A small query of the page's own; its failure costs names or places, not the answer.
export async function lookUp(query: string): Promise<Record<string, Term>[]> {
  try {
    const answer = await fetch("/sparql", {
      method: "POST",
      body: new URLSearchParams({ query, format: "json" }),
    });
    return answer.ok ? (await answer.json()).results.bindings : [];
  } catch {
    return [];
  }
}
