"""Rules about moving through a route. Pure: values in, reasons in words out (an empty reason means yes)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from trajecten.regels import plus_maanden

# A step that was a mistake can be taken back by a click for this long (ontwerp §4).
TERUGDRAAIEN_BINNEN = timedelta(hours=24)
# Plans are made a few weeks ahead; a date further on is a slip of the finger.
HOOGSTENS_VOORUIT = timedelta(days=28)


class Stand(StrEnum):
    """Where a traject is in its route, with what that means."""

    WACHT = "wacht", "Er loopt geen bouwsteen: nog niet begonnen, of gestopt tussen twee"
    ENIGE = "enige", "De enige bouwsteen van de route loopt"
    EERSTE = "eerste", "De eerste bouwsteen loopt"
    MIDDEN = "midden", "Een bouwsteen tussen de eerste en de laatste loopt"
    LAATSTE = "laatste", "De laatste bouwsteen loopt"
    KLAAR = "klaar", "De laatste bouwsteen is klaar, het traject loopt nog"
    GESTOPT = "gestopt", "Het traject is gestopt"

    label: str

    def __new__(cls, waarde: str, label: str) -> "Stand":
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.label = label
        return lid


class Overgang(StrEnum):
    """A step in the route, with the words of its button; in the order of the buttons."""

    START = "start", "Bouwsteen starten"
    VERDER = "verder", "Naar de volgende bouwsteen"
    AFRONDEN = "afronden", "Laatste bouwsteen afronden"
    TERUG = "terug", "Terug naar een eerdere bouwsteen"
    LANGER = "langer", "Bouwsteen verlengen"
    TERUGKEER = "terugkeer", "Terugkeren"

    label: str

    def __new__(cls, waarde: str, label: str) -> "Overgang":
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.label = label
        return lid


# From where which steps are possible, and where each may lead.
TOEGESTANE_OVERGANGEN: dict[Stand, dict[Overgang, frozenset[Stand]]] = {
    Stand.WACHT: {Overgang.START: frozenset({Stand.ENIGE, Stand.EERSTE, Stand.MIDDEN, Stand.LAATSTE})},
    Stand.ENIGE: {Overgang.LANGER: frozenset({Stand.ENIGE}), Overgang.AFRONDEN: frozenset({Stand.KLAAR})},
    # TERUGKEER only for who went back for a while: to where they came from (bouwstenen.plaats)
    Stand.EERSTE: {
        Overgang.VERDER: frozenset({Stand.MIDDEN, Stand.LAATSTE}),
        Overgang.LANGER: frozenset({Stand.EERSTE}),
        Overgang.TERUGKEER: frozenset({Stand.MIDDEN, Stand.LAATSTE}),
    },
    Stand.MIDDEN: {
        Overgang.VERDER: frozenset({Stand.MIDDEN, Stand.LAATSTE}),
        Overgang.TERUG: frozenset({Stand.EERSTE, Stand.MIDDEN}),
        Overgang.LANGER: frozenset({Stand.MIDDEN}),
        Overgang.TERUGKEER: frozenset({Stand.MIDDEN, Stand.LAATSTE}),
    },
    Stand.LAATSTE: {
        Overgang.TERUG: frozenset({Stand.EERSTE, Stand.MIDDEN}),
        Overgang.LANGER: frozenset({Stand.LAATSTE}),
        Overgang.AFRONDEN: frozenset({Stand.KLAAR}),
    },
    # falling back is always possible while the traject runs (domein §0: de vier bouwstenen)
    Stand.KLAAR: {Overgang.TERUG: frozenset({Stand.ENIGE, Stand.EERSTE, Stand.MIDDEN, Stand.LAATSTE})},
    Stand.GESTOPT: {},
}


def stand_van(*, nummers: Sequence[int], laatste: int | None, loopt: bool, traject_gestopt: bool) -> Stand:
    """Where a traject stands.

    `nummers` are the bouwstenen of the route in order, `laatste` the number of the latest phase (None without
    one) and `loopt` whether that phase has not ended yet.
    """
    if traject_gestopt:
        return Stand.GESTOPT
    if laatste is None or not nummers:
        return Stand.WACHT
    if not loopt:
        return Stand.KLAAR if laatste == nummers[-1] else Stand.WACHT
    if len(nummers) == 1:
        return Stand.ENIGE
    if laatste == nummers[0]:
        return Stand.EERSTE
    return Stand.LAATSTE if laatste == nummers[-1] else Stand.MIDDEN


def mag_overgang(stand: Stand, overgang: Overgang) -> str:
    """Why `overgang` is not possible in `stand`; empty when it is."""
    if overgang in TOEGESTANE_OVERGANGEN[stand]:
        return ""
    redenen = {
        Stand.WACHT: "Er loopt nu geen bouwsteen. Start eerst een bouwsteen.",
        Stand.GESTOPT: "Dit traject is gestopt.",
        Stand.KLAAR: "Alle bouwstenen zijn klaar.",
        Stand.LAATSTE: "Dit is de laatste bouwsteen.",
        Stand.EERSTE: "Dit is de eerste bouwsteen.",
    }
    return redenen.get(stand, "Deze stap kan nu niet.")


def stenen_verder(*, nummers: Sequence[int], nu: int, hoogste: int) -> list[int]:
    """The bouwstenen that `verder` may lead to from `nu`: the next, and after a step back every one up to `hoogste`.

    Who fell back from 3 to 1 may return to 3 at once: 2 was already done.
    """
    volgende = [nummer for nummer in nummers if nummer > nu]
    return volgende[:1] + [nummer for nummer in volgende[1:] if nummer <= hoogste]


def stenen_terug(*, nummers: Sequence[int], nu: int, loopt: bool) -> list[int]:
    """The bouwstenen that `terug` may lead to: the earlier ones, and after the last was finished that one too."""
    return [nummer for nummer in nummers if nummer < nu or (nummer == nu and not loopt)]


def moment_past(
    datum: date, *, vanaf: date | None, traject_start: date | None, traject_einde: date | None, vandaag: date
) -> str:
    """Why a bouwsteen cannot start (or end) on `datum`; empty when it can.

    `vanaf` is the start of the running phase, or the end of the latest. The traject is [start, einde).
    """
    if datum > vandaag + HOOGSTENS_VOORUIT:
        return f"Deze datum ligt te ver vooruit. Kies een datum tot en met {vandaag + HOOGSTENS_VOORUIT:%d-%m-%Y}."
    if traject_start is not None and datum < traject_start:
        return f"Het traject startte pas op {traject_start:%d-%m-%Y}."
    if traject_einde is not None and datum >= traject_einde:
        return f"Het traject stopt op {traject_einde:%d-%m-%Y}."
    if vanaf is not None and datum < vanaf:
        return f"Kies een datum vanaf {vanaf:%d-%m-%Y}: toen begon of stopte de vorige bouwsteen."
    return ""


def toets_volstaat(*, deelnemer: bool, casemanager: bool, reden: str) -> str:
    """Why somebody cannot leave a bouwsteen; empty when both call it stable or a reason is given."""
    if (deelnemer and casemanager) or reden.strip():
        return ""
    return "Niet allebei vinden het stabiel. Schrijf op waarom jullie toch doorgaan."


def terugkeer_past(terugkeer: date | None, *, start: date, vandaag: date) -> str:
    """Why `terugkeer` cannot be the expected return from a stay that starts on `start`; empty when it can."""
    if terugkeer is None:
        return ""
    if terugkeer <= vandaag:
        return "Kies voor de terugkeer een datum na vandaag."
    return "" if terugkeer > start else "De terugkeer ligt na de start."


def mag_terugdraaien(gedaan_op: datetime, nu: datetime) -> str:
    """Why a step of `gedaan_op` can no longer be taken back at `nu`; empty when it can."""
    if nu - gedaan_op < TERUGDRAAIEN_BINNEN:
        return ""
    return "Terugdraaien kan tot 24 uur na de stap."


def hele_weken(perioden: Sequence[tuple[date, date]]) -> int:
    """How many full weeks the half-open `perioden` last together."""
    return sum((tot - van).days for van, tot in perioden) // 7


def hele_maanden(perioden: Sequence[tuple[date, date]]) -> int:
    """How many full calendar months the half-open `perioden` last together, counted from the first one's start."""
    if not perioden:
        return 0
    van = perioden[0][0]
    tot = van + timedelta(days=sum((tot - van).days for van, tot in perioden))
    maanden = (tot.year - van.year) * 12 + tot.month - van.month
    return maanden if plus_maanden(van, maanden) <= tot else maanden - 1


