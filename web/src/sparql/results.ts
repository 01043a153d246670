// What came of a query: views of one answer behind tabs, with ways to take it along.
import type { Answer, Table } from "./answers";
import type { Reply, Trouble } from "./asking";
import { drawChart } from "./chart";
import { counted, el, plural } from "./dom";
import { drawMap } from "./map";
import { drawNetwork } from "./network";
import { drawTable } from "./table";

export interface Surroundings {
  place: HTMLElement;
  networkScript: string | null;
  link(format: string): string | null;
  say(text: string): void;
}

const FORMS: Record<Answer["kind"], [string, string][]> = {
  table: [["CSV", "csv"], ["TSV", "tsv"], ["JSON", "json"], ["XML", "xml"]],
  truth: [["JSON", "json"], ["XML", "xml"]],
  graph: [["Turtle", "ttl"], ["JSON-LD", "jsonld"], ["N-Triples", "nt"], ["RDF/XML", "rdf"]],
};
const LONGEST_RAW = 100_000;
type View = [id: string, label: string, draw: () => HTMLElement];

export function showReply({ answer, milliseconds }: Reply, around: Surroundings): void {
  const size = sizeOf(answer);
  const note = el("p", { class: "note taken" }, `${size}${taken(milliseconds)}. `);
  note.append(...downloads(answer, around));
  const body = answer.kind === "truth" ? verdict(answer.truth) : tabs(answer, around);
  const title = el("h2", { id: "answer-title" }, "Answer");
  const made = { class: "answer", id: "answer", "aria-labelledby": "answer-title" };
  around.place.replaceChildren(el("section", made, title, note, body));
  around.say(answer.kind === "truth" ? `The answer is ${answer.truth ? "yes" : "no"}.` : `${size}.`);
}

function sizeOf(answer: Answer): string {
  if (answer.kind === "truth") return "Answered";
  return plural(answer.rows.length, answer.kind === "graph" ? "statement" : "row");
}

// Answers that were given before are kept, and cost nothing.
function taken(milliseconds: number): string {
  if (milliseconds === 0) return ", as answered before";
  return milliseconds < 1 ? " in less than 1 ms" : ` in ${counted(Math.round(milliseconds))} ms`;
}

const verdict = (truth: boolean): HTMLElement => el("p", { class: "verdict" }, truth ? "Yes" : "No");

function downloads(answer: Answer, around: Surroundings): Node[] {
  const links = FORMS[answer.kind]
    .map(([label, format]) => ({ label, address: around.link(format) }))
    .filter(({ address }) => address !== null)
    .map(({ label, address }) => el("a", { href: address, download: "" }, label));
  return links.flatMap((link, place) => (place ? [document.createTextNode(" · "), link] : [link]));
}

function tabs(table: Table, around: Surroundings): HTMLElement {
  const views: View[] = [
    ["table", "Table", () => (table.rows.length ? drawTable(table, around.say) : nothing())],
    ["chart", "Chart", () => drawChart(table)],
    ["map", "Map", () => drawMap(table)],
    ["network", "Network", () => drawNetwork(table, around.networkScript)],
    ["raw", "As it came", () => raw(table.text)],
  ];
  const panel = el("div", { role: "tabpanel", id: "view", tabindex: -1 });
  const buttons = views.map(([id, label]) =>
    el("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": "view" }, label),
  );
  const pick = (place: number, focus: boolean) => {
    const [id, , draw] = views[place] as View;
    for (const [at, button] of buttons.entries()) {
      button.setAttribute("aria-selected", String(at === place));
      button.tabIndex = at === place ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", `tab-${id}`);
    panel.replaceChildren(draw());
    remember(id);
    if (focus) buttons[place]?.focus();
  };
  for (const [place, button] of buttons.entries()) {
    button.addEventListener("click", () => pick(place, false));
    button.addEventListener("keydown", (event) => {
      const next = nextTab(event.key, place, buttons.length);
      if (next === null) return;
      event.preventDefault();
      pick(next, true);
    });
  }
  const list = el("div", { role: "tablist", "aria-label": "Ways to see the answer" }, ...buttons);
  pick(Math.max(0, views.findIndex(([id]) => `#${id}` === location.hash)), false);
  return el("div", { class: "faces" }, list, panel);
}

// The view stands in the address, so that a link leads to the same one.
function remember(id: string): void {
  const address = new URL(location.href);
  address.hash = id === "table" ? "" : id;
  history.replaceState(null, "", address);
}

function nextTab(key: string, place: number, many: number): number | null {
  if (key === "ArrowRight") return (place + 1) % many;
  if (key === "ArrowLeft") return (place - 1 + many) % many;
  if (key === "Home") return 0;
  return key === "End" ? many - 1 : null;
}

const nothing = (): HTMLElement =>
  el(
    "p",
    { class: "nothing-here" },
    "Nothing in the graph fits. Take away a condition, or make one of them OPTIONAL, to see which it is.",
  );

function raw(text: string): HTMLElement {
  const region = { class: "listing", tabindex: 0, role: "region", "aria-label": "The answer as it came" };
  const shown = text.length > LONGEST_RAW ? `${text.slice(0, LONGEST_RAW)}\n…` : text;
  return el("pre", region, shown);
}

export function showTrouble(trouble: Trouble, around: Surroundings): void {
  const made = { class: "answer trouble", id: "answer", role: "alert" };
  const section = el(
    "section",
    made,
    el("h2", {}, trouble.title),
    el("p", { id: "wrong" }, trouble.detail),
    trouble.hint ? el("p", { class: "note" }, trouble.hint) : null,
  );
  around.place.replaceChildren(section);
}
