// Suggestions: which words fit at a place in a query. Knows nothing of the editor.
import type { Word, Words } from "./words";

export interface Place {
  before: string; // the line up to the cursor
  text: string; // the whole query
  predicate: boolean; // whether a property may stand here
  lastProperty: string; // the property before, where its value may stand here
}
export interface Suggested {
  start: number; // where in the line the word begins that is completed
  words: Word[];
}

const MOST = 60;
const PREFIX = /\bPREFIX\s+([\w-]*)$/i;
const VARIABLE = /(?:^|[\s({;,.])([?$]\w*)$/;
const WORD = /(?:^|[\s({[;,.|/^!*+])((?:[A-Za-z][\w-]*)?(?::[\w.-]*)?)$/;
const TYPES = new Set(["a", "rdf:type", "rdfs:subClassOf"]);

export function suggest(place: Place, known: Words, wanted: boolean): Suggested | null {
  const prefix = PREFIX.exec(place.before);
  if (prefix) return found(place, prefix[1] ?? "", declarations(known, prefix[1] ?? ""));
  const variable = VARIABLE.exec(place.before)?.[1];
  if (variable) return found(place, variable, variables(place.text, variable));
  const word = WORD.exec(place.before)?.[1] ?? "";
  const begun = word.includes(":") || (word.length > 2 && fits(place));
  return begun || wanted ? found(place, word, named(place, known, word)) : null;
}

const found = (place: Place, word: string, words: Word[]): Suggested | null =>
  words.length ? { start: place.before.length - word.length, words } : null;

const fits = (place: Place): boolean => place.predicate || place.lastProperty !== "";

function declarations(known: Words, begun: string): Word[] {
  return Object.entries(known.prefixes)
    .filter(([name]) => name.startsWith(begun.toLowerCase()))
    .slice(0, MOST)
    .map(([name, iri]) => word(`${name}: <${iri}>`, "prefix"));
}

function variables(text: string, begun: string): Word[] {
  const all = new Set(text.match(/[?$]\w+/g) ?? []);
  all.delete(begun);
  return [...all].filter((name) => name.startsWith(begun)).sort().map((name) => word(name, "variable"));
}

const word = (name: string, kind: Word["kind"]): Word => ({
  name,
  kind,
  label: "",
  about: "",
  scheme: "",
  uses: 0,
});

function named(place: Place, known: Words, begun: string): Word[] {
  const wanted = begun.toLowerCase();
  const scheme = known.all.find((one) => one.name === place.lastProperty)?.scheme ?? "";
  return known.all
    .map((one) => ({ one, rank: likeness(one, wanted) + fitness(one, place, scheme) }))
    .filter(({ one, rank }) => rank > 0 && one.name !== begun)
    .sort((a, b) => b.rank - a.rank || b.one.uses - a.one.uses || compare(a.one.name, b.one.name))
    .slice(0, MOST)
    .map(({ one }) => one);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

// 0 and more where a word has to do with what was typed, far below 0 where it has not.
function likeness(one: Word, wanted: string): number {
  if (wanted === "") return 1;
  const name = one.name.toLowerCase();
  const [prefix = "", local = ""] = name.split(":", 2);
  const colon = wanted.indexOf(":");
  const rest = wanted.slice(colon + 1);
  if (colon >= 0 && prefix !== wanted.slice(0, colon)) return -100;
  if (local.startsWith(rest)) return 4;
  if (colon < 0 && prefix.startsWith(wanted)) return 2;
  return local.includes(rest) || one.label.toLowerCase().includes(rest) ? 1 : -100;
}

// What stands before tells what is likely: a property, a class, or a concept of one scheme.
function fitness(one: Word, place: Place, scheme: string): number {
  if (place.predicate) return one.kind === "property" ? 10 : -5;
  if (TYPES.has(place.lastProperty)) return one.kind === "class" ? 10 : -5;
  if (scheme) return one.scheme === scheme && one.kind === "concept" ? 10 : -5;
  return one.kind === "property" ? 0 : 1;
}
