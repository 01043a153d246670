// Bundles each island of `src/` into one script and one style sheet of the service's own, and
// puts the licences of what is bundled beside them.
import { build } from "esbuild";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { licences } from "./licences.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../api/casegraph_api/static/built");
const islands = readdirSync(here("src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({ in: here(`src/${entry.name}/index.ts`), out: entry.name }));

rmSync(built, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: islands,
  outdir: built,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "firefox115", "safari16"],
  charset: "utf8",
  absWorkingDir: here("."),
  metafile: true,
  legalComments: "eof",
  loader: { ".svg": "text" },
  logLevel: "warning",
});
writeFileSync(`${built}/licences.txt`, licences(metafile, here(".")));