def verwachte_minuten(norm: int, *, weken: int | None, van: date, vandaag: date) -> int | None:
    """How much of a norm of `norm` minutes over `weken` belongs to the full weeks since `van`; None without weeks."""
    if not weken:
        return None
    return norm * min(weken, max(0, (vandaag - van).days // 7)) // weken


def einde_van_de_weg(einde: date | None, later: Sequence[int | None]) -> date | None:
    """When a way is over of which this part ends on `einde` and the later ones ask so many days each.

    None when one of them is not known.
    """
    if einde is None or any(dagen is None for dagen in later):
        return None
    return einde + timedelta(days=sum(dagen for dagen in later if dagen is not None))


def subsidie_tot(*, laatste_dag: date | None, start: date | None, max_maanden: int | None) -> tuple[date | None, str]:
    """Up to and including which day a project pays for a traject that began on `start`, and why that day.

    The earlier of the project's own last day and the end of its longest duration; (None, "") without either.
    """
    grenzen = [] if laatste_dag is None else [(laatste_dag, "het einde van het project")]
    if start is not None and max_maanden:
        grenzen.append((plus_maanden(start, max_maanden) - timedelta(days=1), f"{max_maanden} maanden na de start"))
    return min(grenzen, default=(None, ""))


def weken_te_lang(einde: date | None, vandaag: date) -> int:
    """How many full weeks `vandaag` is past the expected end; 0 when it is not, or when none is expected."""
    return 0 if einde is None else max(0, (vandaag - einde).days // 7)
