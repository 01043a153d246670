// The card: what lies under a marker, beside it, until it is shut.

import type { Marker } from "./clusters";
import type { Point } from "./drawing";
import type { Place } from "./places";

const GAP = 14;
const EDGE = 10;

/** A card over the map; one at a time. */
export class Card {
  private readonly box = document.createElement("div");
  private opener: SVGAElement | undefined;

  constructor(private readonly sheet: HTMLElement, private readonly whenShut: () => void) {
    this.box.className = "card";
    this.box.tabIndex = -1;
    this.box.setAttribute("role", "dialog");
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.shut(true);
    });
  }

  get isOpen(): boolean {
    return this.box.isConnected;
  }

  /** Whether something is in the card. */
  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.box.contains(target);
  }

  /** Shows what lies under a marker, which stands at a point of the frame. */
  open(marker: Marker, opener: SVGAElement, at: Point, focus: boolean): void {
    this.shut(false);
    this.opener = opener;
    const heading = headingOf(marker.places);
    this.box.setAttribute("aria-label", heading.textContent);
    this.box.replaceChildren(this.button(), heading, ...contents(marker.places));
    this.sheet.append(this.box);
    this.place(at, marker.radius);
    opener.setAttribute("aria-expanded", "true");
    if (focus) this.box.focus({ preventScroll: true });
  }

  /** Takes the card away; the focus can go back to where it came from. */
  shut(back: boolean): void {
    if (!this.isOpen) return;
    this.box.remove();
    this.opener?.setAttribute("aria-expanded", "false");
    if (back) this.opener?.focus({ preventScroll: true });
    this.whenShut();
  }

  private place(at: Point, radius: number): void {
    const { clientWidth, clientHeight } = this.sheet;
    const { offsetWidth, offsetHeight } = this.box;
    const right = at.x + radius + GAP;
    const left = right + offsetWidth > clientWidth - EDGE ? at.x - radius - GAP - offsetWidth : right;
    this.box.style.left = `${within(left, EDGE, clientWidth - offsetWidth - EDGE)}px`;
    this.box.style.top = `${within(at.y - 32, EDGE, clientHeight - offsetHeight - EDGE)}px`;
  }

  private button(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "shut";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close");
    button.addEventListener("click", () => this.shut(true));
    return button;
  }
}

function headingOf(places: readonly Place[]): HTMLHeadingElement {
  const heading = document.createElement("h2");
  const [only, other] = places;
  heading.textContent = only && !other ? named(only) : `${places.length} places here`;
  return heading;
}

function* contents(places: readonly Place[]): Generator<HTMLElement> {
  for (const place of places) {
    if (places.length > 1) {
      const name = document.createElement("h3");
      name.textContent = named(place);
      yield name;
    }
    const list = place.list.cloneNode(true);
    if (list instanceof HTMLElement) yield list;
  }
}

function named(place: Place): string {
  return place.name.includes(place.country) ? place.name : `${place.name}, ${place.country}`;
}

const within = (value: number, least: number, most: number): number => Math.max(Math.min(value, most), least);
