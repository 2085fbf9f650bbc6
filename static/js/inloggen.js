/*
 * Nothing typed is lost when the login has expired, somebody else logged in, or the network is away.
 * Before a form is sent we ask whether the person for whom the page was made is still logged in. If not, a dialog asks
 * for the password on the spot, through the login pages themselves, and then the form is sent as it is.
 * Without this file the server keeps what was sent and offers it after logging in.
 */

const VAN = document.body.dataset.van;
const STAND = document.body.dataset.standUrl;
const dialoog = document.getElementById("inlogdialoog");
const BEZIG_MS = 5000;

const mag = new WeakSet();
const bezig = new WeakSet();
let wachters = [];

function meld(tekst) {
  document.dispatchEvent(new CustomEvent("stapsteen:fout", { detail: { tekst } }));
}

/** "in", "uit" or "ander"; raises when the server cannot be reached. */
async function vraagStand() {
  const antwoord = await fetch(STAND, { headers: { Accept: "application/json", "X-Van": VAN }, cache: "no-store" });
  if (!antwoord.ok) throw new Error(String(antwoord.status));
  const { stand, csrf } = await antwoord.json();
  if (stand === "in") ververs(csrf);
  return { stand, csrf };
}

/** Whoever logs in anew gets a new token; the forms on this page still have the old one. */
function ververs(csrf) {
  for (const veld of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) veld.value = csrf;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": csrf }));
}

/* --- the dialog ------------------------------------------------------------------------------------------------- */

const deel = (naam) => dialoog.querySelector(`[data-inlog="${naam}"]`);

function toonStap(stap) {
  for (const blok of dialoog.querySelectorAll("[data-inlogstap]")) blok.hidden = blok.dataset.inlogstap !== stap;
  dialoog.querySelector(`[data-inlogstap="${stap}"] input`)?.focus();
}

function toonFout(tekst) {
  deel("fout").textContent = tekst;
  deel("fout").hidden = !tekst;
}

/** Open the dialog and wait: true once logged in, false when somebody closed it. */
function vraagInloggen(stand) {
  if (!dialoog.open) {
    deel("waarom").textContent =
      stand === "ander" ? "In deze browser is nu iemand anders ingelogd. Die persoon wordt uitgelogd." : "Je was te lang niet actief.";
    for (const veld of dialoog.querySelectorAll("input")) if (veld.type !== "hidden") veld.value = "";
    toonFout("");
    dialoog.showModal();
    toonStap("wachtwoord");
  }
  return new Promise((los) => wachters.push(los));
}

function sluit(gelukt) {
  if (dialoog.open) dialoog.close();
  const nu = wachters;
  wachters = [];
  for (const los of nu) los(gelukt);
}

/** Send one step to the login page itself; its answer is a page, of which only the errors matter. */
async function stuurStap(url, velden) {
  const { csrf } = await vraagStand();
  const inhoud = new URLSearchParams({ ...velden, csrfmiddlewaretoken: csrf, next: STAND });
  const antwoord = await fetch(url, { method: "POST", body: inhoud, credentials: "same-origin" });
  const soort = antwoord.headers.get("Content-Type") ?? "";
  if (soort.includes("json")) return {};
  const pagina = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  const fout = pagina.querySelector(".foutoverzicht__lijst li") ?? pagina.querySelector("h1");
  return { naar: new URL(antwoord.url).pathname, fout: fout?.textContent.trim() };
}

/** The login page lets nobody in while somebody is logged in; the dialog said that this one is logged out. */
async function logAnderUit() {
  const { stand, csrf } = await vraagStand();
  if (stand !== "ander") return;
  const inhoud = new URLSearchParams({ csrfmiddlewaretoken: csrf });
  await fetch(deel("formulier").dataset.uitlogUrl, { method: "POST", body: inhoud, credentials: "same-origin" });
}

async function opnieuwKijken() {
  try {
    if ((await vraagStand()).stand === "in") sluit(true);
    else toonFout("Je bent nog niet ingelogd als jezelf.");
  } catch {
    toonFout("Je hebt nu geen internet. Wat je typte staat nog op dit scherm.");
  }
}

async function opInloggen(gebeurtenis) {
  gebeurtenis.preventDefault();
  const stap = [...dialoog.querySelectorAll("[data-inlogstap]")].find((blok) => !blok.hidden).dataset.inlogstap;
  const url = deel("formulier").dataset[stap === "code" ? "codeUrl" : "inlogUrl"];
  const { login, password, code } = deel("formulier").elements;
  const velden = stap === "code" ? { code: code.value } : { login: login.value, password: password.value };
  toonFout("");
  try {
    await logAnderUit();
    const { naar, fout } = await stuurStap(url, velden);
    if ((await vraagStand()).stand === "in") return sluit(true);
    if (naar === deel("formulier").dataset.codeUrl && stap !== "code") return toonStap("code");
    toonFout(fout ?? "Dat lukte niet. Probeer het nog een keer.");
  } catch {
    toonFout("Je hebt nu geen internet. Wat je typte staat nog op dit scherm.");
  }
}

