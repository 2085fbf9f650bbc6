"""Which trede of the participatieladder fits. Pure: answers in, a proposal with its reason out.

Names, definitions and traps: domein §2. The ladder is ordinal: treden are never added up, averaged or made into a
percentage, and what somebody may grow to is agreed, never derived.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

JA, NEE = "ja", "nee"
TREDEN = range(1, 7)


class Vraag(StrEnum):
    """The questions that decide between treden, in the order in which they are asked."""

    CONTRACT = "contract"
    UITKERING = "uitkering"
    VOORZIENING = "voorziening"
    BEGELEIDING = "begeleiding"
    OPLEIDING = "opleiding"
    STAGEVERGOEDING = "stagevergoeding"
    TAKEN = "taken"
    WEKELIJKS_SAMEN = "wekelijks_samen"
    ACTIVITEIT = "activiteit"
    CONTACT = "contact"


class Begeleiding(StrEnum):
    """Who guides at work: a chef and colleagues do not count, nazorg for form's sake neither."""

    EIGEN = "eigen"
    NAZORG = "nazorg"
    ANDER = "ander"


ANTWOORDEN: Mapping[Vraag, frozenset[str]] = {
    vraag: frozenset(Begeleiding) if vraag == Vraag.BEGELEIDING else frozenset({JA, NEE}) for vraag in Vraag
}
Antwoorden = Mapping[Vraag, str]


@dataclass(frozen=True)
class Voorstel:
    """The trede that follows from the answers and why; no trede while `ontbreekt` names questions still to answer."""

    trede: int | None
    waarom: str = ""
    ontbreekt: Sequence[Vraag] = ()


# What makes paid work trede 5 instead of 6 (domein §2): question, the answer that does, and how we say it.
ONDERSTEUND: Sequence[tuple[Vraag, str, str]] = (
    (Vraag.UITKERING, JA, "er is ook een aanvullende uitkering"),
    (Vraag.VOORZIENING, JA, "er is een voorziening, zoals loonkostensubsidie of beschut werk"),
    (Vraag.BEGELEIDING, Begeleiding.ANDER, "er begeleidt ook iemand anders dan de chef en collega's"),
    (Vraag.OPLEIDING, JA, "het werk hoort bij een opleiding onder de startkwalificatie"),
)


def stel_trede_voor(antwoorden: Antwoorden) -> Voorstel:
    """The trede that fits these answers. Answers to questions that do not matter are left out of account.

    Raises ValueError for an answer that a question does not have.
    """
    for vraag, antwoord in antwoorden.items():
        if antwoord not in ANTWOORDEN[vraag]:
            raise ValueError(f"{antwoord!r} is no answer to {vraag}")
    contract = antwoorden.get(Vraag.CONTRACT)
    if contract is None:
        return Voorstel(None, ontbreekt=(Vraag.CONTRACT,))
    return _betaald(antwoorden) if contract == JA else _onbetaald(antwoorden)


def vragen_bij(antwoorden: Antwoorden) -> Sequence[Vraag]:
    """The questions that matter, given these answers; the others need no answer."""
    contract = antwoorden.get(Vraag.CONTRACT)
    if contract is None:
        return (Vraag.CONTRACT,)
    if contract == JA:
        return (Vraag.CONTRACT, *(vraag for vraag, _, _ in ONDERSTEUND))
    gevraagd = [Vraag.CONTRACT, Vraag.STAGEVERGOEDING]
    if antwoorden.get(Vraag.STAGEVERGOEDING) == JA:
        gevraagd.append(Vraag.UITKERING)
        if antwoorden.get(Vraag.UITKERING) == NEE:
            return gevraagd
    return [*gevraagd, *_vrije_vragen(antwoorden)]


def _betaald(antwoorden: Antwoorden) -> Voorstel:
    """A contract or zzp: trede 5 with any support, 6 without (trap 1: "paid" alone does not give 6)."""
    redenen = [zin for vraag, antwoord, zin in ONDERSTEUND if antwoorden.get(vraag) == antwoord]
    if redenen:
        return Voorstel(5, f"Er is een contract of eigen bedrijf, en {_en(redenen)}.")
    if ontbreekt := _open(antwoorden, (vraag for vraag, _, _ in ONDERSTEUND)):
        return Voorstel(None, ontbreekt=ontbreekt)
    nazorg = " Nazorg voor de vorm mag." if antwoorden[Vraag.BEGELEIDING] == Begeleiding.NAZORG else ""
    return Voorstel(
        6, f"Er is een contract of eigen bedrijf, zonder aanvullende uitkering, voorziening of begeleiding.{nazorg}"
    )


