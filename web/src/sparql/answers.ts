// An answer as it comes from the endpoint, read into rows of terms.

export interface Term {
  type: string;
  value: string;
  language?: string;
  datatype?: string;
}
export type Row = (Term | null)[];
export interface Table {
  kind: "table" | "graph";
  columns: string[];
  rows: Row[];
  text: string;
}
export interface Truth {
  kind: "truth";
  truth: boolean;
  text: string;
}
export type Answer = Table | Truth;

export const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  ["integer", "decimal", "double", "float", "int", "long", "short", "byte", "gYear"]
    .concat(["nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong"])
    .map((name) => XSD + name),
);
const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@(\S+)|\^\^<([^>]*)>)?$/;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const LETTERS: Record<string, string> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

export function readAnswer(text: string, mediaType: string): Answer {
  if (!mediaType.includes("json")) return readTriples(text);
  const read = JSON.parse(text);
  if (typeof read.boolean === "boolean") return { kind: "truth", truth: read.boolean, text };
  const columns: string[] = read.head.vars;
  const rows = (read.results.bindings as Record<string, unknown>[]).map((row) =>
    columns.map((name) => (Object.hasOwn(row, name) ? readTerm(row[name]) : null)),
  );
  return { kind: "table", columns, rows, text };
}

function readTerm(given: unknown): Term {
  const { type, value, datatype, "xml:lang": language } = given as Record<string, unknown>;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const term: Term = { type: String(type), value: text };
  if (datatype) term.datatype = String(datatype);
  if (language) term.language = String(language);
  return term;
}

function readTriples(text: string): Table {
  const rows = text
    .split("\n")
    .map((line) => LINE.exec(line))
    .filter((found) => found !== null)
    .map((found) => found.slice(1).map((term) => ntriplesTerm(term ?? "")));
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows, text };
}

function ntriplesTerm(text: string): Term {
  if (text.startsWith("<") && !text.startsWith("<<")) {
    return { type: "uri", value: unescaped(text.slice(1, -1)) };
  }
  const found = LITERAL.exec(text);
  if (!found) return { type: "bnode", value: text };
  const term: Term = { type: "literal", value: unescaped(found[1] ?? "") };
  if (found[2]) term.language = found[2];
  if (found[3]) term.datatype = found[3];
  return term;
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, short, long, letter) =>
    letter
      ? (LETTERS[letter] ?? letter)
      : String.fromCodePoint(Math.min(Number.parseInt(short ?? long, 16), 0x10ffff)),
  );
}

export function numberOf(term: Term | null | undefined): number | null {
  if (!term || term.type !== "literal" || !NUMBERS.has(term.datatype ?? "")) return null;
  const number = Number(term.value);
  return Number.isFinite(number) ? number : null;
}

// The places of the columns in which every value that is there passes.
export function columnsWhere(table: Table, passes: (term: Term) => boolean): number[] {
  return table.columns
    .map((_, place) => place)
    .filter((place) => {
      const values = table.rows.map((row) => row[place]).filter((term) => term != null);
      return values.length > 0 && values.every(passes);
    });
}

export const numeric = (table: Table): number[] =>
  columnsWhere(table, (term) => numberOf(term) !== null);
