// The answer as bars: a name and a number a row. The list of bars says all that the bars show.
import { numberOf, numeric, type Row, type Table } from "./answers";
import { shown } from "./cell";
import { counted, el, svg } from "./dom";
import { learnNames } from "./names";

const MOST = 40;

export function drawChart(table: Table): HTMLElement {
  const numbers = numeric(table);
  const others = table.columns.map((_, place) => place).filter((place) => !numbers.includes(place));
  if (!numbers.length || table.columns.length < 2) {
    return el(
      "p",
      { class: "nothing-here" },
      "A chart needs a column of numbers beside one of names: for instance ",
      el("code", {}, "SELECT ?barrier (COUNT(?case) AS ?cases) … GROUP BY ?barrier"),
      ".",
    );
  }
  const names = others.length ? others : numbers;
  const root = el("div", { class: "chart" });
  const by = choice("Bars for", table, names, names[0] ?? 0, () => draw());
  const height = choice("Length", table, numbers, numbers.find((n) => n !== names[0]) ?? 0, () => draw());
  const bars = el("div");
  const draw = () => bars.replaceChildren(...drawn(table, by.value(), height.value()));
  root.append(el("p", { class: "choices" }, by.node, height.node), bars);
  draw();
  void learnNames(table.rows.slice(0, MOST).flat()).then((learnt) => learnt && draw());
  return root;
}

function drawn(table: Table, by: number, length: number): Node[] {
  const rows = table.rows.filter((row) => numberOf(row[length]) !== null).slice(0, MOST);
  const values = rows.map((row) => numberOf(row[length]) ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = high - low || 1;
  const bars = rows.map((row, place) => bar(row, by, values[place] ?? 0, low, span));
  const list = el("ul", { class: "bars" }, ...bars);
  const more = `The first ${MOST} of ${counted(table.rows.length)} rows; ORDER BY says which they are.`;
  return table.rows.length > MOST ? [list, el("p", { class: "note" }, more)] : [list];
}

function bar(row: Row, by: number, value: number, low: number, span: number): HTMLElement {
  const start = ((Math.min(0, value) - low) / span) * 100;
  const width = (Math.abs(value) / span) * 100;
  const shape = svg("rect", { x: start, width, height: 10, class: value < 0 ? "below" : "above" });
  const picture = { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" };
  return el(
    "li",
    {},
    el("span", {}, shown(row[by])),
    svg("svg", picture, shape),
    el("span", { class: "count" }, counted(value)),
  );
}

export function choice(
  label: string,
  table: Table,
  columns: number[],
  first: number,
  changed: () => void,
): { node: HTMLElement; value(): number } {
  const options = columns.map((place) => el("option", { value: place }, table.columns[place] ?? ""));
  const select = el("select", { change: changed }, ...options);
  select.value = String(first);
  return { node: el("label", {}, `${label} `, select), value: () => Number(select.value) };
}
