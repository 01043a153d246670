// Elements made from text: nothing here ever reads markup out of a string.

type Value = string | number | boolean | ((event: Event) => void) | null | undefined;
export type Child = Node | string | null | undefined;

function fill(made: Element, attributes: Record<string, Value>, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child): child is Node | string => child != null));
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  fill(made, attributes, children);
  return made;
}

export function svg(
  tag: string,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(made, attributes, children);
  return made;
}

const plain = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });

export const counted = (number: number): string => plain.format(number);

export const plural = (number: number, word: string): string =>
  `${counted(number)} ${word}${number === 1 ? "" : "s"}`;
