// The editor: yasqe's, with our prefixes known, our completion, and no trap for the keyboard.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";
import { el } from "./dom";
import { suggest, type Suggested } from "./suggest";
import type { Word, Words } from "./words";

export interface Fault {
  line: number;
  message: string;
}
export interface Editor {
  get(): string;
  set(query: string): void;
  focus(): void;
  mark(line: number, column: number): void;
  show(shown: boolean): void;
}
export interface Wishes {
  parent: HTMLElement;
  query: string;
  label: string;
  prefixes: Record<string, string>;
  words(): Promise<Words>;
  run(): void;
  leave(): void;
  changed(query: string): void;
  fault(fault: Fault | null): void;
  say(text: string): void;
}

// Of CodeMirror 5, as yasqe brings it along, what is used here.
type Position = { line: number; ch: number };
interface Mode {
  startState(): { prefixes: Record<string, string> };
}
interface CodeMirrorLike {
  (): void;
  defineMode(name: string, make: (config: unknown) => Mode): void;
  getMode(config: unknown, name: string): Mode;
  on(target: object, event: string, act: (...given: never[]) => void): void;
}
interface State {
  OK: boolean;
  errorMsg?: string;
  possibleCurrent?: string[];
  possibleNext?: string[];
  lastProperty?: string;
}
interface Instance {
  getValue(): string;
  setValue(text: string): void;
  getLine(line: number): string;
  lineCount(): number;
  getCursor(): Position;
  setCursor(place: Position): void;
  getTokenAt(place: Position, precise?: boolean): { type: string | null; state: State };
  replaceRange(text: string, from: Position, to?: Position): void;
  operation(act: () => void): void;
  focus(): void;
  refresh(): void;
  clearHistory(): void;
  getInputField(): HTMLElement;
  getWrapperElement(): HTMLElement;
  clearGutter(name: string): void;
  setGutterMarker(line: number, name: string, mark: HTMLElement): void;
  addLineClass(line: number, where: string, name: string): void;
  removeLineClass(line: number, where: string, name: string): void;
  showHint(options: object): void;
  setOption(name: string, value: unknown): void;
  on(event: string, act: (...given: never[]) => void): void;
  options: { extraKeys: object };
  state: { completionActive?: { widget?: { hints: HTMLElement } } | null };
}

const CodeMirror = Object.getPrototypeOf(Yasqe) as CodeMirrorLike;
const MODE = "casegraph";
const GUTTER = "gutterErrorBar";
const MOST_EXPECTED = 8;

export function openEditor(wishes: Wishes): Editor {
  knowPrefixes(wishes.prefixes);
  let report: (fault: Fault | null) => void = () => {};
  // Its own would set markup with a style attribute, which the content policy forbids.
  Yasqe.prototype.checkSyntax = function (this: unknown) {
    report(faultIn(this as Instance));
  };
  Yasqe.defaults.autocompleters = [];
  const yasqe = new Yasqe(wishes.parent, options(wishes) as never);
  // Not yasqe itself: it is a copy, which does not know when the editor is at work.
  const editor = yasqe.getDoc().getEditor() as unknown as Instance;
  describe(editor, wishes);
  report = (fault) => {
    markFault(editor, fault);
    wishes.fault(fault);
  };
  report(faultIn(editor));
  completeIn(editor, wishes);
  return handle(editor, wishes);
}

function options(wishes: Wishes): object {
  return {
    value: wishes.query,
    mode: MODE,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "",
    viewportMargin: Number.POSITIVE_INFINITY,
    foldGutter: false,
    gutters: [GUTTER, "CodeMirror-linenumbers"],
    screenReaderLabel: wishes.label,
    extraKeys: {
      "Ctrl-Enter": () => wishes.run(),
      "Cmd-Enter": () => wishes.run(),
      Esc: () => wishes.leave(),
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-S": false,
    },
  };
}

// The grammar, which takes prefixes that the service knows by itself for declared.
function knowPrefixes(prefixes: Record<string, string>): void {
  CodeMirror.defineMode(MODE, (config) => {
    const mode = CodeMirror.getMode(config, "sparql11");
    const start = mode.startState;
    return { ...mode, startState: () => ({ ...start(), prefixes: { ...prefixes } }) };
  });
}

function describe(editor: Instance, wishes: Wishes): void {
  const input = editor.getInputField();
  input.id = "query-editor";
  input.setAttribute("aria-describedby", "query-keys query-fault");
  input.setAttribute("aria-multiline", "true");
  editor.on("change", () => wishes.changed(editor.getValue()));
}

function faultIn(editor: Instance): Fault | null {
  for (let line = 0; line < editor.lineCount(); line += 1) {
    const { state } = editor.getTokenAt({ line, ch: editor.getLine(line).length }, true);
    if (state.OK === false) return { line, message: state.errorMsg ?? expected(state) };
  }
  return null;
}

// What the grammar calls its tokens, in the words of those who write queries.
const TOKENS: [RegExp, string][] = [
  [/^VAR/, "a variable"],
  [/^(IRI_REF|PNAME)/, "a name"],
  [/^(STRING|INTEGER|DECIMAL|DOUBLE|true|false)/, "a value"],
  [/^(BLANK|ANON|NIL)/, ""],
  [/^\$$/, "the end"],
];

