// Elements made without markup as text: what comes from data can only ever be text.
type Properties<Tag extends keyof HTMLElementTagNameMap> = Partial<HTMLElementTagNameMap[Tag]>;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}

export function button(label: string, act: () => void, short?: string): HTMLButtonElement {
  const made = element("button", { type: "button", textContent: short ?? label });
  if (short) Object.assign(made, { title: label, ariaLabel: label });
  made.addEventListener("click", act);
  return made;
}

export function select(values: string[], label: (value: string) => string): HTMLSelectElement {
  const made = element("select");
  for (const value of new Set(values)) made.append(element("option", { value, textContent: label(value) }));
  return made;
}

export function labelled(label: string, control: HTMLElement, ...more: HTMLElement[]): HTMLElement {
  const line = element("p", { className: "control" });
  const name = element("label", { textContent: label });
  name.htmlFor = control.id ||= `control-${label.toLowerCase().replaceAll(" ", "-")}`;
  line.append(name, control, ...more);
  return line;
}

/** Words from data; no mark in them can turn around what stands beside them. */
export function isolated(...content: (string | Node)[]): HTMLElement {
  const isolate = element("bdi");
  isolate.append(...content);
  return isolate;
}
