// Markers on the page: links, so that a keyboard and a screen reader find them in order.

import { splits, type Marker } from "./clusters";
import type { Drawing, Point } from "./drawing";

const SVG = "http://www.w3.org/2000/svg";
const NAMED = 4;
const WIDE = 10;
const TOUCH = 12;

/** The markers as drawn, each element with what it stands for. */
export type Drawn = Map<SVGAElement, Marker>;

/** Puts markers in the place of those that were there; the focus stays with the same place. */
export function draw(
  layer: SVGGElement,
  markers: readonly Marker[],
  drawing: Drawing,
  scale: number,
): Drawn {
  const focused = layer.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const drawn: Drawn = new Map(markers.map((marker) => [element(marker, splits(marker, drawing)), marker]));
  layer.replaceChildren(...drawn.keys());
  resize(drawn, scale);
  if (focused) [...drawn.keys()].find((one) => one.id === focused)?.focus({ preventScroll: true });
  return drawn;
}

/** Keeps markers as large on the screen, whatever the scale. */
export function resize(drawn: Drawn, scale: number): void {
  for (const [link, { x, y }] of drawn) {
    link.setAttribute("transform", `translate(${x} ${y}) scale(${1 / scale})`);
  }
}

/** What a marker stands for, in words. */
export function told(marker: Marker): string {
  const names = marker.places.slice(0, NAMED).map((place) => place.name).join("; ");
  const others = marker.places.length - NAMED;
  const more = others > 0 ? ` and ${others} more` : "";
  return `${names}${more}: ${marker.cases} ${marker.cases === 1 ? "case" : "cases"}`;
}

function element(marker: Marker, parts: boolean): SVGAElement {
  const [first] = marker.places;
  const link = made("a", { id: `at-${first?.id}`, href: `#${first?.id}`, class: "marker" });
  link.setAttribute("aria-label", told(marker));
  const title = made("title");
  title.textContent = told(marker);
  link.append(title, circle(Math.max(marker.radius, TOUCH), "reach"));
  if (parts) {
    link.classList.add("many");
    link.append(circle(marker.radius + 2.5, "ring"));
  } else {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
  }
  link.append(circle(marker.radius));
  if (marker.cases > 1) link.append(numeral(marker.cases));
  return link;
}

function circle(radius: number, name?: string): SVGElement {
  return made("circle", { r: String(radius), ...(name ? { class: name } : {}) });
}

function numeral(cases: number): SVGElement {
  const size = cases < WIDE ? "9" : "11";
  const text = made("text", { dy: "0.35em", "font-size": size, "aria-hidden": "true" });
  text.textContent = String(cases);
  return text;
}

function made<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Whether a point of the drawing lies within a rectangle around another. */
export function isNear(point: Point, middle: Point, across: number, down: number): boolean {
  return Math.abs(point.x - middle.x) <= across / 2 && Math.abs(point.y - middle.y) <= down / 2;
}
