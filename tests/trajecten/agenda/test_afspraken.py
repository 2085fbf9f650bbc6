"""Appointments: planned once, moved, cancelled without consequences, written up as contact."""

from datetime import date, datetime, time, timedelta
from threading import Thread
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.agenda.dag import afspraak_van_nu
from trajecten.agenda.diensten import maak_afspraak, overlappende, verzet_afspraak, zeg_af
from trajecten.agenda.regels import Moment, dagen_van_reeks, is_van_nu, moment_van, tijdvak_op
from trajecten.diensten import log_contact
from trajecten.models import Afspraak, Contactmoment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORGEN = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def plan(door, trajecten, **anders):
    gegevens = {
        "datum": MORGEN,
        "begin": time(10, 0),
        "minuten": 60,
        "soort": "werkplekbezoek",
        "plek": "Schildersbedrijf De Kwast",
        "onderwerp": "",
        "sleutel": uuid4(),
    }
    return maak_afspraak(door=door, trajecten=trajecten, **gegevens | anders)


def verzet(afspraak, door, *, versie=1, **anders):
    gegevens = {"datum": MORGEN, "begin": time(13, 30), "minuten": 45, "soort": "gesprek", "plek": "", "onderwerp": ""}
    return verzet_afspraak(afspraak=afspraak, door=door, versie=versie, **gegevens | anders)


class TestMaken:
    def test_een_afspraak_staat_op_het_uur_van_de_klok_hier(self, jobcoach, traject):
        (afspraak,) = plan(jobcoach, [traject])
        afspraak.refresh_from_db()
        assert timezone.localtime(afspraak.van).time() == time(10, 0)
        assert (afspraak.minuten, afspraak.staat) == (60, "gepland")
        assert Logregel.objects.get(soort=Soort.AFSPRAAK_GEMAAKT).deelnemernummer == traject.deelnemer.deelnemernummer

    def test_twee_keer_versturen_is_een_afspraak(self, jobcoach, traject):
        sleutel = uuid4()
        eerste, tweede = (plan(jobcoach, [traject], sleutel=sleutel, weken=2) for _ in range(2))
        assert eerste == tweede
        assert Afspraak.objects.count() == 2

    def test_tegelijk_versturen_ook(self, zonder_transactie, jobcoach):
        traject, sleutel = TrajectFactory(begeleid_door=[jobcoach]), uuid4()

        def verstuur() -> None:
            with in_organisatie("werkmakerij"):
                plan(jobcoach, [traject], sleutel=sleutel)
            connection.close()

        draden = [Thread(target=verstuur) for _ in range(3)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        assert Afspraak.objects.count() == 1

    def test_een_reeks_blijft_op_hetzelfde_uur_ook_als_de_klok_verspringt(self, jobcoach, traject, time_machine):
        time_machine.move_to(datetime(2026, 10, 19, 9, 0, tzinfo=AMSTERDAM), tick=False)
        afspraken = plan(jobcoach, [traject], datum=date(2026, 10, 20), weken=3)
        lokaal = [timezone.localtime(afspraak.van) for afspraak in afspraken]
        assert [moment.date() for moment in lokaal] == dagen_van_reeks(date(2026, 10, 20), 3)
        assert {moment.time() for moment in lokaal} == {time(10, 0)}
        assert lokaal[0].utcoffset() != lokaal[1].utcoffset()

    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"datum": timezone.localdate() - timedelta(days=1)}, "datum"),
            ({"minuten": 721}, "datum"),
        ],
    )
    def test_wat_niet_kan_wordt_geweigerd(self, jobcoach, traject, anders, veld):
        with pytest.raises(RegelGeschonden) as fout:
            plan(jobcoach, [traject], **anders)
        assert fout.value.veld == veld
        assert not Afspraak.objects.exists()

    def test_zonder_deelnemer_is_er_geen_afspraak(self, jobcoach):
        with pytest.raises(RegelGeschonden, match="Kies met wie"):
            plan(jobcoach, [])

    def test_na_het_einde_van_een_traject_spreek_je_niet_meer_af(self, jobcoach):
        stopt = TrajectFactory(deelnemer__voornaam="Sem", begeleid_door=[jobcoach], einddatum=MORGEN)
        with pytest.raises(RegelGeschonden, match="traject van Sem stopte"):
            plan(jobcoach, [stopt])

    def test_voor_de_start_kan_het_wel(self, jobcoach):
        assert plan(jobcoach, [TrajectFactory(begeleid_door=[jobcoach], wachtend=True)])

    def test_dubbel_afspreken_mag_maar_valt_op(self, jobcoach, traject):
        eerste = plan(jobcoach, [traject])
        tweede = plan(jobcoach, [traject], begin=time(10, 30))
        aansluitend = plan(jobcoach, [traject], begin=time(11, 30))
        assert overlappende(tweede) == eerste
        assert overlappende(aansluitend) == []
        zeg_af(afspraak=eerste[0], door=jobcoach, wie_zei_af="medewerker", reden="")
        assert overlappende(tweede) == []


class TestVerzetten:
    def test_een_afspraak_krijgt_een_andere_tijd(self, jobcoach, traject):
        (afspraak,) = plan(jobcoach, [traject])
        nieuw = verzet(afspraak, jobcoach)
        assert (timezone.localtime(nieuw.van).time(), nieuw.minuten, nieuw.versie) == (time(13, 30), 45, 2)

    def test_wie_later_komt_overschrijft_niets(self, jobcoach, traject):
        (afspraak,) = plan(jobcoach, [traject])
        verzet(afspraak, jobcoach)
        with pytest.raises(NietMeerActueel):
            verzet(afspraak, jobcoach, begin=time(16, 0))

    def test_wat_voorbij_is_verzet_je_niet(self, jobcoach, traject):
        (afspraak,) = plan(jobcoach, [traject])
        zeg_af(afspraak=afspraak, door=jobcoach, wie_zei_af="deelnemer", reden="")
        with pytest.raises(OvergangNietToegestaan, match="ging niet door"):
            verzet(afspraak, jobcoach, versie=2)


