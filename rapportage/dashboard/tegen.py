"""What holds deelnemers up today, by kind: how many people, since when, and whose turn it is.

The kinds are those of the signals with their thresholds, where a signal exists, and what we wait for from others.
Each asks the database for pairs (traject, since): counted together in one query, and listed by the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, DateField, F, Min, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from bouwstenen.models import Fase
from bouwstenen.regels import weken_te_lang
from bouwstenen.signalen import TE_LANG
from bouwstenen.verblijf import lopende_verblijven, verwacht_einde
from rapportage.dashboard.kader import EEN_DAG, Kader
from rapportage.dashboard.maten import Dagen, Maat
from toegang.matrix import Recht
from trajecten.models import Doorverwijzing, Expertise, Stap
from trajecten.registers import Ernst
from trajecten.signaalsoorten import drempel, instellingen_onthouden, soorten, staat_aan
from trajecten.signalen import GEEN_CONTACT
from trajecten.stappenplan.regels import Verwijsstand
from trajecten.stappenplan.signalen import TE_LAAT
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Ondertekening
from zelfredzaamheid.models import Meting
from zelfredzaamheid.queries import met_nulmeting_nodig, met_tussenmeting_nodig
from zelfredzaamheid.signalen.soorten import KLAAR, NULMETING, TUSSENMETING

HULP = "hulp"
# asked, and nothing happens yet
WACHT_OP_HULP = (Verwijsstand.AANGEVRAAGD, Verwijsstand.AANGENOMEN, Verwijsstand.WACHTLIJST)

GEEN = Value("")
SCHEIDING = ":"

Rijen = QuerySet[Any, Any]
Sinds = Callable[[Kader], Rijen]


@dataclass(frozen=True)
class Rem:
    """A kind of hold-up: `rijen` of trajecten that run today have `rem_traject` and `rem_sinds`."""

    code: str
    naam: str
    uitleg: str
    aan_zet: str
    ernst: Ernst
    rijen: Sinds
    recht: Recht = Recht.TRAJECT_INZIEN

    @property
    def is_aan(self) -> bool:
        """Whether this organisation wants to see it; what is no signal of its own is always on."""
        return self.code not in soorten or staat_aan(self.code)


@dataclass(frozen=True)
class Telling:
    """A kind that is there now: how many people, and the day since when the one that waits longest does."""

    rem: Rem
    code: str
    naam: str
    aantal: int
    sinds: date
    dagen: int

    @property
    def post(self) -> str:
        """The code of its list."""
        return f"rem.{self.code}"


def _als_rijen(rijen: Rijen, traject: str, sinds: Any, deel: Any = GEEN, deelnaam: Any = GEEN) -> Rijen:
    """The rows with what all kinds have in common; `deel` divides a kind, and `deelnaam` says it in words."""
    return rijen.order_by().annotate(
        rem_traject=F(traject),
        rem_sinds=Cast(sinds, DateField()),
        rem_deel=Cast(deel, CharField()),
        rem_deelnaam=Cast(deelnaam, CharField()),
    )


def _zonder_contact(kader: Kader) -> Rijen:
    extra = timedelta(days=drempel(GEEN_CONTACT.code, "extra_dagen"))
    te_lang = kader.lopend_vandaag.te_lang_zonder_contact(kader.vandaag - extra)
    return _als_rijen(te_lang, "pk", F("contact_sinds") + F("programma__contact_elke_dagen"))


def _nulmeting(kader: Kader) -> Rijen:
    return _als_rijen(met_nulmeting_nodig(kader.lopend_vandaag, kader.vandaag - EEN_DAG), "pk", F("moest_op"))


def _tussenmeting(kader: Kader) -> Rijen:
    return _als_rijen(met_tussenmeting_nodig(kader.lopend_vandaag, kader.vandaag - EEN_DAG), "pk", F("moest_op"))


def _vast_te_stellen(kader: Kader) -> Rijen:
    klaar = Meting.objects.filter(traject__in=_van(kader)).klaar_om_vast_te_stellen()
    return _als_rijen(klaar, "traject_id", F("klaar_op"))


def _stappen(kader: Kader) -> Rijen:
    grens = kader.vandaag - timedelta(days=drempel(TE_LAAT.code, "na_dagen"))
    return _als_rijen(Stap.objects.filter(traject__in=_van(kader)).te_laat_op(grens), "traject_id", F("deadline"))


def _handtekeningen(kader: Kader) -> Rijen:
    gevraagd = Ondertekening.objects.open().filter(
        partij=Partij.WERKGEVER, evaluatie__staat=Staat.WACHT, evaluatie__plaatsing__traject__in=_van(kader)
    )
    return _als_rijen(gevraagd, "evaluatie__plaatsing__traject_id", F("gevraagd_op"))


def _hulp(kader: Kader) -> Rijen:
    wacht = Doorverwijzing.objects.filter(traject__in=_van(kader), staat__in=WACHT_OP_HULP)
    # what help it is may tell of health or justice
    open_ = Q(bijzonder=False)
    deel = Case(When(open_, then=F("expertise__code")), default=GEEN, output_field=CharField())
    deelnaam = Case(When(open_, then=F("expertise__naam")), default=GEEN, output_field=CharField())
    return _als_rijen(wacht, "traject_id", F("aangevraagd_per"), deel, deelnaam)


def _van(kader: Kader) -> Rijen:
    return kader.lopend_vandaag.order_by().values("pk")


REMMEN: Mapping[str, Rem] = {
    rem.code: rem
    for rem in (
        Rem(
            GEEN_CONTACT.code,
            "Geen contact binnen de norm",
            f"{GEEN_CONTACT.uitleg} De dagen tellen vanaf de norm.",
            "Begeleider",
            Ernst.KRITIEK,
            _zonder_contact,
        ),
        Rem(
            NULMETING.code,
            "Nulmeting te laat",
            NULMETING.uitleg,
            "Casemanager",
            Ernst.KRITIEK,
            _nulmeting,
            Recht.METING_INZIEN,
        ),
        Rem(
            TUSSENMETING.code,
            "Tussenmeting te laat",
            TUSSENMETING.uitleg,
            "Casemanager",
            Ernst.KRITIEK,
            _tussenmeting,
            Recht.METING_INZIEN,
        ),
        Rem(
            KLAAR.code,
            "Meting wacht op vaststellen",
            KLAAR.uitleg,
            "Casemanager",
            Ernst.LETOP,
            _vast_te_stellen,
            Recht.METING_INZIEN,
        ),
        Rem(
            TE_LAAT.code,
            "Stap van het plan is te laat",
            TE_LAAT.uitleg,
            "Wie de stap zou doen",
            Ernst.LETOP,
            _stappen,
            Recht.STAPPENPLAN_INZIEN,
        ),
        Rem(
            "handtekening_werkgever",
            "Werkgever heeft niet ondertekend",
            "Een evaluatie is verstuurd en de werkgever heeft nog niet geantwoord.",
            "Werkgever",
            Ernst.LETOP,
            _handtekeningen,
            Recht.PLAATSING_INZIEN,
        ),
        Rem(
            HULP,
            "Wacht op hulp van een partner",
            "Er is hulp gevraagd bij een partner en die is nog niet begonnen.",
            "Partner",
            Ernst.LETOP,
            _hulp,
            Recht.STAPPENPLAN_INZIEN,
        ),
    )
}
# its days ask for the whole stay, so it is no part of the one query
TE_LANG_HIER = Rem(
    TE_LANG.code,
    "Bouwsteen duurt langer dan gepland",
    TE_LANG.uitleg,
    "Casemanager",
    Ernst.LETOP,
    lambda kader: Fase.objects.none(),
)


def lees_remmen(kader: Kader) -> tuple[Telling, ...]:
    """What is there now, the most urgent and then the most frequent first; in three queries."""
    with instellingen_onthouden():
        tellingen = [_telling(kader, *rij) for rij in _tel(kader)]
        te_lang = bouwsteen_te_lang(kader) if TE_LANG_HIER.is_aan else {}
    if te_lang:
        tellingen.append(_telling(kader, TE_LANG_HIER.code, "", "", len(te_lang), min(te_lang.values())))
    return tuple(sorted(tellingen, key=lambda t: (-t.rem.ernst, -t.aantal, t.naam)))


def maat_van(code: str) -> Maat | None:
    """The trajecten that a kind counts, by the code of its Telling; None when there is no such kind."""
    soort, _, deel = code.partition(SCHEIDING)
    if code == TE_LANG_HIER.code:
        return Maat(
            f"rem.{code}", TE_LANG_HIER.naam, TE_LANG_HIER.uitleg, _zijn_te_lang, _dagen_te_lang, "Gepland tot", nu=True
        )
    rem = REMMEN.get(soort)
    hulp = Expertise.objects.filter(code=deel, bijzonder=False).first() if deel and soort == HULP else None
    if rem is None or (deel and hulp is None):
        return None

    def rijen(kader: Kader) -> Rijen:
        with instellingen_onthouden():
            gevonden = rem.rijen(kader)
        return gevonden.filter(rem_deel=deel) if rem.code == HULP else gevonden

    return Maat(
        f"rem.{code}",
        _wacht_op(hulp.naam) if hulp else rem.naam,
        rem.uitleg,
        lambda kader: Q(pk__in=rijen(kader).values("rem_traject")),
        lambda kader, ids: _langst(rijen(kader).filter(rem_traject__in=ids)),
        "Sinds",
        rem.recht,
        nu=True,
    )


def bouwsteen_te_lang(kader: Kader) -> dict[int, date]:
    """By traject the day on which its bouwsteen was planned to be over, where that is too long ago; one query."""
    vanaf = drempel(TE_LANG.code, "vanaf")
    kandidaten = Fase.objects.filter(traject__in=_van(kader)).voorbij_verwachting(kader.vandaag)
    gevonden = {}
    for stay in lopende_verblijven(Fase.objects.all(), kandidaten.order_by().values("traject_id"), kader.vandaag):
        einde = verwacht_einde(stay)
        # a return that did not come is a signal of its own
        if einde is not None and stay[-1].verwachte_terugkeer is None and weken_te_lang(einde, kader.vandaag) >= vanaf:
            gevonden[stay[-1].traject_id] = einde
    return gevonden


def _tel(kader: Kader) -> Rijen:
    eerste, *rest = (
        rem.rijen(kader)
        .values("rem_deel", "rem_deelnaam", rem_code=Value(rem.code, CharField()))
        .annotate(aantal=Count("rem_traject", distinct=True), sinds=Min("rem_sinds"))
        .values_list("rem_code", "rem_deel", "rem_deelnaam", "aantal", "sinds")
        for rem in REMMEN.values()
        if rem.is_aan
    )
    return eerste.union(*rest, all=True) if rest else eerste


def _telling(kader: Kader, soort: str, deel: str, deelnaam: str, aantal: int, sinds: date) -> Telling:
    rem = REMMEN.get(soort, TE_LANG_HIER)
    code = f"{soort}{SCHEIDING}{deel}" if deel else soort
    return Telling(
        rem, code, _wacht_op(deelnaam) if deelnaam else rem.naam, aantal, sinds, (kader.vandaag - sinds).days
    )


def _wacht_op(hulp: str) -> str:
    return f"Wacht op {hulp[:1].lower()}{hulp[1:]}"


def _langst(rijen: Rijen) -> Dagen:
    return dict(rijen.values("rem_traject").annotate(dag=Min("rem_sinds")).values_list("rem_traject", "dag"))


def _zijn_te_lang(kader: Kader) -> Q:
    return Q(pk__in=list(bouwsteen_te_lang(kader)))


def _dagen_te_lang(kader: Kader, ids: Collection[int]) -> Dagen:
    return {traject: einde for traject, einde in bouwsteen_te_lang(kader).items() if traject in ids}
