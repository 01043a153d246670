// Colours and sizes by attribute: as many categories as colours and shapes can tell apart, the rest
// as "other"; numbers on one scale.
import type Graph from "graphology";
import { type Attributes, SEPARATOR, type Value, text } from "./data";
import { SHAPES, type Shape } from "./shapes";

export interface Entry {
  value: string;
  colour: string;
  shape: Shape;
  count: number;
}

export interface Colouring {
  of(node: string, attributes: Attributes): string;
  shape(attributes: Attributes): Shape;
  /** The category that a legend entry stands for; empty on a scale of numbers. */
  category(attributes: Attributes): string;
  legend: Entry[];
  scale: { low: number; high: number; colours: string[] } | null;
}

/** The colours as the server has them, and its rules: kinds have their own. */
export interface Palette {
  categories: string[];
  own: Record<string, string>;
  other: string;
  missing: string;
  scale: string[];
  /** Attributes whose numbers only tell groups apart. */
  classes: string[];
}

const OTHER = "other";
const MISSING = "not recorded";

export function colouring(
  graph: Graph<Attributes, Attributes>,
  name: string,
  numeric: boolean,
  palette: Palette,
): Colouring {
  return numeric && !palette.classes.includes(name)
    ? byNumber(graph, name, palette)
    : byCategory(graph, name, palette);
}

function byCategory(graph: Graph<Attributes, Attributes>, name: string, palette: Palette): Colouring {
  const counts = new Map<string, number>();
  const first = (attributes: Attributes): string => {
    const value = attributes[name];
    return value === undefined ? MISSING : (text(value).split(SEPARATOR)[0] ?? MISSING);
  };
  graph.forEachNode((_, attributes) => {
    const value = first(attributes);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const looks = new Map<string, Entry>();
  const frequent = ordered.filter(([value]) => value !== MISSING);
  // The most frequent are circles, the next squares, then diamonds: each row has all colours.
  SHAPES.forEach((shape, row) => {
    const some = frequent.slice(row * palette.categories.length, (row + 1) * palette.categories.length);
    if (!palette.classes.includes(name)) some.sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const colours = assigned(some.map(([value]) => value), palette);
    for (const [value, count] of some) {
      looks.set(value, { value, count, shape, colour: colours.get(value) ?? palette.other });
    }
  });
  const legend = [...looks.values()];
  const rest = frequent.filter(([value]) => !looks.has(value));
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  if (others) legend.push({ value: OTHER, count: others, shape: "circle", colour: palette.other });
  const missing = counts.get(MISSING);
  if (missing) legend.push({ value: MISSING, count: missing, shape: "circle", colour: palette.missing });
  return {
    of: (_, attributes) => {
      const value = first(attributes);
      return value === MISSING ? palette.missing : (looks.get(value)?.colour ?? palette.other);
    },
    shape: (attributes) => looks.get(first(attributes))?.shape ?? "circle",
    category: (attributes) => {
      const value = first(attributes);
      return looks.has(value) || value === MISSING ? value : OTHER;
    },
    legend,
    scale: null,
  };
}

/** A colour for each: kinds have their own, others take in turn what is left. */
function assigned(values: string[], palette: Palette): Map<string, string> {
  const named = new Map(Object.entries(palette.own));
  const own = new Map(values.flatMap((value) => (named.has(value) ? [[value, named.get(value) ?? ""] as const] : [])));
  const left = palette.categories.filter((colour) => ![...own.values()].includes(colour));
  return new Map(values.map((value) => [value, own.get(value) ?? left.shift() ?? palette.other]));
}

function byNumber(graph: Graph<Attributes, Attributes>, name: string, palette: Palette): Colouring {
  const [low, high] = range(graph, name);
  const steps = palette.scale.length;
  return {
    of: (node, attributes) => {
      const value = numberOf(graph, name, node, attributes);
      if (typeof value !== "number") return palette.missing;
      const share = high > low ? (value - low) / (high - low) : 1;
      return palette.scale[Math.min(steps - 1, Math.floor(share * steps))] ?? palette.other;
    },
    shape: () => "circle",
    category: () => "",
    legend: [],
    scale: { low, high, colours: palette.scale },
  };
}

/** What a node has under a name; its degree needs no measuring. */
function numberOf(graph: Graph<Attributes, Attributes>, name: string, node: string, attributes: Attributes): Value | undefined {
  return name === "degree" ? graph.degree(node) : attributes[name];
}

export function range(graph: Graph<Attributes, Attributes>, name: string): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  graph.forEachNode((node, attributes) => {
    const value = numberOf(graph, name, node, attributes);
    if (typeof value !== "number" || !Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  });
  return low > high ? [0, 0] : [low, high];
}

const WIDE = 700;
const NARROWEST = 0.5;

/** Radius in pixels: area, not width, grows with the number; all of it smaller on a narrow stage. */
export function sizing(graph: Graph<Attributes, Attributes>, name: string, width: number): (node: string) => number {
  const numbers = new Map<string, number>();
  graph.forEachNode((node, attributes) => {
    const value = numberOf(graph, name, node, attributes);
    numbers.set(node, typeof value === "number" && value > 0 ? value : 0);
  });
  const most = [...numbers.values()].reduce((one, other) => Math.max(one, other), 0) || 1;
  const [least, largest] = graph.order > 600 ? [1.4, 8] : graph.order > 150 ? [2.5, 13] : [4, 17];
  const share = Math.min(1, Math.max(NARROWEST, width / WIDE));
  return (node) => share * (least + (largest - least) * Math.sqrt((numbers.get(node) ?? 0) / most));
}
