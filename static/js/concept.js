/*
 * Keeps what is typed: a form with data-concept-url is posted there shortly after a change.
 * The server answers {"tijd": "10.58 uur"}; the element [data-concept-melding] in the form shows it.
 */

const WACHT_MS = 1200;
const wachtend = new WeakMap();
const onderweg = new WeakMap();

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
  const afbreken = new AbortController();
  onderweg.get(formulier)?.abort();
  onderweg.set(formulier, afbreken);
  try {
    const antwoord = await fetch(formulier.dataset.conceptUrl, {
      method: "POST",
      body: inhoud,
      credentials: "same-origin",
      headers: { Accept: "application/json" },
      signal: afbreken.signal,
    });
    // saved in the meantime, in another tab: there is nothing to keep
    if (antwoord.status === 204) return;
    if (antwoord.status === 401) {
      meld(formulier, "Concept is niet bewaard: je bent uitgelogd. Je tekst staat nog op dit scherm.");
      document.dispatchEvent(new CustomEvent("stapsteen:uitgelogd", { detail: { daarna: () => bewaar(formulier) } }));
      return;
    }
    if (!antwoord.ok || antwoord.redirected) throw new Error(String(antwoord.status));
    const { tijd } = await antwoord.json();
    meld(formulier, `Concept bewaard om ${tijd}`);
  } catch (fout) {
    if (fout.name !== "AbortError") meld(formulier, "Concept is niet bewaard. Je tekst staat nog op dit scherm.");
  }
}

function plan({ target }) {
  const formulier = target.closest?.("form[data-concept-url]");
  if (!formulier) return;
  clearTimeout(wachtend.get(formulier));
  wachtend.set(formulier, setTimeout(bewaar, WACHT_MS, formulier));
}

/* what is being sent needs no draft; one that arrived later would stay behind */
function stop(formulier) {
  clearTimeout(wachtend.get(formulier));
  onderweg.get(formulier)?.abort();
}

document.addEventListener("input", plan);
document.addEventListener("change", plan);
document.addEventListener("submit", ({ target }) => stop(target));
