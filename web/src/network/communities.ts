// Communities have numbers only; here they are called by those of their members that have most ties.
import type Graph from "graphology";
import { type Attributes, nameOf, shortened } from "./data";

const NAMED = 2;
const LONGEST = 22;

/** What each value of a measure of groups is called. */
export function groupNames(graph: Graph<Attributes, Attributes>, measure: string): Map<string, string> {
  const members = new Map<string, string[]>();
  graph.forEachNode((node, attributes) => {
    const group = attributes[measure];
    if (group === undefined) return;
    const those = members.get(String(group));
    if (those) those.push(node);
    else members.set(String(group), [node]);
  });
  return new Map([...members].map(([group, those]) => [group, called(graph, those)]));
}

function called(graph: Graph<Attributes, Attributes>, members: string[]): string {
  const first = members
    .sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1))
    .slice(0, NAMED)
    .map((node) => shortened(nameOf(node, graph.getNodeAttributes(node)), LONGEST));
  return first.join(", ");
}
