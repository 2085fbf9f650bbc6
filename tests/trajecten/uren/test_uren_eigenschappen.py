"""Whatever staff do in whatever order: an hour counts once, sums agree, and what was approved stays as it was."""

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fabrieken.trajecten import ContactmomentFactory, SubsidieprojectFactory, TrajectFactory
from tests.fabrieken.uren import gezien
from toegang.fouten import DomeinFout
from trajecten.models import Contactmoment, Tegenboeking, Urenregel, Urenstaat
from trajecten.urenstaat.blad import projectrijen
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, haal_terug, keur_goed, stuur_terug
from trajecten.urenstaat.overzicht import minuten_per_project, minuten_per_week
from trajecten.urenstaat.regels import MINUTEN_PER_DAG_HOOGSTENS, Staat
from trajecten.urenstaat.schrijven import Werk, boek_tegen, schrijf_uren, stand_van, verwijder_uren, wijzig_uren
from trajecten.urenstaat.slot import eis_open_week
from trajecten.urenstaat.uren import momentopname, uren_van, vingerafdruk

HANDELINGEN = ("contact", "uren", "wijzig", "verwijder", "dien_in", "keur_goed", "haal_terug", "stuur_terug", "tegen")
STAPPEN = st.lists(
    st.tuples(st.sampled_from(HANDELINGEN), st.integers(0, 13), st.integers(1, 720), st.integers(0, 2)),
    min_size=4,
    max_size=14,
)


class Kantoor:
    """One employee with two weeks, and two subsidieprojecten beside hours for none."""

    def __init__(self, coach, chef, eerste):
        self.coach, self.chef, self.eerste = coach, chef, eerste
        self.projecten = [SubsidieprojectFactory(), SubsidieprojectFactory(), None]
        self.traject = TrajectFactory(begeleid_door=[coach], subsidieproject=self.projecten[0])

    def doe(self, handeling: str, dag: int, minuten: int, keuze: int) -> None:
        """Try it; what a rule refuses changes nothing."""
        datum, project = self.eerste + timedelta(days=dag), self.projecten[keuze]
        maandag = datum - timedelta(days=datum.weekday())
        with suppress(DomeinFout), transaction.atomic():
            getattr(self, f"_{handeling}")(datum, maandag, minuten, project)

    def _contact(self, datum, maandag, minuten, project):
        eis_open_week(self.coach, datum)
        velden = {"datum": datum, "minuten": minuten, "subsidieproject": project}
        ContactmomentFactory(traject=self.traject, medewerker=self.coach, **velden)

    def _uren(self, datum, maandag, minuten, project):
        schrijf_uren(werk=Werk(datum, minuten, "overleg", project, ""), sleutel=uuid4(), door=self.coach)

    def _wijzig(self, datum, maandag, minuten, project):
        if regel := Urenregel.objects.order_by("-pk").first():
            werk = Werk(datum, minuten, "reistijd", project, "")
            wijzig_uren(regel=regel, versie=regel.versie, werk=werk, door=self.coach)

    def _verwijder(self, datum, maandag, minuten, project):
        if regel := Urenregel.objects.order_by("pk").first():
            verwijder_uren(regel=regel, versie=regel.versie, door=self.coach)

    def _dien_in(self, datum, maandag, minuten, project):
        dien_in(medewerker=self.coach, week=maandag, sha256=gezien(self.coach, maandag), door=self.coach)

    def _keur_goed(self, datum, maandag, minuten, project):
        wacht = Urenstaat.objects.filter(staat=Staat.INGEDIEND)
        keur_goed(goedkeuringen=[Goedkeuring(staat.pk, staat.sha256) for staat in wacht], door=self.chef)

    def _haal_terug(self, datum, maandag, minuten, project):
        for staat in Urenstaat.objects.filter(week=maandag):
            haal_terug(urenstaat=staat, door=self.coach)

    def _stuur_terug(self, datum, maandag, minuten, project):
        for staat in Urenstaat.objects.filter(week=maandag):
            stuur_terug(urenstaat=staat, reden="Nog eens", door=self.chef)

    def _tegen(self, datum, maandag, minuten, project):
        alle = [*Contactmoment.objects.order_by("pk"), *Urenregel.objects.order_by("pk")]
        uur = alle[minuten % len(alle)] if alle else None
        if uur is None:
            return
        wordt = 0 if minuten % 5 == 0 else minuten
        velden = {"minuten": wordt, "subsidieproject": project, "reden": "Fout", "sleutel": uuid4()}
        boek_tegen(uur=uur, door=self.coach, **velden)
        minuten_nu, project_nu = stand_van(uur)
        assert minuten_nu == wordt
        assert not wordt or project_nu == (project.pk if project else None)

    def controleer(self) -> None:
        """What must hold at every moment."""
        uren = uren_van([self.coach.pk], self.eerste, self.eerste + timedelta(days=60))
        assert len({(uur.bron, uur.pk) for uur in uren}) == len(uren)
        geschreven = [*Contactmoment.objects.all(), *Urenregel.objects.all()]
        los = sum(uur.minuten for uur in geschreven) + sum(b.minuten for b in Tegenboeking.objects.all())
        assert sum(uur.minuten for uur in uren) == los
        assert sum(stand_van(uur)[0] for uur in geschreven) == los
        deel = (self.eerste, self.eerste + timedelta(days=60))
        assert sum(p.minuten for p in minuten_per_project([self.coach.pk], *deel)) == los
        assert sum(minuten_per_week([self.coach.pk], *deel).values()) == los
        for staat in Urenstaat.objects.exclude(sha256=""):
            nu = uren_van([self.coach.pk], staat.week, staat.week + timedelta(days=7))
            assert staat.regels == momentopname(nu)
            assert staat.sha256 == vingerafdruk(momentopname(nu))
            assert staat.minuten == sum(rij.totaal for rij in projectrijen(nu, staat.week))
            werkdagen = {}
            for uur in nu:
                werkdagen[uur.datum] = werkdagen.get(uur.datum, 0) + uur.minuten
            assert max(werkdagen.values()) <= MINUTEN_PER_DAG_HOOGSTENS


@pytest.fixture
def eerste(maandag):
    return maandag - timedelta(days=7)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN)
def test_een_uur_telt_een_keer_en_wat_is_goedgekeurd_blijft(jobcoach, casemanager, eerste, stappen):
    with transaction.atomic():
        kantoor = Kantoor(jobcoach, casemanager, eerste)
        goedgekeurd = {}
        for stap in stappen:
            kantoor.doe(*stap)
            kantoor.controleer()
            nu = {s.pk: (s.sha256, s.minuten) for s in Urenstaat.objects.filter(staat=Staat.GOEDGEKEURD)}
            assert goedgekeurd.items() <= nu.items()
            goedgekeurd = nu
        transaction.set_rollback(True)
