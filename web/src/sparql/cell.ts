// A term as it stands in a table or a list: text, never markup, with a link where it leads somewhere.
import type { Term } from "./answers";
import { el } from "./dom";
import { isOurs, linkOf, short, textOf } from "./names";

const LONGEST = 2000;

export function shown(term: Term | null | undefined, named = true): Node {
  if (!term) return document.createTextNode("");
  const text = clipped(textOf(term, named));
  const link = linkOf(term);
  if (!link) return el("bdi", { lang: term.language ?? null }, text);
  const title = named && isOurs(term) ? short(term.value) : null;
  const rel = isOurs(term) ? null : "noopener noreferrer external";
  return el("a", { href: link, rel, title }, text);
}

const clipped = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
