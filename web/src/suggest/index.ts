// Suggestions under a search field while somebody types. Without this script it is a plain field.
import { Combobox } from "./combobox";
import "./suggest.css";

for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) {
  new Combobox(field, field.dataset["suggest"] ?? "");
}