/* --- forms ------------------------------------------------------------------------------------------------------ */

/** Resolves to true when this person is logged in, asked on the spot where needed; says why when not. */
async function ingelogd() {
  try {
    const { stand } = await vraagStand();
    return stand === "in" || (await vraagInloggen(stand));
  } catch {
    meld("Je hebt nu geen internet. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw.");
    return false;
  }
}

async function bewaak(gebeurtenis) {
  const { target: formulier, submitter } = gebeurtenis;
  if (formulier.method !== "post" || formulier.matches("[hx-post], [data-inlog]")) return;
  if (mag.delete(formulier)) {
    setTimeout(() => bezig.delete(formulier), BEZIG_MS);
    return;
  }
  gebeurtenis.preventDefault();
  gebeurtenis.stopImmediatePropagation();
  if (bezig.has(formulier)) return;
  bezig.add(formulier);
  if (await ingelogd()) {
    mag.add(formulier);
    formulier.requestSubmit(submitter ?? undefined);
  } else {
    bezig.delete(formulier);
  }
}

/* an HTMX form that was refused because nobody is logged in is sent again after logging in */
async function opWeigering(gebeurtenis) {
  const { xhr, elt, requestConfig } = gebeurtenis.detail;
  if (![401, 403].includes(xhr.status) || elt.dataset.nogEens) return;
  if (xhr.status === 403 && (await vraagStand().catch(() => ({}))).stand === undefined) return;
  if (!(await ingelogd())) return;
  const formulier = elt.closest("form");
  if (!formulier) return;
  // once: a refusal that stays is no login that expired
  elt.dataset.nogEens = "ja";
  setTimeout(() => delete elt.dataset.nogEens, BEZIG_MS);
  formulier.requestSubmit(requestConfig?.triggeringEvent?.submitter ?? undefined);
}

/* a part of the page that refreshes itself may not take somebody who is typing to the login page */
let getypt = false;

function opOmleiding(gebeurtenis) {
  const naar = gebeurtenis.detail.xhr.getResponseHeader("HX-Redirect") ?? "";
  if (!getypt || new URL(naar, location.href).pathname !== deel("formulier").dataset.inlogUrl) return;
  gebeurtenis.preventDefault();
  if (!dialoog.open) ingelogd();
}

/* Back shows the page of a form that was sent before: say so. It would not be saved twice, but who knows that? */
const VERSTUURD = "stapsteen-verstuurd";

function onthoudVerstuurd({ target }) {
  if (target.method !== "post" || !target.elements.namedItem("verzending")) return;
  const tijd = new Date().toLocaleTimeString("nl-NL", { hour: "numeric", minute: "2-digit" }).replace(":", ".");
  try {
    sessionStorage.setItem(VERSTUURD, JSON.stringify({ pad: location.pathname, tijd }));
  } catch {
    // a browser that keeps nothing says nothing
  }
}

function opTerug({ persisted }) {
  const terug = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (!persisted && !terug) return;
  for (const formulier of document.forms) bezig.delete(formulier);
  const { pad, tijd } = JSON.parse(sessionStorage.getItem(VERSTUURD) ?? "{}");
  if (pad !== location.pathname) return;
  const tekst = `Het formulier op deze pagina verstuurde je al, om ${tijd} uur.`;
  document.dispatchEvent(new CustomEvent("stapsteen:info", { detail: { tekst } }));
}

if (VAN && STAND && dialoog) {
  document.addEventListener("submit", bewaak, true);
  document.addEventListener("submit", onthoudVerstuurd);
  document.addEventListener("htmx:responseError", opWeigering);
  document.addEventListener("htmx:beforeOnLoad", opOmleiding);
  document.addEventListener("input", ({ target }) => {
    if (target.closest("form")?.method === "post" && !dialoog.contains(target)) getypt = true;
  });
  document.addEventListener("stapsteen:uitgelogd", async ({ detail }) => {
    if (dialoog.open) return;
    if (await ingelogd()) detail.daarna();
  });
  deel("formulier").addEventListener("submit", opInloggen);
  deel("opnieuw").addEventListener("click", opnieuwKijken);
  deel("later").addEventListener("click", () => sluit(false));
  dialoog.addEventListener("cancel", () => sluit(false));
  window.addEventListener("pageshow", opTerug);
}
