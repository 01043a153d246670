// Nodes by what somebody types: in any case, without accents, a part of the name being enough.
import type Graph from "graphology";
import { type Attributes, nameOf } from "./data";

/** Letters that no accent can be taken away from. */
const SPELT: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** How well a name fits, least is best: the same, begun so, a word begun so, somewhere in it. */
function fit(name: string, asked: string): number | null {
  if (name === asked) return 0;
  const at = name.indexOf(asked);
  if (at <= 0) return at === 0 ? 1 : null;
  for (let next = at; next > 0; next = name.indexOf(asked, next + 1)) {
    if (!/[\p{L}\p{N}]/u.test(name.charAt(next - 1))) return 2;
  }
  return 3;
}

/** The nodes whose name or id fits, best first; of those that fit as well, the best tied first. */
export function find(graph: Graph<Attributes, Attributes>, typed: string): string[] {
  const asked = folded(typed);
  if (!asked) return [];
  const found: { node: string; rank: number; degree: number }[] = [];
  graph.forEachNode((node, attributes) => {
    const rank = node === typed.trim() ? 0 : fit(folded(nameOf(node, attributes)), asked);
    if (rank !== null) found.push({ node, rank, degree: graph.degree(node) });
  });
  return found
    .sort((a, b) => a.rank - b.rank || b.degree - a.degree || (a.node < b.node ? -1 : 1))
    .map(({ node }) => node);
}
