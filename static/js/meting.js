/*
 * Filling in a measurement with the keyboard. Everything here also works without this file.
 * Keys work only with the focus inside a row, and can be switched off (WCAG 2.1.4).
 */

const UIT = "stapsteen-sneltoetsen-uit";

const rijen = (formulier) => [...formulier.querySelectorAll("[data-score-rij]")];
const keuze = (rij) => rij.querySelector(".score__veld:checked");
const score = (rij) => Number(keuze(rij)?.value || 0);
/* of a row that this person may not read, the server says whether it has a score */
const gevuld = (rij) => (keuze(rij) ? score(rij) > 0 : rij.dataset.alIngevuld === "ja");

function toetsenUit() {
  try {
    return localStorage.getItem(UIT) === "ja";
  } catch {
    return false;
  }
}

function naarVolgende(formulier, rij) {
  const alle = rijen(formulier);
  const volgende = alle[alle.indexOf(rij) + 1];
  const doel = volgende
    ? (keuze(volgende) ?? volgende.querySelector(".score__veld"))
    : formulier.querySelector(".plakbalk .nl-button--primary");
  doel?.focus();
}

function opToets(gebeurtenis) {
  const { key, target, ctrlKey, altKey, metaKey } = gebeurtenis;
  const rij = target.closest?.("[data-score-rij]");
  if (!rij || ctrlKey || altKey || metaKey || toetsenUit() || target.matches("textarea, input[type=text]")) return;
  if (key.toLowerCase() === "n") {
    const notitie = rij.querySelector("[data-notitie]");
    if (!notitie) return;
    gebeurtenis.preventDefault();
    notitie.open = true;
    notitie.querySelector("textarea").focus();
  } else if (/^[1-5]$/.test(key)) {
    gebeurtenis.preventDefault();
    const veld = rij.querySelector(`.score__veld[value="${key}"]`);
    veld.checked = true;
    veld.dispatchEvent(new Event("change", { bubbles: true }));
    const waarom = rij.querySelector("[data-waarom]:not([hidden]) input, [data-acuut]:not([hidden]) input");
    if (waarom) waarom.focus();
    else naarVolgende(rij.closest("[data-meting]"), rij);
  }
}

function toonVerschil(formulier, rij) {
  const vorige = Number(rij.dataset.vorige || 0);
  const nu = score(rij);
  const plek = rij.querySelector("[data-verschil]");
  const waarom = rij.querySelector("[data-waarom]");
  if (waarom) waarom.hidden = !(vorige && nu && nu < vorige);
  const acuut = rij.querySelector("[data-acuut]");
  if (acuut) acuut.hidden = !nu || nu > Number(acuut.dataset.acuut);
  if (!vorige || !nu) {
    plek.textContent = "–";
    return;
  }
  const verschil = nu - vorige;
  const soort = verschil > 0 ? "vooruit" : verschil < 0 ? "achteruit" : "gelijk";
  const deel = formulier.querySelector(`[data-verschil-sjabloon="${soort}"]`).content.cloneNode(true);
  if (verschil) {
    const tekst = [...deel.querySelector(".richting").childNodes].find((knoop) => /[+−]/.test(knoop.textContent) && knoop.nodeType === 3);
    tekst.textContent = ` ${verschil > 0 ? "+" : "−"}${Math.abs(verschil)}`;
  }
  plek.replaceChildren(deel);
}

function toonStand(formulier) {
  const alle = rijen(formulier);
  const tellers = { vooruit: 0, gelijk: 0, achteruit: 0 };
  for (const rij of alle) {
    const vorige = Number(rij.dataset.vorige || 0);
    const nu = score(rij);
    if (vorige && nu) tellers[nu > vorige ? "vooruit" : nu < vorige ? "achteruit" : "gelijk"] += 1;
  }
  const ingevuld = formulier.querySelector("[data-ingevuld]");
  if (ingevuld) ingevuld.textContent = `${alle.filter(gevuld).length} van ${alle.length} ingevuld`;
  for (const [soort, aantal] of Object.entries(tellers)) {
    const plek = document.querySelector(`[data-aantal="${soort}"]`);
    if (plek) plek.textContent = String(aantal);
  }
}

function opWijziging({ target }) {
  const rij = target.closest?.("[data-score-rij]");
  if (!rij || !target.matches(".score__veld")) return;
  const formulier = rij.closest("[data-meting]");
  toonVerschil(formulier, rij);
  toonStand(formulier);
}

/* the panel on the right says which leefgebied has the focus */
function opFocus({ target }) {
  const rij = target.closest?.("[data-score-rij]");
  const plek = document.querySelector("[data-uitleg-naam]");
  if (rij && plek) plek.textContent = rij.dataset.naam;
}

const schakelaar = document.querySelector("[data-sneltoetsen]");
if (schakelaar) {
  schakelaar.checked = !toetsenUit();
  schakelaar.addEventListener("change", () => localStorage.setItem(UIT, schakelaar.checked ? "nee" : "ja"));
}

document.addEventListener("keydown", opToets);
document.addEventListener("change", opWijziging);
document.addEventListener("focusin", opFocus);
