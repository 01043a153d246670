// The map on the page: holds the view, draws it, and does what is asked of it.

import { remember, viewOf } from "./address";
import { Card } from "./card";
import { markersOf, splits, type Marker } from "./clusters";
import type { Drawing, Point } from "./drawing";
import { listen } from "./gestures";
import { draw, isNear, resize, type Drawn } from "./markers";
import type { Place } from "./places";
import { addTools, hintOn, voiceOf } from "./tools";
import { fitting, inside, scaleOf, under, whole, zoomed, type Frame, type View } from "./view";

const GLIDE = 260;
const STEP = 2;
const KEYS = "Arrow keys move the map, plus and minus zoom, 0 shows the whole world; Tab goes from marker to marker.";

/** One map; `places` are drawn on it. */
export class Atlas {
  private view: View;
  private drawn: Drawn = new Map();
  private drawnAt = 0;
  private gliding = 0;
  private size: Frame;
  private readonly layer: SVGGElement;
  private readonly card: Card;
  private readonly tools: ReturnType<typeof addTools>;
  private readonly say: (words: string) => void;
  private readonly apart = matchMedia("(pointer: coarse)").matches ? 10 : 1;

  constructor(
    private readonly sheet: HTMLElement,
    private readonly svg: SVGSVGElement,
    private readonly drawing: Drawing,
    private readonly places: readonly Place[],
  ) {
    const layer = svg.querySelector<SVGGElement>(".markers");
    if (!layer) throw new Error("The map has no layer for markers.");
    this.layer = layer;
    this.ready();
    this.size = this.frame;
    this.card = new Card(sheet, () => remember(this.view, this.drawing, ""));
    this.tools = addTools(sheet, {
      closer: () => this.zoom(STEP, undefined, true),
      wider: () => this.zoom(1 / STEP, undefined, true),
      fit: () => this.glide(fitting(this.places, this.drawing, this.frame)),
      whole: () => this.glide(whole(this.drawing)),
    });
    this.say = voiceOf(sheet);
    this.attend(hintOn(sheet));
    this.view = inside(viewOf(new URLSearchParams(location.search), drawing), drawing, this.frame);
    this.show();
    this.openFromAddress();
  }

  private ready(): void {
    this.sheet.classList.add("live");
    this.sheet.tabIndex = 0;
    this.sheet.setAttribute("role", "group");
    this.sheet.setAttribute("aria-label", "Map");
    this.sheet.setAttribute("aria-description", KEYS);
  }

  private attend(hint: (words: string) => void): void {
    const key = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";
    listen(this.sheet, {
      pan: (across, down) => this.pan(across, down),
      zoom: (factor, at) => this.zoom(factor, at),
      whole: () => this.glide(whole(this.drawing)),
      escape: () => this.card.shut(true),
      plainWheel: () => hint(`Hold ${key} and scroll to zoom`),
      ignores: (target) => this.card.holds(target) || (target instanceof Element && !!target.closest(".tools")),
    });
    this.layer.addEventListener("click", (event) => this.click(event));
    document.addEventListener("pointerdown", (event) => {
      const marker = event.target instanceof Element && event.target.closest("a.marker");
      if (!marker && !this.card.holds(event.target)) this.card.shut(false);
    });
    new ResizeObserver(() => this.resized()).observe(this.sheet);
  }

  private resized(): void {
    const { width, height } = this.frame;
    if (width === this.size.width && height === this.size.height) return;
    this.size = { width, height };
    this.card.shut(false);
    this.view = inside(this.view, this.drawing, this.frame);
    this.drawnAt = 0;
    this.show();
  }

  private get frame(): Frame {
    return { width: this.sheet.clientWidth || 1, height: this.sheet.clientHeight || 1 };
  }

  private get scale(): number {
    return scaleOf(this.view, this.drawing, this.frame);
  }

  private pan(across: number, down: number): void {
    const { x, y, zoom } = this.view;
    this.turn({ x: x - across / this.scale, y: y - down / this.scale, zoom });
  }

