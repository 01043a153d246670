// A combobox with a list that is chosen from by hand, after the pattern of WAI-ARIA practices 1.2:
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (list autocomplete with manual selection).
import { type Named, kindOf, namesFor } from "./names";

const PAUSE = 120;
let made = 0;

export class Combobox {
  private readonly list = document.createElement("ul");
  private readonly voice = document.createElement("p");
  private names: readonly Named[] = [];
  private active = -1;
  private timer = 0;
  private asking = new AbortController();

  constructor(
    private readonly field: HTMLInputElement,
    private readonly address: string,
  ) {
    made += 1;
    this.list.id = `suggested-${made}`;
    this.list.className = "suggested";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.voice.className = "unseen";
    this.voice.setAttribute("role", "status");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.after(this.list, this.voice);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    // The field keeps the focus while a name is clicked.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.asking.abort();
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const names = await namesFor(this.field.value, this.address, signal);
      if (!signal.aborted && document.activeElement === this.field) this.show(names);
    } catch {
      // Out of date, or the service does not answer: then the field is a plain one.
      if (!signal.aborted) this.close();
    }
  }

  private show(names: readonly Named[]): void {
    this.names = names;
    this.list.replaceChildren(...names.map((name, place) => this.option(name, place)));
    this.voice.textContent = names.length ? `${names.length} suggestions, arrows choose` : "";
    this.list.hidden = !names.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.choose(-1);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asking.abort();
    if (!this.list.hidden) this.show([]);
  }

  private option(name: Named, place: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const label = document.createElement("bdi");
    label.textContent = name.match ? `${name.label} (${name.match})` : name.label;
    const kind = document.createElement("small");
    kind.textContent = kindOf(name);
    option.append(label, " ", kind);
    option.addEventListener("click", () => location.assign(name.page));
    return option;
  }

  private choose(place: number): void {
    this.active = place;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    const option = this.list.children[place];
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  /** Up and down go round through the names and the field itself, which is place -1. */
  private step(by: number): void {
    const places = this.names.length + 1;
    this.choose(((this.active + 1 + by + places) % places) - 1);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "ArrowDown" && this.list.hidden) return void this.ask();
    const chosen = this.names[this.active];
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Escape: () => this.close(),
      Enter: chosen && (() => location.assign(chosen.page)),
    };
    const act = this.list.hidden ? undefined : acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === "Enter") this.close();
    else if (this.active >= 0 && ["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) this.choose(-1);
  }
}
