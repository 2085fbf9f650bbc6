/*
 * On a wide screen the small cards of a dossier close up. Floats alone cannot do that: none starts above a card that
 * comes before it in the page, and the page keeps the order of a phone. Without this file there is only a gap.
 */

const BREED = matchMedia("(min-width: 60.01rem)");
const kaarten = [...document.querySelectorAll(".dossier__paneel--smal")];
// a sheet of our own: a style attribute is not allowed by the policy when a page comes back from the history
const blad = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, blad];

/** The empty space between a card and the one above it, in pixels, beyond the distance that all cards keep. */
function gat(boven, kaart) {
  const afstand = parseFloat(getComputedStyle(boven).marginBottom);
  return kaart.getBoundingClientRect().top - boven.getBoundingClientRect().bottom - afstand;
}

function sluitAan() {
  const regels = [];
  blad.replaceSync("");
  if (!BREED.matches) return;
  for (const [i, kaart] of kaarten.slice(1).entries()) {
    const hoogte = gat(kaarten[i], kaart);
    if (hoogte < 1) continue;
    regels.push(`#${CSS.escape(kaart.id)} { margin-block-start: ${-hoogte}px; }`);
    // where the next one stands depends on this one
    blad.replaceSync(regels.join("\n"));
  }
}

const waarnemer = new ResizeObserver(sluitAan);
for (const kaart of document.querySelectorAll(".dossier__paneel")) waarnemer.observe(kaart);
BREED.addEventListener("change", sluitAan);
