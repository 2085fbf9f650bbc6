/* Small help on top of pages that work without it. No framework, no inline code. */

const MELDINGEN = "meldingen";

/** Show an error in the one place for messages; everything the user typed stays where it is. */
function toonFout(tekst, soort = "melding") {
  const plek = document.getElementById(MELDINGEN);
  const sjabloon = document.getElementById(`${soort}-sjabloon`);
  if (!plek || !sjabloon) return;
  const melding = sjabloon.content.cloneNode(true);
  melding.querySelector(".melding__tekst").textContent = tekst;
  plek.replaceChildren(melding);
  plek.scrollIntoView({ block: "nearest" });
}

function foutTekst(status) {
  if (status === 401) return "Je bent uitgelogd. Wat je typte staat nog op dit scherm. Log weer in, dan slaan we het op.";
  if (status === 403) return "Je mag dit niet doen, of je bent uitgelogd. Wat je typte staat nog op dit scherm.";
  if (status === 404) return "We vinden dit niet meer. Laad het scherm opnieuw.";
  if (status === 409) return "Iemand anders heeft dit net veranderd. Laad het scherm opnieuw om dat te zien.";
  if (status === 429) return "Je deed dit te vaak achter elkaar. Wacht even en probeer het opnieuw.";
  return "Er ging iets mis bij ons. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw.";
}

document.addEventListener("htmx:responseError", (gebeurtenis) => {
  toonFout(foutTekst(gebeurtenis.detail.xhr.status));
});
/* other files show what they have to say here too */
document.addEventListener("stapsteen:fout", ({ detail }) => toonFout(detail.tekst));
document.addEventListener("stapsteen:info", ({ detail }) => toonFout(detail.tekst, "melding-info"));
/* two texts side by side are an answer, not an error */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 409 || !detail.xhr.responseText.includes("data-botsing")) return;
  detail.shouldSwap = true;
  detail.isError = false;
});
document.addEventListener("htmx:sendError", () => {
  toonFout("Je hebt nu geen internet. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw.");
});
document.addEventListener("htmx:timeout", () => {
  toonFout("Dit duurde te lang. Wat je typte staat nog op dit scherm. Probeer het opnieuw.");
});

/* a swap marks the region as busy, so that a screen reader waits */
document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target?.removeAttribute("aria-busy"));

/** After an attempt with errors the summary gets the focus: it says what to do and links to the fields. */
function richtFocusOpFouten(wortel) {
  wortel.querySelector("[data-foutoverzicht]")?.focus();
}

/* lists that fold out close with Escape and when the user goes elsewhere */
function sluitUitklap(behalve) {
  for (const uitklap of document.querySelectorAll("details[data-uitklap][open]")) {
    if (!uitklap.contains(behalve)) uitklap.open = false;
  }
}
document.addEventListener("click", ({ target }) => sluitUitklap(target));
document.addEventListener("focusin", ({ target }) => sluitUitklap(target));
document.addEventListener("keydown", (gebeurtenis) => {
  if (gebeurtenis.key !== "Escape") return;
  const open = document.querySelector("details[data-uitklap][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

/* a form that submits itself as soon as a filter changes; without this file there is a button */
document.addEventListener("change", ({ target }) => {
  const formulier = target.closest("form[data-direct]");
  if (formulier) formulier.requestSubmit();
});

/* fields that only matter after a certain choice: data-toon-bij="naam=waarde", or "naam=een|ander" */
function toonBijKeuze(wortel) {
  for (const blok of wortel.querySelectorAll("[data-toon-bij]")) {
    const [naam, waarde] = blok.dataset.toonBij.split("=");
    const gekozen = blok.closest("form")?.elements.namedItem(naam)?.value;
    blok.hidden = !waarde.split("|").includes(gekozen);
  }
}
document.addEventListener("change", () => toonBijKeuze(document));

document.addEventListener("htmx:load", ({ detail }) => {
  richtFocusOpFouten(detail.elt);
  toonBijKeuze(detail.elt);
});

/* on a phone the tabs are wider than the screen: the one you are on stands in view */
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const balk = tab.closest(".tabs");
  balk.scrollLeft = tab.offsetLeft - (balk.clientWidth - tab.offsetWidth) / 2;
}

richtFocusOpFouten(document);
toonBijKeuze(document);