def _onbetaald(antwoorden: Antwoorden) -> Voorstel:
    """No contract: a paid stage without benefit is 5 (trap 2), otherwise 1 up to 4."""
    gevraagd = vragen_bij(antwoorden)
    if antwoorden.get(Vraag.STAGEVERGOEDING) == JA and antwoorden.get(Vraag.UITKERING) == NEE:
        return Voorstel(5, "Er is een stagevergoeding, en geen aanvullende uitkering.")
    if ontbreekt := _open(antwoorden, gevraagd):
        return Voorstel(None, ontbreekt=ontbreekt)
    return _zonder_loon(antwoorden)


def _zonder_loon(antwoorden: Antwoorden) -> Voorstel:
    """1 up to 4, by what somebody does at least every week."""
    if antwoorden[Vraag.TAKEN] == JA and antwoorden.get(Vraag.WEKELIJKS_SAMEN) == JA:
        return Voorstel(
            4, "Er is geen contract, wel taken met verantwoordelijkheid voor anderen en elke week contact daarbij."
        )
    if antwoorden[Vraag.ACTIVITEIT] == JA:
        return Voorstel(3, "Er is elke week een georganiseerde activiteit, zonder verantwoordelijkheid voor anderen.")
    if antwoorden[Vraag.CONTACT] == JA:
        return Voorstel(2, "Er is elke week contact buiten de deur, dat niet georganiseerd is.")
    return Voorstel(1, "Er is minder dan elke week contact buiten de deur.")


def _vrije_vragen(antwoorden: Antwoorden) -> Sequence[Vraag]:
    """Without pay: each question only when the one before it did not decide."""
    gevraagd = [Vraag.TAKEN]
    if antwoorden.get(Vraag.TAKEN) == JA:
        gevraagd.append(Vraag.WEKELIJKS_SAMEN)
        if antwoorden.get(Vraag.WEKELIJKS_SAMEN) == JA:
            return gevraagd
    gevraagd.append(Vraag.ACTIVITEIT)
    return gevraagd if antwoorden.get(Vraag.ACTIVITEIT) == JA else [*gevraagd, Vraag.CONTACT]


def _open(antwoorden: Antwoorden, vragen: Iterable[Vraag]) -> tuple[Vraag, ...]:
    return tuple(vraag for vraag in vragen if vraag not in antwoorden)


def _en(zinnen: Sequence[str]) -> str:
    """ "a", "a en b", "a, b en c"."""
    return zinnen[0] if len(zinnen) == 1 else f"{', '.join(zinnen[:-1])} en {zinnen[-1]}"


def trede_past(trede: int, voorstel: int | None, reden_anders: str) -> str:
    """Why this trede cannot be written down; empty when it can. Another one than proposed asks a reason."""
    if trede not in TREDEN:
        return "Een trede is 1, 2, 3, 4, 5 of 6."
    if trede != voorstel and not reden_anders.strip():
        return "Schrijf op waarom je deze trede kiest."
    return ""


def peildatum_past(dag: date, *, aangemeld: date, einde: date | None, vandaag: date) -> str:
    """Why there can be no trede of `dag`; empty when there can.

    From the aanmelding on, as that is where growing starts, and at most on the day on which the traject ended.
    """
    if dag > vandaag:
        return "Deze datum ligt in de toekomst."
    if dag < aangemeld:
        return f"De aanmelding was pas op {aangemeld:%d-%m-%Y}."
    if einde is not None and dag > einde:
        return f"Het traject stopte op {einde:%d-%m-%Y}."
    return ""


def verwachting_past(trede: int | None, horizon: date | None, *, peildatum: date) -> str:
    """Why this expectation cannot be agreed; empty when it can, also when nothing was agreed."""
    if (trede is None) != (horizon is None):
        return "Vul bij een verwachte trede ook in wanneer, of laat allebei leeg."
    if horizon is not None and horizon <= peildatum:
        return "Deze datum moet na de peildatum liggen."
    return ""


class Uitkomst(StrEnum):
    """How what was agreed compares with what became of it."""

    GEHAALD = "gehaald"
    HOGER = "hoger"
    LAGER = "lager"
    LOOPT = "loopt"


def uitkomst_van(verwacht: int, gehaald: int, *, horizon: date, peildatum: date) -> Uitkomst:
    """How `verwacht` for `horizon` came out, with `gehaald` the trede on `peildatum` (at most that day).

    Before the horizon an agreement that was not reached is still running; falling back is no failure, only lower.
    """
    if gehaald > verwacht:
        return Uitkomst.HOGER
    if gehaald == verwacht:
        return Uitkomst.GEHAALD
    return Uitkomst.LOOPT if peildatum < horizon else Uitkomst.LAGER