function expected(state: State): string {
  const words = (state.possibleCurrent ?? []).map(
    (token) => TOKENS.find(([pattern]) => pattern.test(token))?.[1] ?? token,
  );
  const all = [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length);
  const more = all.length > MOST_EXPECTED ? " …" : "";
  return `this cannot stand here; expected ${all.slice(0, MOST_EXPECTED).join(", ")}${more}`;
}

function markFault(editor: Instance, fault: Fault | null): void {
  editor.clearGutter(GUTTER);
  if (fault) {
    const mark = el("span", { class: "fault", title: fault.message, "aria-hidden": "true" }, "!");
    editor.setGutterMarker(fault.line, GUTTER, mark);
  }
}

function completeIn(editor: Instance, wishes: Wishes): void {
  let known: Words | null = null;
  let missed = false; // whether somebody typed before the words had come
  const show = (wanted: boolean) => {
    if (known && at(editor, known, wanted)) open(editor, known, wanted, wishes);
    else if (known && wanted) wishes.say("No suggestions here.");
  };
  const learn = async () => {
    known = await wishes.words();
    if (missed) show(false);
    missed = false;
  };
  editor.on("focus", () => void learn().catch(() => {}));
  editor.on("inputRead", () => {
    missed = known === null;
    show(false);
  });
  editor.setOption("extraKeys", {
    ...editor.options.extraKeys,
    "Ctrl-Space": () => void learn().then(() => show(true), () => wishes.say("No suggestions.")),
  });
}

function at(editor: Instance, known: Words, wanted: boolean): Suggested | null {
  const cursor = editor.getCursor();
  const before = editor.getLine(cursor.line).slice(0, cursor.ch);
  const { type } = editor.getTokenAt(cursor);
  if (type === "comment" || type === "string") return null;
  const start = before.length - (/[\w:.-]*$/.exec(before)?.[0].length ?? 0);
  const { state } = editor.getTokenAt({ line: cursor.line, ch: start }, true);
  const predicate = state.possibleNext?.includes("a") ?? false;
  const place = { before, text: editor.getValue(), predicate, lastProperty: state.lastProperty ?? "" };
  return suggest(place, known, wanted);
}

function open(editor: Instance, known: Words, wanted: boolean, wishes: Wishes): void {
  const hint = () => {
    const found = at(editor, known, wanted);
    const { line, ch } = editor.getCursor();
    if (!found) return null;
    const list = found.words.map((word) => asHint(editor, known, word));
    const data = { list, from: { line, ch: found.start }, to: { line, ch } };
    CodeMirror.on(data, "shown", () => {
      const list = editor.state.completionActive?.widget?.hints;
      list?.setAttribute("aria-label", "Suggestions");
      list?.setAttribute("tabindex", "0");
      wishes.say(`${found.words.length} suggestions; arrow keys choose, Enter takes one.`);
    });
    return data;
  };
  const closeCharacters = /[\s>"{}();,]/;
  const container = document.querySelector("main") ?? document.body;
  editor.showHint({ hint, completeSingle: false, closeCharacters, container });
}

type Range = { from: Position; to: Position };

function asHint(editor: Instance, known: Words, word: Word): object {
  return {
    text: word.name,
    render: (line: HTMLElement) => {
      const more = [word.label, word.about].filter(Boolean).join(" · ");
      line.append(el("b", { class: word.kind }, word.name), el("span", {}, more));
    },
    hint: (_: unknown, data: Range) =>
      editor.operation(() => {
        editor.replaceRange(word.name, data.from, data.to);
        declare(editor, known, word);
      }),
  };
}

// A name of one of the vocabularies needs its prefix declared, at the top.
function declare(editor: Instance, known: Words, word: Word): void {
  const prefix = word.name.slice(0, word.name.indexOf(":"));
  const iri = known.prefixes[prefix];
  const needed = word.kind !== "prefix" && word.kind !== "variable" && !known.declared.has(prefix);
  if (!needed || !iri) return;
  if (!new RegExp(`PREFIX\\s+${prefix}:`, "i").test(editor.getValue())) {
    editor.replaceRange(`PREFIX ${prefix}: <${iri}>\n`, { line: 0, ch: 0 });
  }
}

function handle(editor: Instance, wishes: Wishes): Editor {
  let marked: number | null = null;
  const unmark = () => {
    if (marked !== null) editor.removeLineClass(marked, "background", "wrong-line");
    marked = null;
  };
  editor.on("change", unmark);
  return {
    get: () => editor.getValue(),
    set: (query) => editor.setValue(query),
    focus: () => editor.focus(),
    mark: (line, column) => {
      unmark();
      if (line > editor.lineCount()) return;
      marked = line - 1;
      editor.addLineClass(marked, "background", "wrong-line");
      editor.setCursor({ line: marked, ch: column - 1 });
    },
    show: (shown) => {
      wishes.parent.hidden = !shown;
      if (shown) editor.refresh();
    },
  };
}
