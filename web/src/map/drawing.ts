// The drawing of the world and the projection it is in: the same as `casegraph_api/world.py`.

/** A point of the drawing, in its units from the left and the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on earth in degrees, WGS 84. */
export interface Degrees {
  readonly lat: number;
  readonly lon: number;
}

/** How large the drawing is, and how degrees become its units. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly centre: Point;
  readonly mostZoom: number;
}

// B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, 2019,
// https://doi.org/10.1080/13658816.2018.1504949
const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
const RADIAN = Math.PI / 180;
const ROUNDS = 12;

const height = (t: number): number => t * (A1 + A2 * t ** 2 + t ** 6 * (A3 + A4 * t ** 2));
const slope = (t: number): number => A1 + 3 * A2 * t ** 2 + t ** 6 * (7 * A3 + 9 * A4 * t ** 2);

/** What the page says of the drawing on the element that holds it. */
export function drawingOf(told: DOMStringMap): Drawing {
  const [x = 0, y = 0] = (told["centre"] ?? "").split(",").map(Number);
  return {
    width: Number(told["width"]),
    height: Number(told["height"]),
    scale: Number(told["scale"]),
    centre: { x, y },
    mostZoom: Number(told["mostZoom"]),
  };
}

/** Where a place lies on the drawing. */
export function project(drawing: Drawing, place: Degrees): Point {
  const t = Math.asin(M * Math.sin(place.lat * RADIAN));
  const x = (place.lon * RADIAN * Math.cos(t)) / (M * slope(t));
  return { x: drawing.centre.x + drawing.scale * x, y: drawing.centre.y - drawing.scale * height(t) };
}

/** Which place lies at a point of the drawing: the inverse of `project`, by Newton's method. */
export function unproject(drawing: Drawing, point: Point): Degrees {
  const y = (drawing.centre.y - point.y) / drawing.scale;
  let t = y;
  for (let round = 0; round < ROUNDS; round++) t -= (height(t) - y) / slope(t);
  const lon = (M * ((point.x - drawing.centre.x) / drawing.scale) * slope(t)) / Math.cos(t);
  const sine = Math.min(Math.max(Math.sin(t) / M, -1), 1);
  return { lat: Math.asin(sine) / RADIAN, lon: lon / RADIAN };
}
