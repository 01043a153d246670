// What is chosen on the page, kept in the address so that a link shows the same picture.
export interface State {
  colour: string;
  size: string;
  node: string;
  depth: number;
  year: number | null;
  weight: number;
  hidden: Set<string>;
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
  camera: "",
};

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
    camera: told.get("camera") ?? "",
  };
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
  if (state.camera) told.set("camera", state.camera);
  return told.toString();
}
