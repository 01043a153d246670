// The answer as a table: a page of rows at a time, sorted by a column where one asks for it.
import { numberOf, numeric, type Row, type Table, type Term } from "./answers";
import { shown } from "./cell";
import { counted, el } from "./dom";
import { learnNames, textOf } from "./names";

const PAGE = 100;
const order = new Intl.Collator("en", { numeric: true });

interface View {
  first: number;
  column: number | null;
  down: boolean;
  named: boolean;
}

export function drawTable(table: Table, say: (text: string) => void): HTMLElement {
  const view: View = { first: 0, column: null, down: false, named: true };
  const numbers = new Set(numeric(table));
  const root = el("div", { class: "rows" });
  const draw = () => {
    const rows = sorted(table, view);
    const page = rows.slice(view.first, view.first + PAGE);
    const names = el("label", { class: "named-too" }, tick(view, draw), " Names for addresses");
    root.replaceChildren(names, region(table, page, numbers, view, sort), pager(rows, view, turn));
    void learnNames(page.flat()).then((learnt) => learnt && view.named && draw());
  };
  const sort = (column: number) => {
    view.down = view.column === column && !view.down;
    view.column = column;
    view.first = 0;
    draw();
    root.querySelectorAll<HTMLElement>("th button")[column]?.focus();
    say(`Sorted by ${table.columns[column]}, ${view.down ? "descending" : "ascending"}.`);
  };
  const turn = (by: number) => {
    view.first += by;
    draw();
    root.querySelector<HTMLElement>(".scroll")?.focus();
    say(`Rows from ${counted(view.first + 1)}.`);
  };
  draw();
  return root;
}

function tick(view: View, draw: () => void): HTMLInputElement {
  const box = el("input", {
    type: "checkbox",
    change: () => {
      view.named = box.checked;
      draw();
    },
  });
  box.checked = view.named;
  return box;
}

function sorted(table: Table, view: View): Row[] {
  const { column, down } = view;
  if (column === null) return table.rows;
  const sign = down ? -1 : 1;
  return [...table.rows].sort((a, b) => sign * compared(a[column], b[column]));
}

function compared(a: Term | null | undefined, b: Term | null | undefined): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== null && right !== null) return left - right;
  return order.compare(textOf(a), textOf(b));
}

function region(
  table: Table,
  page: Row[],
  numbers: Set<number>,
  view: View,
  sort: (column: number) => void,
): HTMLElement {
  const head = table.columns.map((name, place) => {
    const direction = view.column === place ? (view.down ? "descending" : "ascending") : "none";
    const button = el("button", { type: "button", click: () => sort(place) }, name);
    return el("th", { scope: "col", "aria-sort": direction, class: numbers.has(place) && "n" }, button);
  });
  const body = page.map((row) =>
    el("tr", {}, ...row.map((term, place) => cell(term, numbers.has(place), view.named))),
  );
  const made = el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body));
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Rows" }, made);
}

const cell = (term: Term | null, number: boolean, named: boolean): HTMLElement =>
  el("td", { class: number && "n", dir: number ? null : "auto" }, shown(term, named));

function pager(rows: Row[], view: View, turn: (by: number) => void): HTMLElement {
  if (rows.length <= PAGE) return el("p", { hidden: true });
  const last = Math.min(view.first + PAGE, rows.length);
  const button = (label: string, by: number, on: boolean) =>
    el("button", { type: "button", class: "quiet", disabled: !on, click: () => turn(by) }, label);
  return el(
    "p",
    { class: "turn" },
    button("Back", -PAGE, view.first > 0),
    ` Rows ${counted(view.first + 1)} to ${counted(last)} of ${counted(rows.length)} `,
    button("On", PAGE, last < rows.length),
  );
}