class TestAfzeggen:
    def test_er_staat_bij_wie_afzegde_en_het_telt_niet_als_contact(self, jobcoach, traject):
        (afspraak,) = plan(jobcoach, [traject])
        for _ in range(2):
            zeg_af(afspraak=afspraak, door=jobcoach, wie_zei_af="deelnemer", reden="Trein reed niet")
        afspraak.refresh_from_db()
        assert (afspraak.staat, afspraak.wie_zei_af, afspraak.vervallen_door) == ("vervallen", "deelnemer", jobcoach)
        assert not Contactmoment.objects.exists()
        assert Logregel.objects.filter(soort=Soort.AFSPRAAK_AFGEZEGD).count() == 1

    def test_van_een_reeks_gaan_de_volgende_mee_als_je_dat_wilt(self, jobcoach, traject):
        een, twee, drie = plan(jobcoach, [traject], weken=3)
        zeg_af(afspraak=twee, door=jobcoach, wie_zei_af="medewerker", reden="", ook_volgende=True)
        staten = {afspraak.pk: afspraak.staat for afspraak in Afspraak.objects.all()}
        assert [staten[a.pk] for a in (een, twee, drie)] == ["gepland", "vervallen", "vervallen"]


class TestUitwerken:
    def log(self, traject, door, afspraak, **anders):
        gegevens = {
            "datum": timezone.localdate(),
            "minuten": 60,
            "soort": "gesprek",
            "aanwezigheid": "aanwezig",
            "onderwerp": "",
            "alleen_collegas": False,
            "sleutel": uuid4(),
        }
        return log_contact(traject=traject, door=door, afspraak=afspraak, **gegevens | anders)

    def test_een_afspraak_hoort_bij_een_contact(self, jobcoach, traject):
        afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject], gisteren=True)
        sleutel = uuid4()
        contact = self.log(traject, jobcoach, afspraak, sleutel=sleutel)
        afspraak.refresh_from_db()
        assert (afspraak.staat, afspraak.contact) == (Afspraak.Staat.UITGEWERKT, contact)
        assert self.log(traject, jobcoach, afspraak, sleutel=sleutel) == contact
        with pytest.raises(OvergangNietToegestaan, match="al uitgewerkt"):
            self.log(traject, jobcoach, afspraak)
        assert Contactmoment.objects.count() == 1

    def test_die_van_een_collega_werk_je_niet_uit(self, jobcoach, casemanager, traject):
        afspraak = AfspraakFactory(medewerker=casemanager, met=[traject], gisteren=True)
        with pytest.raises(RegelGeschonden, match="van een collega"):
            self.log(traject, jobcoach, afspraak)
        assert not Contactmoment.objects.exists()

    def test_een_groep_werk_je_niet_uit_bij_een_van_hen(self, jobcoach, traject):
        groep = [traject, TrajectFactory(begeleid_door=[jobcoach])]
        afspraak = AfspraakFactory(medewerker=jobcoach, met=groep, gisteren=True)
        with pytest.raises(RegelGeschonden, match="groepscontact"):
            self.log(traject, jobcoach, afspraak)


TIEN, ELF = (datetime(2026, 11, 24, uur, 0, tzinfo=AMSTERDAM) for uur in (10, 11))


@pytest.mark.parametrize(
    ("nu", "moment", "van_nu"),
    [
        (TIEN - timedelta(minutes=16), Moment.STRAKS, False),
        (TIEN - timedelta(minutes=15), Moment.STRAKS, True),
        (TIEN, Moment.BEZIG, True),
        (ELF, Moment.NET_GEWEEST, True),
        (ELF + timedelta(minutes=119), Moment.NET_GEWEEST, True),
        (ELF + timedelta(hours=2), Moment.VOORBIJ, False),
    ],
)
def test_de_afspraak_van_nu_is_net_voorbij_bezig_of_begint_zo(nu, moment, van_nu):
    assert moment_van(TIEN, ELF, nu) == moment
    assert is_van_nu(TIEN, ELF, nu) is van_nu


def test_in_de_nacht_dat_de_klok_verspringt_duurt_een_uur_een_uur():
    for dag in (date(2026, 3, 29), date(2026, 10, 25)):
        van, tot = tijdvak_op(dag, time(1, 30), 120, AMSTERDAM)
        assert tot - van == timedelta(hours=2)


def test_het_formulier_begint_met_de_afspraak_die_net_was(jobcoach, traject, time_machine):
    time_machine.move_to(datetime.combine(timezone.localdate(), time(11, 30), AMSTERDAM), tick=False)
    nu = timezone.now()
    kort = AfspraakFactory(medewerker=jobcoach, met=[traject], van=nu - timedelta(hours=1))
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=nu - timedelta(hours=4))
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=nu + timedelta(minutes=10))
    AfspraakFactory(medewerker=jobcoach, met=[traject, TrajectFactory(begeleid_door=[jobcoach])], van=nu)
    assert afspraak_van_nu(jobcoach, nu) == kort
    assert afspraak_van_nu(jobcoach, nu, met=TrajectFactory(begeleid_door=[jobcoach])) is None
