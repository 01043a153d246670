// The map of cases: what the page draws whole, made to move.

import { Atlas } from "./atlas";
import { drawingOf } from "./drawing";
import { placesOf } from "./places";

const sheet = document.querySelector<HTMLElement>("[data-map]");
const svg = sheet?.querySelector("svg");
const table = document.querySelector<HTMLTableElement>("table.places");
if (sheet && svg) new Atlas(sheet, svg, drawingOf(sheet.dataset), table ? placesOf(table) : []);
