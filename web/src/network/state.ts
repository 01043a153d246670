// What is chosen on the page, kept in the address so that a link shows the same picture.

/** Where a node stands, in the units of the network. */
export type Place = readonly [number, number];

export interface State {
  colour: string;
  size: string;
  node: string;
  depth: number;
  year: number | null;
  weight: number;
  hidden: ReadonlySet<string>;
  /** Nodes that were put somewhere by hand, and where. */
  pins: ReadonlyMap<string, Place>;
  camera: string;
}

export const EMPTY: Readonly<State> = {
  colour: "kind",
  size: "degree",
  node: "",
  depth: 0,
  year: null,
  weight: 0,
  hidden: new Set(),
  pins: new Map(),
  camera: "",
};

/** More would make an address that is too long to send. */
export const MOST_PINS = 40;
const FURTHEST = 1e7;
const DIGITS = 6;

export function read(hash: string, start: Partial<State>): State {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const number = (name: string, fallback: number): number => {
    const value = Number(told.get(name) ?? Number.NaN);
    return Number.isFinite(value) ? value : fallback;
  };
  const year = told.has("year") ? number("year", Number.NaN) : Number.NaN;
  return {
    colour: told.get("colour") ?? start.colour ?? EMPTY.colour,
    size: told.get("size") ?? start.size ?? EMPTY.size,
    node: told.get("node") ?? "",
    depth: Math.min(3, Math.max(0, Math.trunc(number("depth", 0)))),
    year: Number.isFinite(year) ? Math.trunc(year) : null,
    weight: Math.max(0, number("weight", 0)),
    hidden: new Set(told.getAll("hide")),
    pins: new Map(told.getAll("pin").flatMap(pin).slice(0, MOST_PINS)),
    camera: told.get("camera") ?? "",
  };
}

/** A node and its place, as they stand in an address: the last two commas part them. */
function pin(told: string): [string, Place][] {
  const [, node, ...place] = /^(.+),([^,]+),([^,]+)$/.exec(told) ?? [];
  const [x, y] = place.map(Number);
  if (!node || x === undefined || y === undefined) return [];
  return [x, y].every((value) => Math.abs(value) <= FURTHEST) ? [[node, [x, y]]] : [];
}

/** A place as an address can tell it, so that what is drawn is what a link brings back. */
export function rounded({ x, y }: { x: number; y: number }): Place {
  return [Number(x.toPrecision(DIGITS)), Number(y.toPrecision(DIGITS))];
}

export function write(state: State, start: Partial<State>): string {
  const told = new URLSearchParams();
  if (state.colour !== (start.colour ?? EMPTY.colour)) told.set("colour", state.colour);
  if (state.size !== (start.size ?? EMPTY.size)) told.set("size", state.size);
  if (state.node) told.set("node", state.node);
  if (state.depth) told.set("depth", String(state.depth));
  if (state.year !== null) told.set("year", String(state.year));
  if (state.weight) told.set("weight", String(state.weight));
  for (const value of state.hidden) told.append("hide", value);
  for (const [node, place] of state.pins) told.append("pin", [node, ...place].join(","));
  if (state.camera) told.set("camera", state.camera);
  return told.toString();
}
