/*
 * On a wide screen the cards of a dossier close up, in both columns. Floats alone cannot do that: none starts above a
 * card that comes before it in the page, and the page keeps the order of a phone. Without this file there is only a gap.
 */

const BREED = matchMedia("(min-width: 60.01rem)");
const kaarten = [...document.querySelectorAll(".dossier__paneel")];
// a sheet of our own: a style attribute is not allowed by the policy when a page comes back from the history
const blad = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, blad];

/** Which of the two columns a card stands in. */
const kolom = (kaart) => (kaart.classList.contains("dossier__paneel--smal") ? "smal" : "breed");

/** The empty space between a card and the one above it, in pixels, beyond the distance that all cards keep. */
function gat(boven, kaart) {
  const afstand = parseFloat(getComputedStyle(boven).marginBottom);
  return kaart.getBoundingClientRect().top - boven.getBoundingClientRect().bottom - afstand;
}

function sluitAan() {
  const regels = [];
  const laatste = {};
  blad.replaceSync("");
  if (!BREED.matches) return;
  for (const kaart of kaarten) {
    const boven = laatste[kolom(kaart)];
    laatste[kolom(kaart)] = kaart;
    const hoogte = boven ? gat(boven, kaart) : 0;
    if (hoogte < 1) continue;
    regels.push(`#${CSS.escape(kaart.id)} { margin-block-start: ${-hoogte}px; }`);
    // where the next one stands depends on this one
    blad.replaceSync(regels.join("\n"));
  }
}

const waarnemer = new ResizeObserver(sluitAan);
for (const kaart of kaarten) waarnemer.observe(kaart);
BREED.addEventListener("change", sluitAan);
