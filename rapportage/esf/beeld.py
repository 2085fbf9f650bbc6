"""The ESF+ report in key figures and sentences, for the screen and for the PDF alike."""

from dataclasses import dataclass

from rapportage.beeld import Beeld, Kengetal
from rapportage.esf.cijfers import Esf
from rapportage.esf.indicatoren import OPGEGEVEN, PER_CODE, VOLUIT
from rapportage.esf.tabellen import DEFINITIES, VOLGORDE, indicatoren, later, onvolledig
from rapportage.tabel import Tabel, Waarde, als_tekst
from vormgeving.taal import opsomming

KORT = (
    ("EECO01", "Gestart", "in de periode"),
    ("EECR04", "Vond werk", "binnen 28 dagen na het einde"),
    ("EECR03", "Behaalde een kwalificatie", "bij het einde"),
    ("EECR05", "Heeft werk", "na zes maanden"),
)


@dataclass(frozen=True)
class Indicatorregel:
    """One indicator: the words of this report, its official name, the figures by column and the target."""

    code: str
    naam: str
    voluit: str
    aantallen: tuple[tuple[str, Waarde], ...]
    doel: Waarde


@dataclass(frozen=True)
class EsfBeeld(Beeld):
    """The shared picture, with the table of indicators apart: `indicatoren` by heading.

    `tabellen` holds the other tables that a reader looks at; the official names stand beside each indicator.
    """

    tabel: Tabel
    indicatoren: tuple[tuple[str, tuple[Indicatorregel, ...]], ...]
    onvolledige_nummers: tuple[str, ...]


def beeld(esf: Esf) -> EsfBeeld:
    """Everything that the page and the paper show."""
    tabel = indicatoren(esf)
    groepen = tuple((kop, tuple(_regel(rij) for rij in rijen)) for kop, rijen in tabel.per_groep)
    andere = (later(esf), onvolledig(esf))
    return EsfBeeld(kengetallen(esf), zinnen(esf), andere, DEFINITIES, tabel, groepen, esf.onvolledige_nummers)


def _regel(rij: tuple[Waarde, ...]) -> Indicatorregel:
    code = str(rij[0]).split()[0]
    naam = OPGEGEVEN[code] if code in OPGEGEVEN else PER_CODE[code].naam
    return Indicatorregel(code, naam, VOLUIT[code], tuple(zip(VOLGORDE, rij[1:-1], strict=True)), rij[-1])


def kengetallen(esf: Esf) -> tuple[Kengetal, ...]:
    """The four figures of "In het kort", with their targets."""
    per_code = {cijfers.code: cijfers.totaal for cijfers in esf.indicatoren}
    doelen = {doel.code: f", doel: {als_tekst(doel.aantal)}" for doel in esf.doelen}
    return tuple(
        Kengetal(naam, als_tekst(per_code[code].waarde), f"{onder}{doelen.get(code, '')}", f"{code}.totaal")
        for code, naam, onder in KORT
    )


def zinnen(esf: Esf) -> tuple[str, ...]:
    """What is not in the figures yet, in short sentences."""
    uit = []
    onvolledig = esf.onvolledig.waarde
    if onvolledig:
        wie = "Die telt" if onvolledig == 1 else "Zij tellen"
        uit.append(f"Van {_deelnemers(onvolledig)} is niet alles bekend. {wie} alleen bij EECO01.")
    komt = max((later.aantal.waarde for later in esf.nog_niet_te_meten), default=0)
    if komt:
        uit.append(f"Van hoogstens {_deelnemers(komt)} kan het antwoord nog komen.")
    return (*uit, *_over_opgaven(esf))


def _deelnemers(aantal: int) -> str:
    return "één deelnemer" if aantal == 1 else f"{als_tekst(aantal)} deelnemers"


def _over_opgaven(esf: Esf) -> tuple[str, ...]:
    """Whether the organisations were entered for this period; a report from before that was asked says nothing."""
    uit = []
    leeg = [a.code for a in esf.opgegeven if a.aantal is None]
    if leeg:
        zijn = "is" if len(leeg) == 1 else "zijn"
        uit.append(f"Voor deze periode {zijn} {opsomming(leeg)} niet opgegeven.")
    if esf.opgaven_half:
        uit.append("Een opgave over EECO18 en EECO19 loopt buiten deze periode door. Die telt hier niet mee.")
    return tuple(uit)
