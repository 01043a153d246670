// The answer as points on a map: columns of latitude and longitude, or cases and places of ours.
import { columnsWhere, numberOf, type Row, type Table, type Term } from "./answers";
import { shown } from "./cell";
import { type Drawing, project } from "../map/drawing";
import { counted, el, plural, svg } from "./dom";
import { isOurs, learnNames, linkOf, lookUp, textOf } from "./names";

interface World extends Pick<Drawing, "width" | "height" | "scale"> {
  centre: [number, number];
  land: string;
  borders: string;
  graticule: string;
}

interface Point {
  latitude: number;
  longitude: number;
  term: Term | null;
}

const LATITUDE = /^lat(itude)?$/i;
const LONGITUDE = /^(long?|lng|longitude)$/i;
const MOST = 1000;
const SHOWN_IN_LIST = 200;

export function drawMap(table: Table): HTMLElement {
  const root = el("div", { class: "map" }, el("p", { class: "note" }, "Looking for places …"));
  void Promise.all([pointsOf(table), theWorld()]).then(async ([points, world]) => {
    await learnNames(points.map(({ term }) => term));
    root.replaceChildren(...(points.length ? drawn(points, world) : [none()]));
  });
  return root;
}

// The drawing that all maps of the service use; without it the list of places is still there.
const theWorld = (): Promise<World | null> =>
  fetch("/sparql/world.json").then((answer) => (answer.ok ? answer.json() : null), () => null);

const none = (): HTMLElement =>
  el(
    "p",
    { class: "nothing-here" },
    "A map needs places: columns ?lat and ?long, or one of cases or places, such as ",
    el("code", {}, "SELECT ?case ?place { ?case cg:inPlace ?place }"),
    ".",
  );

async function pointsOf(table: Table): Promise<Point[]> {
  const latitude = table.columns.findIndex((name) => LATITUDE.test(name));
  const longitude = table.columns.findIndex((name) => LONGITUDE.test(name));
  const rows = table.rows.slice(0, MOST);
  if (latitude < 0 || longitude < 0) return located(table, rows);
  const named = table.columns.findIndex((_, place) => place !== latitude && place !== longitude);
  return rows
    .map((row) => point(numberOf(row[latitude]), numberOf(row[longitude]), row[named] ?? null))
    .filter((found) => found !== null);
}

function point(latitude: number | null, longitude: number | null, term: Term | null): Point | null {
  if (latitude === null || longitude === null) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude, term };
}

// Where the cases or places of the first column that has them are.
async function located(table: Table, rows: Row[]): Promise<Point[]> {
  const places = (term: Term) => isOurs(term) && /^.{27}(case|place)\/[^#]+$/.test(term.value);
  const [column] = columnsWhere({ ...table, rows }, places);
  if (column === undefined) return [];
  const things = [...new Set(rows.map((row) => row[column]?.value).filter(Boolean))];
  const found = await lookUp(`SELECT DISTINCT ?thing ?lat ?long WHERE {
    VALUES ?thing { ${things.map((iri) => `<${iri}>`).join(" ")} }
    ?thing cg:inPlace? ?place . ?place geo:lat ?lat ; geo:long ?long
  }`);
  return found
    .map((row) => point(numberOf(row["lat"]), numberOf(row["long"]), row["thing"] ?? null))
    .filter((one) => one !== null);
}

function drawn(points: Point[], world: World | null): Node[] {
  const label = `Map with ${plural(points.length, "point")}; the list below names them`;
  const picture = world && svg("svg", { viewBox: `0 0 ${world.width} ${world.height}`, role: "img", "aria-label": label });
  picture?.append(...ground(world as World), ...points.map((one) => dot(one, world as World)));
  const rows = points.slice(0, SHOWN_IN_LIST).map(entry);
  const summary = el("summary", {}, `${plural(points.length, "point")} as a list`);
  const list = el("details", {}, summary, el("ul", { class: "points" }, ...rows));
  return picture ? [picture, list] : [list];
}

const ground = (world: World): SVGElement[] =>
  (["graticule", "land", "borders"] as const).map((name) => svg("path", { d: world[name], class: name }));

function dot({ latitude, longitude, term }: Point, world: World): SVGElement {
  const [x, y] = world.centre;
  const drawing = { ...world, centre: { x, y }, mostZoom: 1 };
  const at = project(drawing, { lat: latitude, lon: longitude });
  const title = svg("title", {}, textOf(term));
  const circle = svg("circle", { cx: at.x, cy: at.y, r: 13 }, title);
  const link = term && linkOf(term);
  if (link) circle.addEventListener("click", () => location.assign(link)); // the list has the links
  return circle;
}

const entry = ({ latitude, longitude, term }: Point): HTMLElement =>
  el(
    "li",
    {},
    shown(term),
    el("span", { class: "count" }, ` ${counted(latitude)}, ${counted(longitude)}`),
  );
