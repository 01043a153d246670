// The page of the SPARQL endpoint, enhanced in place: its form stays the form that is sent.
import { ask, Refused } from "./asking";
import { el } from "./dom";
import { type Editor, openEditor } from "./editor";
import { usePrefixes } from "./names";
import { showReply, showTrouble, type Surroundings } from "./results";
import { words } from "./words";
import "./sparql.css";

const LONGEST_LINK = 8000;

function within<T extends Element>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

class Desk {
  readonly form = within<HTMLFormElement>(document, "#asking");
  readonly area = within<HTMLTextAreaElement>(this.form, "#query");
  readonly button = within<HTMLButtonElement>(this.form, ".run button");
  readonly outcome = within<HTMLElement>(document, "#outcome");
  readonly status = el("p", { class: "note", role: "status", id: "status" });
  readonly fault = el("p", { class: "note fault-note", id: "query-fault" });
  readonly share = el("a", { class: "share" }, "Link to this query");
  readonly editor: Editor;
  private running: AbortController | null = null;

  constructor() {
    const prefixes = this.prefixes();
    usePrefixes(prefixes);
    this.editor = this.openEditor(prefixes);
    this.furnish();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.running) this.running.abort();
      else void this.run();
    });
    this.offerExamples();
    if (this.outcome.querySelector(".answer:not(.trouble)")) void this.run();
  }

  // The prefixes that need no declaration, as the page lists them.
  private prefixes(): Record<string, string> {
    const rows = document.querySelector(".prefixes")?.querySelectorAll("div") ?? [];
    const pairs = [...rows].map((row) => [...row.children].map((cell) => cell.textContent ?? ""));
    return Object.fromEntries(pairs.map(([name = "", iri = ""]) => [name.replace(/:$/, ""), iri]));
  }

  private openEditor(prefixes: Record<string, string>): Editor {
    const parent = el("div", { class: "editor" });
    this.area.after(parent, this.fault);
    const editor = openEditor({
      parent,
      prefixes,
      query: this.area.value,
      label: "Query",
      words: () => words(this.form.dataset["words"] ?? ""),
      run: () => void this.run(),
      leave: () => this.button.focus(),
      changed: (query) => this.changed(query),
      fault: (fault) => {
        this.fault.textContent = fault ? `Line ${fault.line + 1}: ${fault.message}` : "";
      },
      say: (text) => this.say(text),
    });
    this.area.hidden = true;
    this.area.required = false;
    this.form.querySelector("#query-label")?.setAttribute("for", "query-editor");
    return editor;
  }

  private furnish(): void {
    const keys = el("span", { id: "query-keys" });
    keys.append(
      " ",
      ...key("Ctrl", "Enter"), " runs, ",
      ...key("Ctrl", "Space"), " completes, ",
      ...key("Esc"), " or ", ...key("Tab"), " leaves the editor.",
    );
    const copy = el("button", { type: "button", class: "quiet", click: () => void this.copy() }, "Copy link");
    const plain = el("button", { type: "button", class: "quiet", "aria-pressed": "false" }, "Plain text field");
    plain.addEventListener("click", () => this.swap(plain));
    within(this.form, ".run").append(el("span", { class: "aside-links" }, this.share, copy, plain));
    within(this.form, ".limits").append(keys);
    this.form.append(this.status);
    this.changed(this.area.value);
  }

  // A plain field serves some screen readers and dictation better.
  private swap(button: HTMLElement): void {
    const plain = this.area.hidden;
    this.area.hidden = !plain;
    if (!plain) this.editor.set(this.area.value);
    this.editor.show(!plain);
    this.fault.hidden = plain;
    button.setAttribute("aria-pressed", String(plain));
    this.form.querySelector("#query-label")?.setAttribute("for", plain ? "query" : "query-editor");
    if (plain) this.area.focus();
    else this.editor.focus();
  }

  private get query(): string {
    return this.area.hidden ? this.editor.get() : this.area.value;
  }

  private changed(query: string): void {
    if (this.area.hidden) this.area.value = query;
    const link = this.link();
    this.share.hidden = link === null;
    if (link) this.share.href = link;
  }

  // What is asked, as the form says it; what is empty is left out.
  private asked(): URLSearchParams {
    const given = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    return new URLSearchParams(given.filter(([name, value]) => value && name !== "format"));
  }

  private link(format?: string, query = this.query): string | null {
    const asked = this.asked();
    asked.set("query", query);
    if (format) asked.set("format", format);
    const address = `/sparql?${asked}`;
    return address.length > LONGEST_LINK ? null : address;
  }

  private async copy(): Promise<void> {
    const link = this.link();
    if (!link) return this.say("The query is too long for a link. Save it as a file.");
    try {
      await navigator.clipboard.writeText(new URL(link, location.href).href);
      this.say("The link is copied.");
    } catch {
      this.say("The link cannot be copied here; it is the address of “Link to this query”.");
    }
  }

  // Read out by screen readers; shown only where the page does not show the same elsewhere.
  private say(text: string, shown = true): void {
    this.status.classList.toggle("unseen", !shown);
    this.status.textContent = text;
  }

  private around(): Surroundings {
    const asked = this.query; // the links are those of what was asked, whatever is typed meanwhile
    return {
      place: this.outcome,
      networkScript: this.form.dataset["network"] ?? null,
      link: (format) => this.link(format, asked),
      say: (text) => this.say(text, false),
    };
  }

  private async run(): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const asked = this.asked();
    asked.set("query", this.query);
    this.busy(true);
    const link = this.link();
    if (link) history.replaceState(null, "", link + location.hash);
    try {
      showReply(await ask(asked, running.signal), this.around());
    } catch (error) {
      if (running.signal.aborted) this.say("Stopped.");
      else this.complain(error);
    } finally {
      if (this.running === running) this.busy(false);
    }
  }

  private complain(error: unknown): void {
    if (!(error instanceof Refused)) throw error;
    this.say("");
    showTrouble(error.trouble, this.around());
    const { line, column } = error.trouble;
    if (line !== null && this.area.hidden) this.editor.mark(line, column ?? 1);
  }

  private busy(busy: boolean): void {
    if (!busy) this.running = null;
    this.button.textContent = busy ? "Stop" : "Run";
    this.outcome.setAttribute("aria-busy", String(busy));
    if (busy) this.say("Running …");
  }

  private offerExamples(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-example]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void this.begin(link);
      });
    }
  }

  private async begin(link: HTMLAnchorElement): Promise<void> {
    const response = await fetch(`/sparql/examples/${link.dataset["example"]}.rq`).catch(() => null);
    if (!response?.ok) return location.assign(link.href);
    this.editor.set(await response.text());
    if (!this.area.hidden) this.area.value = this.editor.get();
    for (const other of document.querySelectorAll("a[data-example][aria-current]")) {
      other.removeAttribute("aria-current");
    }
    link.setAttribute("aria-current", "true");
    this.form.scrollIntoView({ block: "start" });
    this.button.focus({ preventScroll: true });
    await this.run();
  }
}

const key = (...names: string[]): (Node | string)[] =>
  names.flatMap((name, place) => [place ? "+" : "", el("kbd", {}, name)]);

if (document.querySelector("#asking")) new Desk();
