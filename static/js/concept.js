/*
 * Keeps what is typed: a form with data-concept-url is posted there shortly after a change.
 * The server answers {"tijd": "10.58 uur"}; the element [data-concept-melding] in the form shows it.
 */

const WACHT_MS = 1200;
const wachtend = new WeakMap();

function meld(formulier, tekst) {
  const plek = formulier.querySelector("[data-concept-melding]") ?? document.querySelector("[data-concept-melding]");
  if (!plek) return;
  plek.hidden = false;
  const tekstplek = plek.querySelector("[data-concept-tekst]") ?? plek;
  tekstplek.textContent = tekst;
}

async function bewaar(formulier) {
  const inhoud = new FormData(formulier);
  for (const [naam, waarde] of [...inhoud]) {
    if (waarde instanceof File) inhoud.delete(naam);
  }
  try {
    const antwoord = await fetch(formulier.dataset.conceptUrl, {
      method: "POST",
      body: inhoud,
      credentials: "same-origin",
      headers: { Accept: "application/json" },
    });
    if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
    const { tijd } = await antwoord.json();
    meld(formulier, `Concept bewaard om ${tijd}`);
  } catch {
    meld(formulier, "Concept is niet bewaard. Je tekst staat nog op dit scherm.");
  }
}

function plan({ target }) {
  const formulier = target.closest?.("form[data-concept-url]");
  if (!formulier) return;
  clearTimeout(wachtend.get(formulier));
  wachtend.set(formulier, setTimeout(bewaar, WACHT_MS, formulier));
}

document.addEventListener("input", plan);
document.addEventListener("change", plan);
document.addEventListener("submit", ({ target }) => clearTimeout(wachtend.get(target)));
