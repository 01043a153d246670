// The view: which part of the drawing the frame shows.

import type { Drawing, Point } from "./drawing";

/** The middle of what is shown, and how close it is; at 1 the drawing is as wide as the frame. */
export interface View extends Point {
  readonly zoom: number;
}

/** The frame on the screen, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The view of the whole drawing. */
export const whole = (drawing: Drawing): View => ({ x: drawing.width / 2, y: drawing.height / 2, zoom: 1 });

/** How many pixels a unit of the drawing has. */
export const scaleOf = (view: View, drawing: Drawing, frame: Frame): number =>
  (frame.width * view.zoom) / drawing.width;

/** The nearest view that shows no more emptiness than it must. */
export function inside(view: View, drawing: Drawing, frame: Frame): View {
  const zoom = within(view.zoom, 1, drawing.mostZoom);
  const scale = scaleOf({ ...view, zoom }, drawing, frame);
  return {
    zoom,
    x: middle(view.x, drawing.width, frame.width / scale),
    y: middle(view.y, drawing.height, frame.height / scale),
  };
}

/** The view at another zoom in which a point of the drawing stays where it is on the screen. */
export function zoomed(view: View, factor: number, fixed: Point, drawing: Drawing, frame: Frame): View {
  const zoom = within(view.zoom * factor, 1, drawing.mostZoom);
  const share = 1 - view.zoom / zoom;
  const x = view.x + (fixed.x - view.x) * share;
  const y = view.y + (fixed.y - view.y) * share;
  return inside({ x, y, zoom }, drawing, frame);
}

/** The closest view that shows all of some points, with room around them. */
export function fitting(points: readonly Point[], drawing: Drawing, frame: Frame): View {
  if (!points.length) return whole(drawing);
  const [left, right] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
  const [top, bottom] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
  const across = drawing.width / Math.max((right - left) * 1.5, 1);
  const down = (drawing.width * frame.height) / frame.width / Math.max((bottom - top) * 1.5, 1);
  const zoom = Math.min(across, down, drawing.mostZoom);
  return inside({ x: (left + right) / 2, y: (top + bottom) / 2, zoom }, drawing, frame);
}

/** The point of the drawing under a point of the frame. */
export function under(at: Point, view: View, drawing: Drawing, frame: Frame): Point {
  const scale = scaleOf(view, drawing, frame);
  return { x: view.x + (at.x - frame.width / 2) / scale, y: view.y + (at.y - frame.height / 2) / scale };
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

function middle(value: number, size: number, shown: number): number {
  return shown >= size ? size / 2 : within(value, shown / 2, size - shown / 2);
}
