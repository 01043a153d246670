// Clusters: places that would lie on top of each other, as one marker. As `casegraph_api/clusters.py`.

import type { Drawing, Point } from "./drawing";
import type { Place } from "./places";

/** One mark on the map: its centre in units of the drawing, its radius in pixels, its places. */
export interface Marker extends Point {
  readonly radius: number;
  readonly places: readonly Place[];
  readonly cases: number;
}

const [SMALLEST, GROWTH] = [4.5, 2.5];
// The width in pixels for which it is said what the closest look shows.
const SCREEN = 1000;

/** The markers at a scale of so many pixels a unit, none nearer to another than some pixels. */
export function markersOf(places: readonly Place[], scale: number, apart: number): Marker[] {
  let kept = places.map((place) => marker(place, [place]));
  let before = kept.length + 1;
  while (kept.length < before) {
    before = kept.length;
    kept = putTogether(kept, scale, apart);
  }
  return kept.sort((one, other) => other.cases - one.cases);
}

/** Whether the closest look takes its places apart. */
export function splits({ places }: Marker, drawing: Drawing): boolean {
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return (extent * drawing.mostZoom * SCREEN) / drawing.width >= 2 * (SMALLEST + GROWTH);
}

/** One round: each marker joins the nearest one before it that it would touch. */
function putTogether(kept: readonly Marker[], scale: number, apart: number): Marker[] {
  const done: Marker[] = [];
  for (const one of kept) {
    let nearest = -1;
    let least = apart;
    done.forEach((other, index) => {
      const gap = Math.hypot(one.x - other.x, one.y - other.y) * scale - one.radius - other.radius;
      if (gap < least) [nearest, least] = [index, gap];
    });
    const other = done[nearest];
    if (other) done[nearest] = joined(other, one);
    else done.push(one);
  }
  return done;
}

/** Both in one, where their cases lie on average. */
function joined(one: Marker, other: Marker): Marker {
  const share = other.cases / (one.cases + other.cases);
  const middle = { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
  return marker(middle, [...one.places, ...other.places]);
}

function marker({ x, y }: Point, places: readonly Place[]): Marker {
  const named = new Set(places.flatMap((place) => place.cases)).size;
  const cases = named + places.reduce((sum, place) => sum + place.unnamed, 0);
  return { x, y, radius: SMALLEST + GROWTH * Math.sqrt(cases), places, cases };
}
