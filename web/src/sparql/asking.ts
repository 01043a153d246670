// Asking: one query to the endpoint, and what went wrong in words.
import { ACCEPT, type Answer, readAnswer } from "./answers";

export interface Trouble {
  title: string;
  detail: string;
  hint: string;
  line: number | null;
  column: number | null;
}
export interface Reply {
  answer: Answer;
  milliseconds: number;
}

const PLACE = /error at (\d+):(\d+): ?/;
const TITLES: Record<number, string> = {
  400: "The query cannot be answered as it is",
  403: "The service only reads",
  406: "There is no such form of the answer",
  408: "The query did not arrive in time",
  413: "The query is too long",
  414: "The query is too long",
  429: "Your query time is used up for now",
  502: "An endpoint that the query calls failed",
  503: "The query took too long, or the service is busy",
};
const HINTS: Record<number, string> = {
  400: "",
  408: "Try again; if it happens often, the connection is slow.",
  413: "Split the query up, or take a dump and query that.",
  429: "Everybody has a minute of query time a minute. Answers that were given before cost nothing.",
  503: "Add a LIMIT, name a case or a concept, or leave out what only counts everything.",
};

export class Refused extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.detail);
  }
}

export async function ask(form: URLSearchParams, signal: AbortSignal): Promise<Reply> {
  const start = performance.now();
  let response: Response;
  try {
    response = await fetch("/sparql", {
      method: "POST",
      body: form,
      headers: { Accept: ACCEPT },
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused(plain("The service cannot be reached", "Check the connection, then run again."));
  }
  if (!response.ok) throw new Refused(await troubleOf(response));
  const text = await response.text();
  const timing = /query;dur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  const milliseconds = timing ? Number(timing[1]) : performance.now() - start;
  return { answer: readAnswer(text, response.headers.get("Content-Type") ?? ""), milliseconds };
}

const plain = (title: string, detail: string): Trouble => ({
  title,
  detail,
  hint: "",
  line: null,
  column: null,
});

async function troubleOf(response: Response): Promise<Trouble> {
  const { status } = response;
  const told = await response.json().catch(() => ({}));
  const detail = typeof told.detail === "string" ? told.detail : response.statusText;
  const place = PLACE.exec(detail);
  const wait = Number(response.headers.get("Retry-After"));
  const hint = typeof told.hint === "string" ? told.hint : (HINTS[status] ?? "");
  return {
    title: TITLES[status] ?? `The service answered ${status}`,
    detail: place
      ? detail.replace(PLACE, `line ${place[1]}, column ${place[2]}: `)
      : detail,
    hint: wait > 0 ? `Try again in ${wait} ${wait === 1 ? "second" : "seconds"}. ${hint}` : hint,
    line: place ? Number(place[1]) : null,
    column: place ? Number(place[2]) : null,
  };
}
