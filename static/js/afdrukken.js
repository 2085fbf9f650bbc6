/* A button that prints the page: hidden until this script is there, as without it there is only the browser's own. */
for (const knop of document.querySelectorAll("[data-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
