"""Measuring: begin, fill in, fix, correct. What is fixed never changes: a correction is a new version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Stap, Traject
from trajecten.stappenplan.diensten import EERSTE_STAP_ACUUT, Uitvoerder, maak_stap
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.regels import Wie
from zelfredzaamheid.afspraken import waarom_niet_vaststellen
from zelfredzaamheid.models import Instrument, Meting, Score
from zelfredzaamheid.regels import Afweging, datum_past, soort_past, wat_ontbreekt

STANDAARD_INSTRUMENT = "zrm-2017"
# what somebody fills in for one leefgebied
INGEVULD = ("score", "niet_besproken", "toelichting", "reden_lager", "eerste_stap", "geen_stap_omdat")


@dataclass(frozen=True)
class Ingevuld:
    """What somebody filled in for one leefgebied.

    An empty score is "not discussed"; `niet_besproken` tells that somebody said so, and did not just skip it.
    """

    score: int | None
    toelichting: str = ""
    reden_lager: str = ""
    eerste_stap: str = ""
    geen_stap_omdat: str = ""
    niet_besproken: bool = False


@transaction.atomic
def begin_meting(*, traject: Traject, soort: str, datum: date, door: Gebruiker) -> Meting:
    """Begin a measurement with the instrument of the programme, as a concept without scores.

    Raises RegelGeschonden for a day or a kind that does not fit, OvergangNietToegestaan while a concept is open.
    """
    vers = Traject.objects.select_for_update(of=("self",)).select_related("programma", "deelnemer").get(pk=traject.pk)
    bestaand = Meting.objects.van(vers)
    if bestaand.concept().exists():
        raise OvergangNietToegestaan("Er is al een meting begonnen. Maak die eerst af.")
    _wijs_af(soort_past(soort, set(bestaand.values_list("soort", flat=True))), "soort")
    _toets_datum(vers, datum)
    code = vers.programma.instrument or STANDAARD_INSTRUMENT
    meting: Meting = Meting.objects.create(
        traject=vers, soort=soort, datum=datum, instrument=Instrument.objects.get(code=code), beoordelaar=door
    )
    noteer(Soort.METING_BEGONNEN, door=door, over=meting, deelnemer=vers.deelnemer, soort_meting=soort)
    return meting


@transaction.atomic
def bewaar_scores(
    *, meting: Meting, invoer: Mapping[int, Ingevuld], versie: int, scherm: UUID, door: Gebruiker
) -> Meting:
    """Keep what was filled in for the leefgebieden in `invoer` (by id); others stay as they are.

    `versie` is the one that the screen showed and `scherm` tells that screen apart: it may always save over itself.
    Raises NietMeerActueel when somebody else saved in between, OvergangNietToegestaan when the meting is fixed.
    """
    vers = _concept(meting)
    if vers.versie != versie and vers.bewerkt_in != scherm:
        raise NietMeerActueel("Een collega heeft deze meting net bewaard. Kijk wat er veranderd is.")
    _schrijf(vers, invoer)
    vers.versie += 1
    vers.bewerkt_in = scherm
    vers.save(update_fields=["versie", "bewerkt_in"])
    return vers


@transaction.atomic
def zet_meting_klaar(*, meting: Meting, door: Gebruiker) -> Meting:
    """Hand a concept over to whoever fixes it. It can still be changed until then.

    Raises RegelGeschonden as `stel_meting_vast` does, but asks nothing about health and justice, which `door` may
    not be able to see; OvergangNietToegestaan when it was handed over or fixed already.
    """
    vers = _concept(meting)
    if vers.is_klaar:
        raise OvergangNietToegestaan("Deze meting staat al klaar om vast te stellen.")
    _toets_compleet(vers, [score for score in _scores(vers) if not score.leefgebied.bijzonder])
    vers.klaar_op, vers.klaar_door, vers.terug_omdat = timezone.now(), door, ""
    vers.save(update_fields=["klaar_op", "klaar_door", "terug_omdat"])
    noteer(Soort.METING_KLAAR, door=door, over=vers, deelnemer=vers.traject.deelnemer, soort_meting=vers.soort)
    return vers


@transaction.atomic
def geef_meting_terug(*, meting: Meting, omdat: str, door: Gebruiker) -> Meting:
    """Give a measurement that was handed over back to whoever prepared it, with what is still to do.

    Raises RegelGeschonden without a reason, OvergangNietToegestaan when it was not handed over.
    """
    vers = _concept(meting)
    if not vers.is_klaar:
        raise OvergangNietToegestaan("Deze meting staat niet klaar om vast te stellen.")
    if not omdat.strip():
        raise RegelGeschonden("Schrijf op wat er nog moet gebeuren.", veld="omdat")
    vers.klaar_op, vers.klaar_door, vers.terug_omdat = None, None, omdat.strip()
    vers.save(update_fields=["klaar_op", "klaar_door", "terug_omdat"])
    noteer(Soort.METING_TERUGGEGEVEN, door=door, over=vers, deelnemer=vers.traject.deelnemer, soort_meting=vers.soort)
    return vers


@transaction.atomic
def stel_meting_vast(*, meting: Meting, door: Gebruiker) -> Meting:
    """Fix the measurement: from now on it counts and cannot change. First steps go into the stappenplan.

    Raises RegelGeschonden when nothing was scored, when a lower score does not say why (`veld` is then the field
    `reden_<leefgebied>`), when an acute score has neither a step nor a reason (`stap_<leefgebied>`), or when its day
    does not fit; OvergangNietToegestaan when it is fixed already, or when the programme wants somebody else to do it.
    """
    vers = _concept(meting)
    if bezwaar := waarom_niet_vaststellen(vers, door):
        raise OvergangNietToegestaan(bezwaar)
    scores = _scores(vers)
    _toets_compleet(vers, scores)
    _maak_eerste_stappen(vers, scores, door)
    # what is empty now counts as not discussed: a correction does not ask it again
    vers.scores.filter(score__isnull=True).update(niet_besproken=True)
    vers.vastgesteld_op, vers.vastgesteld_door = timezone.now(), door
    vers.save(update_fields=["vastgesteld_op", "vastgesteld_door"])
    noteer(
        Soort.METING_VASTGESTELD,
        door=door,
        over=vers,
        deelnemer=vers.traject.deelnemer,
        soort_meting=vers.soort,
        datum=vers.datum.isoformat(),
        ingevuld=sum(score.score is not None for score in scores),
    )
    return vers


@transaction.atomic
def verbeter_meting(*, meting: Meting, reden: str, door: Gebruiker) -> Meting:
    """Begin a correction of a fixed measurement: a concept with the same scores, which replaces it once fixed.

    Raises RegelGeschonden without a reason, OvergangNietToegestaan when it is not fixed or was corrected already.
    """
    oud = Meting.objects.select_for_update(of=("self",)).select_related("traject__deelnemer").get(pk=meting.pk)
    if not oud.is_vastgesteld:
        raise OvergangNietToegestaan("Deze meting is nog niet vastgesteld. Je kunt haar gewoon aanpassen.")
    if Meting.objects.filter(vervangt=oud).exists():
        raise OvergangNietToegestaan("Er is al een correctie van deze meting.")
    if Meting.objects.van(oud.traject).concept().exists():
        raise OvergangNietToegestaan("Er is al een meting begonnen. Maak die eerst af.")
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de meting verbetert.", veld="reden")
    nieuw: Meting = Meting.objects.create(
        traject=oud.traject,
        soort=oud.soort,
        datum=oud.datum,
        instrument_id=oud.instrument_id,
        beoordelaar=door,
        vervangt=oud,
        reden_correctie=reden.strip(),
    )
    Score.objects.bulk_create(Score(meting=nieuw, **rij) for rij in oud.scores.values("leefgebied_id", *INGEVULD))
    noteer(Soort.METING_VERBETERD, door=door, over=nieuw, deelnemer=oud.traject.deelnemer, vervangt=oud.pk)
    return nieuw


@transaction.atomic
def gooi_concept_weg(*, meting: Meting, door: Gebruiker) -> None:
    """Throw away a measurement that was never fixed. Raises OvergangNietToegestaan when it was."""
    vers = _concept(meting)
    noteer(
        Soort.METING_WEGGEGOOID, door=door, over=vers, deelnemer=vers.traject.deelnemer, datum=vers.datum.isoformat()
    )
    vers.delete()


def vorige_scores(meting: Meting) -> dict[int, int | None]:
    """The scores of the measurement before this one with the same instrument, by leefgebied; empty without one."""
    vorige = Meting.objects.voor(meting).first()
    return dict(vorige.scores.values_list("leefgebied_id", "score")) if vorige else {}


def _scores(meting: Meting) -> list[Score]:
    return list(meting.scores.select_related("leefgebied").order_by("leefgebied__volgorde"))


def _toets_compleet(meting: Meting, scores: Sequence[Score]) -> None:
    """What stands in the way of fixing `meting` as far as these scores go."""
    _toets_datum(meting.traject, meting.datum)
    if not any(score.score for score in scores):
        raise RegelGeschonden("Vul minstens één leefgebied in.")
    vorige = vorige_scores(meting)
    met_stap, loopt = leefgebieden_met_stap(meting.traject), stap_kan_nog(meting.traject)
    vanaf = grenzen()
    for score in scores:
        ontbreekt = wat_ontbreekt(
            Afweging(
                naam=score.leefgebied.naam,
                score=score.score,
                acuut=vanaf.is_acuut(score.score),
                vorige=vorige.get(score.leefgebied_id),
                reden_lager=score.reden_lager,
                eerste_stap=score.eerste_stap,
                geen_stap_omdat=score.geen_stap_omdat,
                heeft_stap=score.leefgebied.code in met_stap,
                loopt=loopt,
            )
        )
        if ontbreekt:
            raise RegelGeschonden(ontbreekt.zin, veld=f"{ontbreekt.veld}_{score.leefgebied_id}")


def leefgebieden_met_stap(traject: Traject) -> set[str]:
    """The leefgebieden, by code, about which an open step of the stappenplan is."""
    return set(Stap.objects.van(traject).open().values_list("leefgebied_code", flat=True))


def stap_kan_nog(traject: Traject) -> bool:
    """Whether new steps can be agreed: not after the traject has ended."""
    return traject.einddatum is None or traject.einddatum > timezone.localdate()


def _maak_eerste_stappen(meting: Meting, scores: Sequence[Score], door: Gebruiker) -> None:
    """Put the first steps that were written at acute scores in the stappenplan, for whoever fixes the measurement.

    A correction carries over what was written before: that step was made then.
    """
    eerder = set()
    if meting.vervangt_id:
        eerder = set(Score.objects.filter(meting=meting.vervangt_id).values_list("leefgebied_id", "eerste_stap"))
    for score in scores:
        if score.eerste_stap and (score.leefgebied_id, score.eerste_stap) not in eerder:
            maak_stap(
                traject=meting.traject,
                leefgebied=score.leefgebied.code,
                wat=score.eerste_stap,
                wie=Uitvoerder(Wie.MEDEWERKER, medewerker=door),
                deadline=timezone.localdate() + EERSTE_STAP_ACUUT,
                score=score.score,
                door=door,
            )


def _concept(meting: Meting) -> Meting:
    """Lock the measurement and see that it can still change."""
    vergrendeld = Meting.objects.select_for_update(of=("self",)).select_related("traject__deelnemer")
    vers: Meting | None = vergrendeld.filter(pk=meting.pk).first()
    if vers is None:
        raise NietMeerActueel("Een collega heeft deze meting weggegooid.")
    if vers.is_vastgesteld:
        raise OvergangNietToegestaan("Deze meting is vastgesteld. Maak een correctie met een reden.")
    return vers


def _schrijf(meting: Meting, invoer: Mapping[int, Ingevuld]) -> None:
    """Write the scores in one statement; a leefgebied of another instrument is a mistake of the programmer."""
    gebieden = set(meting.instrument.leefgebieden.values_list("pk", flat=True))
    if vreemd := set(invoer) - gebieden:
        raise ValueError(f"leefgebieden {sorted(vreemd)} are not of {meting.instrument.code}")
    vanaf = grenzen()
    Score.objects.bulk_create(
        [
            Score(
                meting=meting,
                leefgebied_id=gebied,
                score=rij.score,
                niet_besproken=rij.niet_besproken and rij.score is None,
                toelichting=rij.toelichting.strip(),
                reden_lager=rij.reden_lager.strip(),
                eerste_stap=rij.eerste_stap.strip() if vanaf.is_acuut(rij.score) else "",
                geen_stap_omdat=rij.geen_stap_omdat.strip() if vanaf.is_acuut(rij.score) else "",
            )
            for gebied, rij in invoer.items()
        ],
        update_conflicts=True,
        unique_fields=["meting", "leefgebied"],
        update_fields=INGEVULD,
    )


def _toets_datum(traject: Traject, datum: date) -> None:
    _wijs_af(
        datum_past(
            datum, traject_start=traject.startdatum, traject_einde=traject.einddatum, vandaag=timezone.localdate()
        ),
        "datum",
    )


def _wijs_af(reden: str, veld: str) -> None:
    if reden:
        raise RegelGeschonden(reden, veld=veld)
