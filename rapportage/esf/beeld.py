"""The ESF+ report in key figures and sentences, for the screen and for the PDF alike."""

from rapportage.beeld import Beeld, Kengetal
from rapportage.esf.cijfers import Esf
from rapportage.esf.tabellen import DEFINITIES, tabellen
from rapportage.tabel import als_tekst

KORT = (
    ("EECO01", "Gestart", "in de periode"),
    ("EECR04", "Vond werk", "binnen 28 dagen na het einde"),
    ("EECR03", "Behaalde een kwalificatie", "bij het einde"),
    ("EECR05", "Heeft werk", "na zes maanden"),
)


def beeld(esf: Esf) -> Beeld:
    """Everything that the page and the paper show."""
    return Beeld(kengetallen(esf), zinnen(esf), tabellen(esf), DEFINITIES)


def kengetallen(esf: Esf) -> tuple[Kengetal, ...]:
    """The four figures of "In het kort"."""
    per_code = {cijfers.code: cijfers.totaal for cijfers in esf.indicatoren}
    return tuple(
        Kengetal(naam, als_tekst(per_code[code].waarde), onder, f"{code}.totaal") for code, naam, onder in KORT
    )


def zinnen(esf: Esf) -> tuple[str, ...]:
    """What is not in the figures yet, in short sentences."""
    uit = []
    if esf.onvolledig:
        uit.append(
            f"Van {als_tekst(esf.onvolledig.waarde)} deelnemers is niet alles bekend. Zij tellen alleen bij EECO01."
        )
    komt = max((later.aantal.waarde for later in esf.nog_niet_te_meten), default=0)
    if komt:
        uit.append(f"Van hoogstens {als_tekst(komt)} deelnemers kan het antwoord nog komen.")
    return tuple(uit)
