// What the service suggests: names of things that have a page of their own.

export interface Named {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
  /** The other name that began so, where it was not the label. */
  readonly match: string | null;
  readonly cases: number;
  readonly page: string;
}

const FEWEST_LETTERS = 2;
/** Names are shorter; what is longer is a sentence, which no name completes. */
const MOST_LETTERS = 40;
const MOST = 8;

/** The names that go on so; none for what is too short or too long to be the beginning of one. */
export async function namesFor(typed: string, address: string, signal: AbortSignal): Promise<Named[]> {
  const text = typed.trim();
  if (text.length < FEWEST_LETTERS || text.length > MOST_LETTERS) return [];
  const answer = await fetch(`${address}?${new URLSearchParams({ q: text, limit: String(MOST) })}`, { signal });
  if (!answer.ok) return [];
  const { suggestions } = (await answer.json()) as { suggestions: Named[] };
  return suggestions.filter(({ page }) => /^\/[a-z]/.test(page));
}

/** What a name is of, in words: the scheme of a concept, the kind of anything else. */
export function kindOf({ kind, id, cases }: Named): string {
  const sort = kind === "concept" ? (id.split("/")[0] ?? kind).replaceAll("-", " ") : kind;
  return kind === "case" ? sort : `${sort}, ${cases} ${cases === 1 ? "case" : "cases"}`;
}
