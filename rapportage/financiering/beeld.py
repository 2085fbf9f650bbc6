"""The financiering report in key figures and sentences, for the screen and for the PDF alike."""

from rapportage.beeld import Beeld, Kengetal
from rapportage.financiering.cijfers import Financiering
from rapportage.financiering.tabellen import DEFINITIES, tabellen
from rapportage.tabel import als_tekst
from vormgeving.taal import datum


def beeld(f: Financiering) -> Beeld:
    """Everything that the page and the paper show."""
    return Beeld(kengetallen(f), zinnen(f), tabellen(f), DEFINITIES)


def kengetallen(f: Financiering) -> tuple[Kengetal, ...]:
    """The four figures of "In het kort"."""
    op = f"op {datum(f.periode.tot)}"
    eerst = next(afloop for afloop in f.aflopen if afloop.code == "binnen_1_maand")
    return (
        Kengetal("In begeleiding", als_tekst(f.lopend.waarde), op, "lopend"),
        Kengetal("Loopt af", als_tekst(eerst.aantal.waarde), "binnen 1 maand", "afloop.binnen_1_maand"),
        Kengetal("Zonder project", als_tekst(f.zonder.waarde), op, "zonder"),
        Kengetal("Meer projecten", als_tekst(f.gedeeld.waarde), op, "gedeeld"),
    )


def zinnen(f: Financiering) -> tuple[str, ...]:
    """What asks for somebody to act, in short sentences."""
    if not f.binnenkort:
        return ("Binnen drie maanden loopt er niets af.",)
    eerste = f.binnenkort[0]
    return (f"Het eerst loopt af: {eerste.project} bij traject {eerste.nummer}, op {datum(eerste.tot)}.",)
