// Gestures: mouse, touch, wheel and keys, told as moves of the view.

import type { Point } from "./drawing";

/** What a gesture asks for; distances in pixels, points in the frame. */
export interface Asked {
  readonly pan: (across: number, down: number) => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly whole: () => void;
  readonly escape: () => void;
  readonly plainWheel: () => void;
  /** Whether something is none of the map's business: a button, the card. */
  readonly ignores: (target: EventTarget | null) => boolean;
}

const KEY_STEP = 80;
const KEY_ZOOM = 1.6;
const WHEEL = 0.0028;
const STILL = 4;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [KEY_STEP, 0],
  ArrowRight: [-KEY_STEP, 0],
  ArrowUp: [0, KEY_STEP],
  ArrowDown: [0, -KEY_STEP],
};

/** Listens on the frame of the map. */
export function listen(sheet: HTMLElement, asked: Asked): void {
  listenToKeys(sheet, asked);
  listenToWheel(sheet, asked);
  listenToPointers(sheet, asked);
}

function listenToKeys(sheet: HTMLElement, asked: Asked): void {
  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || asked.ignores(event.target)) return;
    const arrow = ARROWS[event.key];
    if (arrow) asked.pan(...arrow);
    else if (event.key === "+" || event.key === "=") asked.zoom(KEY_ZOOM);
    else if (event.key === "-" || event.key === "_") asked.zoom(1 / KEY_ZOOM);
    else if (event.key === "0" || event.key === "Home") asked.whole();
    else if (event.key === "Escape") asked.escape();
    else return;
    event.preventDefault();
  });
}

/** The wheel scrolls the page, as anywhere; with Ctrl, or by pinching a touchpad, it zooms. */
function listenToWheel(sheet: HTMLElement, asked: Asked): void {
  const wheel = (event: WheelEvent): void => {
    if (asked.ignores(event.target)) return;
    if (!event.ctrlKey && !event.metaKey) return asked.plainWheel();
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    asked.zoom(Math.exp(-event.deltaY * lines * WHEEL), placeOf(event, sheet));
  };
  sheet.addEventListener("wheel", wheel, { passive: false });
  sheet.addEventListener("dblclick", (event) => {
    if (!asked.ignores(event.target)) asked.zoom(2, placeOf(event, sheet));
  });
}

/** One finger or the mouse drags, two fingers drag and zoom; a click on a marker stays a click. */
function listenToPointers(sheet: HTMLElement, asked: Asked): void {
  const held = new Map<number, Point>();
  let moved = 0;
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || asked.ignores(event.target)) return;
    if (!held.size) moved = 0;
    held.set(event.pointerId, placeOf(event, sheet));
  });
  sheet.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = placeOf(event, sheet);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved < STILL && held.size === 1) return;
    if (!sheet.hasPointerCapture(event.pointerId)) sheet.setPointerCapture(event.pointerId);
    sheet.classList.add("held");
    const others = [...held].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    held.set(event.pointerId, now);
    follow(before, now, others[0], asked);
  });
  const release = (event: PointerEvent): void => {
    held.delete(event.pointerId);
    if (!held.size) sheet.classList.remove("held");
  };
  sheet.addEventListener("pointerup", release);
  sheet.addEventListener("pointercancel", release);
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  // The click that ends a drag is no click on what lies there.
  sheet.addEventListener("click", (event) => {
    if (moved >= STILL && event.detail > 0 && !asked.ignores(event.target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    moved = 0;
  }, { capture: true });
}

function follow(before: Point, now: Point, other: Point | undefined, asked: Asked): void {
  if (!other) return asked.pan(now.x - before.x, now.y - before.y);
  const distance = (point: Point): number => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
  asked.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
  asked.zoom(distance(now) / distance(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
}

function placeOf(event: MouseEvent, sheet: HTMLElement): Point {
  const { left, top } = sheet.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
