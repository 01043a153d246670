// The address of the page follows the map: a link to it shows the same, with a script or without.

import { project, unproject, type Drawing } from "./drawing";
import { whole, type View } from "./view";

/** The view that the address asks for. */
export function viewOf(address: URLSearchParams, drawing: Drawing): View {
  const [lat = Number.NaN, lon = Number.NaN] = (address.get("at") ?? "").split(",").map(Number);
  const zoom = Number(address.get("zoom") ?? 1) || 1;
  const known = Number.isFinite(lat) && Number.isFinite(lon);
  return { ...whole(drawing), ...(known ? project(drawing, { lat, lon }) : {}), zoom };
}

/** Writes a view into the address, leaving what is searched for and what is open as it is. */
export function remember(view: View, drawing: Drawing, hash = location.hash): void {
  const address = new URL(location.href);
  const { lat, lon } = unproject(drawing, view);
  address.searchParams.delete("at");
  address.searchParams.delete("zoom");
  if (view.zoom > 1.01) {
    const given = `at=${lat.toFixed(4)},${lon.toFixed(4)}&zoom=${Number(view.zoom.toFixed(1))}`;
    address.search = [address.search.slice(1), given].filter(Boolean).join("&");
  }
  address.hash = hash;
  history.replaceState(history.state, "", address);
}
