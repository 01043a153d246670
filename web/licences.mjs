// The licences of everything that is bundled, as one text beside the scripts.
//
// A package that was bundled before it was published says in its source map what it is made of.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const FINE = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"]);
// Where there is a choice, ours.
const CHOSEN = { "(MPL-2.0 OR Apache-2.0)": "Apache-2.0" };
// Published without the text of the licence that they name; it stands in their repository.
const ELSEWHERE = [[/^@zazuko\/yas/, "licences/yasgui.txt"]];
const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//g;

/** The text, made from esbuild's account of what went into the bundles; `root` holds node_modules. */
export function licences(metafile, root) {
  const inputs = Object.keys(metafile.inputs).filter((name) => name.includes("node_modules/"));
  const names = new Set(inputs.flatMap((name) => [lastPackage(name), ...within(join(root, name))]));
  return [...names].sort().map((name) => entry(name, root)).join(`\n${"-".repeat(78)}\n\n`);
}

const lastPackage = (path) => [...path.matchAll(PACKAGE)].at(-1)[1];

function within(file) {
  if (!existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, "utf8"));
  return sources.filter((name) => name.includes("node_modules/")).map(lastPackage);
}

function entry(name, root) {
  const folder = join(root, "node_modules", name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const chosen = CHOSEN[license] ?? license;
  if (!FINE.has(chosen)) throw new Error(`${name} is under ${license}: may it be bundled?`);
  const by = typeof author === "string" ? author : author?.name;
  return `${name} ${version}${by ? `, by ${by}` : ""}: ${chosen}\n\n${text(name, folder, root)}\n`;
}

function text(name, folder, root) {
  const found = readdirSync(folder).filter((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
  const other = ELSEWHERE.find(([pattern]) => pattern.test(name))?.[1];
  const path = found.length ? join(folder, found[0]) : other && join(dirname(`${root}/x`), other);
  if (!path) throw new Error(`${name} comes without the text of its licence: add it to licences/`);
  return readFileSync(path, "utf8").trim();
}