  private zoom(factor: number, at?: Point, glides = false): void {
    const fixed = at ? under(at, this.view, this.drawing, this.frame) : this.view;
    const next = zoomed(this.view, factor, fixed, this.drawing, this.frame);
    if (glides) this.glide(next);
    else this.turn(next);
  }

  /** Shows another view at once. */
  private turn(next: View): void {
    cancelAnimationFrame(this.gliding);
    this.card.shut(false);
    this.view = inside(next, this.drawing, this.frame);
    this.show();
    remember(this.view, this.drawing);
  }

  /** Shows another view by and by, or at once for those who want no motion. */
  private glide(next: View): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.turn(next);
    cancelAnimationFrame(this.gliding);
    this.card.shut(false);
    const [from, began] = [this.view, performance.now()];
    const step = (now: number): void => {
      const part = Math.min(Math.max((now - began) / GLIDE, 0), 1);
      if (part === 1) return this.turn(next);
      this.view = inside(between(from, next, part * part * (3 - 2 * part)), this.drawing, this.frame);
      this.show();
      this.gliding = requestAnimationFrame(step);
    };
    this.gliding = requestAnimationFrame(step);
  }

  private show(): void {
    const { width, height } = this.frame;
    const scale = this.scale;
    const [across, down] = [width / scale, height / scale];
    this.svg.setAttribute("viewBox", `${this.view.x - across / 2} ${this.view.y - down / 2} ${across} ${down}`);
    if (scale !== this.drawnAt) {
      this.drawn = draw(this.layer, markersOf(this.places, scale, this.apart), this.drawing, scale);
      this.drawnAt = scale;
    }
    resize(this.drawn, scale);
    this.tell(across, down);
  }

  /** Keeps what lies outside from the keyboard, and says what lies inside. */
  private tell(across: number, down: number): void {
    let seen = 0;
    for (const [link, marker] of this.drawn) {
      const inView = isNear(marker, this.view, across, down);
      link.toggleAttribute("hidden", !inView);
      link.style.display = inView ? "" : "none";
      seen += Number(inView);
    }
    this.tools.closer.disabled = this.view.zoom >= this.drawing.mostZoom;
    this.tools.wider.disabled = this.view.zoom <= 1;
    this.tools.whole.disabled = this.view.zoom <= 1;
    this.sheet.dataset["zoom"] = this.view.zoom.toFixed(1);
    const markers = seen === 1 ? "1 marker" : `${seen} markers`;
    this.svg.setAttribute("aria-label", `Map of the world, ${markers} in view. The table below tells the same.`);
    this.say(`Zoom ${this.view.zoom.toFixed(1)}, ${markers} in view`);
  }

  private click(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<SVGAElement>("a.marker") : null;
    const marker = link && this.drawn.get(link);
    if (!link || !marker || (event instanceof MouseEvent && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    if (splits(marker, this.drawing) && this.view.zoom < this.drawing.mostZoom) this.takeApart(marker);
    else this.open(link, marker, true);
  }

  /** A closer look, at least close enough for some of the places to come apart. */
  private takeApart(marker: Marker): void {
    const next = fitting(marker.places, this.drawing, this.frame);
    this.glide({ ...next, zoom: Math.max(next.zoom, this.view.zoom * STEP) });
  }

  private open(link: SVGAElement, marker: Marker, focus: boolean): void {
    const { width, height } = this.frame;
    const x = (marker.x - this.view.x) * this.scale + width / 2;
    const y = (marker.y - this.view.y) * this.scale + height / 2;
    this.card.open(marker, link, { x, y }, focus);
    remember(this.view, this.drawing, `#${marker.places[0]?.id}`);
  }

  /** Opens the card of the place that the address names, if a marker stands for it alone. */
  private openFromAddress(): void {
    const id = location.hash.slice(1);
    for (const [link, marker] of this.drawn) {
      const named = marker.places.some((place) => place.id === id);
      if (named && !splits(marker, this.drawing)) this.open(link, marker, false);
    }
  }
}

function between(from: View, to: View, part: number): View {
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  // The middle moves as the zoom does, or things would sweep past.
  const share = Math.abs(to.zoom - from.zoom) < 1e-9 ? part : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, zoom };
}
