"""Rules of signing. Pure: values and moments in, values or reasons out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

# Our own choices, and settings of the organisation: two weeks to sign, with a reminder twice on the way.
GELDIG_DAGEN = 14
GELDIG_DAGEN_HOOGSTENS = 60
HERINNER_NA_DAGEN = (5, 10)
# Our own choice: nobody gets mail about signing before breakfast or in the evening.
MAILUREN = range(8, 20)
# Our own choices: long enough to find the phone, too short and too few to guess one in a million.
CODE_CIJFERS = 6
CODE_GELDIG = timedelta(minutes=10)
CODE_POGINGEN = 5
CODES_PER_UUR = 5
# Our own choice: over the whole term of a link, so that nobody has more than 50 tries at a million.
CODES_PER_LINK = 10
# Our own choice: an employer looks something up within a working day.
PORTAAL_GELDIG = timedelta(hours=24)
# Our own choice: long enough to read and sign while somebody sits beside it.
TER_PLEKKE_GELDIG = timedelta(minutes=30)


class Codeweg(TextChoices):
    """How a code is sent at the moment of signing."""

    GEEN = "geen", "Nee, de link is genoeg"
    MAIL = "mail", "Ja, per mail"
    SMS = "sms", "Ja, per sms"


class Kanaal(TextChoices):
    """How a link reaches the person. On the spot: it goes nowhere, the deelnemer signs beside a member of staff."""

    MAIL = "mail", "Per mail"
    SMS = "sms", "Per sms"
    TER_PLEKKE = "terplekke", "Ter plekke, op jouw apparaat"


class Wijze(TextChoices):
    """In which way somebody signed; the audit page says so."""

    LINK = "link", "via de persoonlijke link"
    LINK_EN_MAILCODE = "mailcode", "via de persoonlijke link, met een code per mail"
    LINK_EN_SMSCODE = "smscode", "via de persoonlijke link, met een code per sms"
    INGELOGD = "ingelogd", "ingelogd, met wachtwoord en tweede stap"
    TER_PLEKKE = "terplekke", "ter plekke, op het apparaat en in aanwezigheid van een medewerker"


WIJZE_BIJ_CODE = {
    Codeweg.GEEN: Wijze.LINK,
    Codeweg.MAIL: Wijze.LINK_EN_MAILCODE,
    Codeweg.SMS: Wijze.LINK_EN_SMSCODE,
}


class Stand(TextChoices):
    """Where one signature stands."""

    KLAAR = "klaar", "Nog niet verstuurd"
    WACHT = "wacht", "Wacht"
    OVERLEG = "overleg", "Wil eerst overleggen"
    BETWIST = "betwist", "Niet akkoord"
    GETEKEND = "getekend", "Getekend"
    VERLOPEN = "verlopen", "Link verlopen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


# in which of these a signature can still be set
OPEN_STANDEN = frozenset({Stand.KLAAR, Stand.WACHT, Stand.OVERLEG})


@dataclass(frozen=True)
class Momenten:
    """The moments of one signature that together say where it stands; None is not (yet)."""

    verstuurd_op: datetime | None = None
    geldig_tot: datetime | None = None
    overleg_op: datetime | None = None
    betwist_op: datetime | None = None
    getekend_op: datetime | None = None
    ingetrokken_op: datetime | None = None


def stand_van(momenten: Momenten, nu: datetime) -> Stand:
    """Where a signature stands at `nu`; a link is valid over [verstuurd_op, geldig_tot)."""
    if momenten.getekend_op:
        return Stand.GETEKEND
    if momenten.ingetrokken_op:
        return Stand.INGETROKKEN
    if momenten.betwist_op:
        return Stand.BETWIST
    if momenten.geldig_tot and nu >= momenten.geldig_tot:
        return Stand.VERLOPEN
    if momenten.overleg_op:
        return Stand.OVERLEG
    return Stand.WACHT if momenten.verstuurd_op else Stand.KLAAR


ANTWOORD_EERST = "Er klopt iets niet. Geef daar eerst antwoord op."
WAAROM_NIET = {
    Stand.GETEKEND: "Je hebt deze evaluatie al getekend.",
    Stand.INGETROKKEN: "Deze link werkt niet meer. Kijk of je een nieuwere mail hebt.",
    Stand.BETWIST: "Je hebt gezegd dat er iets niet klopt. We nemen contact met je op.",
    Stand.VERLOPEN: "Deze link is verlopen.",
}


def mag_handelen(stand: Stand) -> str:
    """Why nothing can be done with a signature in this stand any more; empty when it can."""
    return WAAROM_NIET.get(stand, "")


def mag_opnieuw(stand: Stand) -> str:
    """Why no new link can be sent; empty when it can."""
    if stand == Stand.GETEKEND:
        return "Deze handtekening is al gezet."
    if stand == Stand.INGETROKKEN:
        return "Deze vraag is ingetrokken. Vraag de handtekening opnieuw."
    return ""


def mag_intrekken(stand: Stand) -> str:
    """Why a request cannot be withdrawn; empty when it can."""
    if stand == Stand.GETEKEND:
        return "Deze handtekening is al gezet. Die kun je niet intrekken."
    # an objection does not go away with the request: it is answered, or a new evaluation takes its place
    if stand == Stand.BETWIST:
        return ANTWOORD_EERST
    return "Deze vraag was al ingetrokken." if stand == Stand.INGETROKKEN else ""


SCHREEF_ZELF = (
    "Jij schreef mee aan deze evaluatie. Laat een collega die het traject begeleidt de deelnemer ter plekke laten "
    "tekenen."
)


def bezwaar_medewerker(gebruiker_pk: int, schrijvers: Collection[int], begeleiders: Collection[int]) -> str:
    """Why this member of staff cannot sign; empty when it can. Nobody signs what they wrote themselves."""
    if gebruiker_pk in schrijvers:
        return "Wie aan de evaluatie schreef, tekent die niet zelf. Kies een andere collega."
    if gebruiker_pk not in begeleiders:
        return "Deze collega begeleidt dit traject niet."
    return ""


def bezwaar_adres(email: str, adressen_van_medewerkers: Iterable[str]) -> str:
    """Why a link cannot go to this address; empty when it can.

    Staff cannot sign for the other side: not with their own address either, whatever its capitals.
    """
    if not email:
        return "Er is geen e-mailadres bekend. Vul dat eerst in."
    if email.casefold() in {adres.casefold() for adres in adressen_van_medewerkers}:
        return "Dit is het e-mailadres van een medewerker. Een medewerker tekent niet voor een ander."
    return ""


def bezwaar_zelfde_adres(adres: str, adressen_van_de_ander: Iterable[str]) -> str:
    """Why a link for one side cannot go to an address or number of the other side; empty when it can.

    Whoever gets the links of both sides could sign for both.
    """
    if adres and adres.casefold() in {ander.casefold() for ander in adressen_van_de_ander if ander}:
        return "Dit adres of nummer is van iemand die voor een ander tekent. Ieder krijgt een eigen link."
    return ""


def bezwaar_ter_plekke(stand: Stand, *, is_deelnemer: bool, schreef_mee: bool, kan_een_ander: bool) -> str:
    """Why a signature cannot be set on the device of a member of staff; empty when it can.

    Who wrote the evaluation (`schreef_mee`) hands no device over where a colleague can: nobody could tell that it was
    not the writer who signed. Without such a colleague a deelnemer without mail could never sign.
    """
    if not is_deelnemer:
        return "Alleen een deelnemer tekent op het apparaat van een medewerker."
    if schreef_mee and kan_een_ander:
        return SCHREEF_ZELF
    if stand == Stand.BETWIST:
        return ANTWOORD_EERST
    return mag_opnieuw(stand)


def bezwaar_collega(zelf: int, collega: int, werkgever: int, werkgever_van_collega: int, nu_in_dienst: bool) -> str:
    """Why `zelf` cannot hand a request over to `collega` (keys of contactpersonen); empty when it can."""
    if werkgever_van_collega != werkgever or not nu_in_dienst:
        return "Kies een collega van dezelfde werkgever."
    return "Je kunt de vraag niet aan jezelf doorgeven." if zelf == collega else ""


def is_compleet(gevraagd: Sequence[str], getekend: Collection[str], open_vragen: int) -> bool:
    """Whether everybody signed: each of the parties `gevraagd`, and nobody whom we asked is still to answer.

    Where none of the parties could be asked there is no signature, and so nothing that is signed.
    """
    return open_vragen == 0 and bool(getekend) and set(gevraagd) <= set(getekend)


def bezwaar_code(*, gemaakt_in_uur: int, gemaakt_bij_link: int) -> str:
    """Why no new code is sent after so many in the last hour and over the term of the link; empty when it is."""
    if gemaakt_bij_link >= CODES_PER_LINK:
        return f"Je hebt {CODES_PER_LINK} keer een code gevraagd. Meer kan niet met deze link. Vraag ons om een nieuwe."
    if gemaakt_in_uur >= CODES_PER_UUR:
        return "Je hebt te vaak een code gevraagd. Wacht een uur en probeer het opnieuw."
    return ""


def bezwaar_poging(*, pogingen: int, geldig_tot: datetime, nu: datetime) -> str:
    """Why a code cannot be tried any more, after so many wrong `pogingen`; empty when it can."""
    if nu >= geldig_tot:
        return "Deze code werkt niet meer. Vraag een nieuwe code."
    if pogingen >= CODE_POGINGEN:
        return "Je hebt te vaak een verkeerde code ingevuld. Vraag een nieuwe code."
    return ""


def minuten_geldig() -> int:
    """How many minutes a code works."""
    return int(CODE_GELDIG.total_seconds() // 60)


def aantal_punten(aantal: int) -> str:
    """How many things are not right, in words."""
    return "1 punt klopt niet" if aantal == 1 else f"{aantal} punten kloppen niet"


def moet_herinneren(momenten: Momenten, *, al_herinnerd: int, na_dagen: Sequence[int], nu: datetime, uur: int) -> bool:
    """Whether a reminder is due at `nu`, which is `uur` o'clock where people live.

    Counted from when the link was sent. Who wants to talk first, or was reminded as often as agreed, is left in peace;
    and so is who lets the link expire.
    """
    if stand_van(momenten, nu) != Stand.WACHT or momenten.verstuurd_op is None or uur not in MAILUREN:
        return False
    return herinneringen_op(nu, momenten.verstuurd_op, na_dagen) > al_herinnerd


def herinneringen_op(nu: datetime, verstuurd_op: datetime, na_dagen: Sequence[int]) -> int:
    """How many reminders belong to the time since the link was sent.

    One that came late, as the clock stood still, stands for those before it: nobody gets two on one day.
    """
    return sum(nu - verstuurd_op >= timedelta(days=dagen) for dagen in na_dagen)


def bezwaar_herinneringen(eerste: int, tweede: int, geldig: int) -> str:
    """Why these days cannot go together; empty when they can."""
    if not eerste < tweede < geldig:
        return "Kies eerst de eerste herinnering, dan de tweede, en de link daarna nog minstens een dag geldig."
    return ""
