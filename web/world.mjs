// Draws the world once, small enough to stand in a page: `npm run world`.
//
// Natural Earth at 1:110 million (world-atlas), projected by Equal Earth, rounded to whole units.
// The file is committed, so that the map is there where Node.js is not; a test says when it is stale.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { geoEqualEarth, geoGraticule, geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const json = (path) => JSON.parse(readFileSync(here(path), "utf8"));
const ANTARCTICA = "010";
const WIDTH = 2000;
const MARGIN = 10;
// Places by which another implementation of the projection can be checked: longitude, latitude.
const CHECKS = [[0, 0], [-0.13, 51.5], [151.21, -33.87], [-123.12, 49.28], [18.42, -33.93], [103.82, 1.35]];

/** Takes in what d3 draws, in whole units, each step told from the last; specks are left out. */
class Pen {
  drawn = "";
  line = [];
  moveTo(x, y) { this.end(false); this.line = [[Math.round(x), Math.round(y)]]; }
  lineTo(x, y) {
    const [px, py] = this.line.at(-1);
    if (Math.round(x) !== px || Math.round(y) !== py) this.line.push([Math.round(x), Math.round(y)]);
  }
  closePath() { this.end(true); }
  end(closed) {
    const [first, ...rest] = this.line;
    this.line = [];
    if (rest.length < (closed ? 3 : 1)) return;
    let [x, y] = first;
    const steps = rest.map(([nx, ny]) => {
      const step = `${nx - x}${ny < y ? "" : " "}${ny - y}`;
      [x, y] = [nx, ny];
      return step;
    });
    const joined = steps.reduce((all, step) => `${all}${step.startsWith("-") ? "" : " "}${step}`);
    this.drawn += `M${first[0]} ${first[1]}l${joined}${closed ? "z" : ""}`;
  }
}

const atlas = json("node_modules/world-atlas/countries-110m.json");
const countries = atlas.objects.countries;
const shown = countries.geometries.filter((country) => country.id !== ANTARCTICA);
const land = merge(atlas, shown);
const projection = geoEqualEarth().fitWidth(WIDTH - 2 * MARGIN, land);
const [[left, top], [, bottom]] = geoPath(projection).bounds(land);
const [x, y] = projection.translate();
projection.translate([x - left + MARGIN, y - top + MARGIN]);
const height = Math.ceil(bottom - top + 2 * MARGIN);
projection.clipExtent([[0, 0], [WIDTH, height]]);

function drawn(shape) {
  const pen = new Pen();
  geoPath(projection, pen)(shape);
  pen.end(false);
  return pen.drawn;
}

const lock = json("package-lock.json").packages;
const made = ["world-atlas", "d3-geo", "topojson-client"].map((name) => {
  const { version, integrity } = lock[`node_modules/${name}`];
  return [name, { version, integrity }];
});
const world = {
  source: "Natural Earth, 1:110m, from world-atlas; see NOTICE",
  licence: "public domain",
  made_by: { "world.mjs": createHash("sha256").update(readFileSync(here("world.mjs"))).digest("hex") },
  made_from: Object.fromEntries(made),
  projection: { name: "Equal Earth", scale: projection.scale(), translate: projection.translate() },
  checks: CHECKS.map((place) => [place, projection(place)]),
  width: WIDTH,
  height,
  graticule: drawn(geoGraticule().step([30, 30]).precision(10).extentMajor([[-180, -60], [180, 90]])()),
  land: drawn(land),
  borders: drawn(mesh(atlas, countries, (a, b) => a !== b)),
};
writeFileSync(here("../api/casegraph_api/world.json"), `${JSON.stringify(world, null, 1)}\n`);
