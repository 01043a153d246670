// The places with their cases, read from the table beneath the map: it is the data.

import type { Point } from "./drawing";

/** A place with the cases that the table lists there. */
export interface Place extends Point {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** Addresses of the cases that the table names, and how many it does not name. */
  readonly cases: readonly string[];
  readonly unnamed: number;
  /** The list of its cases as the table shows it. */
  readonly list: HTMLUListElement;
}

/** The places of a table that lie on the map, those with the most cases first. */
export function placesOf(table: HTMLTableElement): Place[] {
  const rows = [...table.querySelectorAll<HTMLTableRowElement>("tr[data-x]")];
  const places = rows.flatMap((row) => placeOf(row) ?? []);
  return places.sort((one, other) => weight(other) - weight(one));
}

/** How many cases there are at a place. */
export const weight = (place: Place): number => place.cases.length + place.unnamed;

function placeOf(row: HTMLTableRowElement): Place | undefined {
  const list = row.querySelector("ul");
  const country = row.parentElement?.querySelector(".country a")?.textContent ?? "";
  if (!list) return undefined;
  const links = [...list.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
  const cases = links.filter((link) => link.startsWith("/case/"));
  return {
    id: row.id,
    name: row.querySelector("th")?.textContent.trim() ?? "",
    country,
    cases,
    unnamed: Number(row.dataset["cases"]) - cases.length,
    list,
    x: Number(row.dataset["x"]),
    y: Number(row.dataset["y"]),
  };
}
