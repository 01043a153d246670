// The buttons on the map, and the words about it that are only heard or seen for a moment.

/** What the buttons do. */
export interface Moves {
  readonly closer: () => void;
  readonly wider: () => void;
  readonly fit: () => void;
  readonly whole: () => void;
}

const SHOWN_FOR = 1600;
const ICONS = {
  closer: "M8 3v10M3 8h10",
  wider: "M3 8h10",
  fit: "M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3M8 8h.01",
  whole: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M1.5 8h13M8 1.5c-4 4-4 9 0 13c4-4 4-9 0-13",
} as const;
const NAMES = {
  closer: "Zoom in",
  wider: "Zoom out",
  fit: "Show all that was found",
  whole: "Show the whole world",
} as const;

/** Adds the buttons; gives them by what they do. */
export function addTools(sheet: HTMLElement, moves: Moves): Record<keyof Moves, HTMLButtonElement> {
  const bar = document.createElement("div");
  bar.className = "tools";
  const made = {
    closer: button("closer", moves.closer),
    wider: button("wider", moves.wider),
    fit: button("fit", moves.fit),
    whole: button("whole", moves.whole),
  };
  bar.append(...Object.values(made));
  sheet.append(bar);
  return made;
}

function button(kind: keyof Moves, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.title = NAMES[kind];
  made.setAttribute("aria-label", NAMES[kind]);
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[kind]);
  icon.append(path);
  made.append(icon);
  made.addEventListener("click", act);
  return made;
}

/** A line over the map that is seen for a moment. */
export function hintOn(sheet: HTMLElement): (words: string) => void {
  const line = document.createElement("p");
  line.className = "hint";
  line.setAttribute("aria-hidden", "true");
  sheet.append(line);
  let timer = 0;
  return (words) => {
    line.textContent = words;
    line.classList.add("on");
    clearTimeout(timer);
    timer = window.setTimeout(() => line.classList.remove("on"), SHOWN_FOR);
  };
}

/** A line that is only heard, of what the map shows now. */
export function voiceOf(sheet: HTMLElement): (words: string) => void {
  const line = document.createElement("p");
  line.className = "unseen";
  line.setAttribute("aria-live", "polite");
  sheet.append(line);
  let timer = 0;
  return (words) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (line.textContent = words), 500);
  };
}
