// The browser's Back closes a source that was shown where one read, but leaves the focus in the
// list at the foot: it goes back to the mark. Without this script the way back in the card does.
window.addEventListener("hashchange", ({ oldURL }) => {
  const shown = document.querySelector(".sources :target");
  if (shown || !document.activeElement?.closest(".sources")) return;
  document.getElementById(`${new URL(oldURL).hash.slice(2)}_`)?.focus({ preventScroll: true });
});
