"""Who guides, and handing over: all or none, once, with what the colleague must know."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.stappenplan import OverdrachtFactory, StapFactory
from tests.fabrieken.trajecten import BetrokkeneFactory, ContactmomentFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.matrix import Rol
from toegang.models import Logregel
from trajecten.begeleiding import diensten, overdragen
from trajecten.models import Betrokkene, Overdracht, Stapversie, Traject

pytestmark = pytest.mark.django_db


@pytest.fixture
def ander(iemand):
    """The jobcoach who takes over."""
    return iemand(Rol.JOBCOACH, voornaam="Noor", achternaam="Bakker", email="noor@werkmakerij.example")


@pytest.fixture
def trajecten(jobcoach, casemanager):
    return [TrajectFactory(begeleid_door=[jobcoach, casemanager]) for _ in range(3)]


def draag_over(trajecten, van, naar, **anders):
    velden = {"rol": "jobcoach", "ingangsdatum": timezone.localdate(), "bundel": uuid4(), "door": van}
    return overdragen.draag_over(trajecten=trajecten, van=van, naar=naar, **(velden | anders))


def ziet(gebruiker):
    return Traject.objects.zichtbaar_voor(gebruiker).count()


class TestBegeleider:
    def test_wie_begeleidt_ziet_het_traject_en_daarna_niet_meer(self, trajecten, casemanager, ander):
        vandaag = timezone.localdate()
        b = diensten.voeg_begeleider_toe(
            traject=trajecten[0], gebruiker=ander, rol="jobcoach", van=vandaag, door=casemanager
        )
        assert ziet(ander) == 1
        diensten.wijzig_begeleider(betrokkene=b, verwacht=1, rol="jobcoach", van=vandaag, tot=vandaag, door=casemanager)
        assert ziet(ander) == 0
        assert list(Logregel.objects.order_by("pk").values_list("soort", "details__tot")) == [
            ("begeleider_toegevoegd", None),
            ("begeleider_gewijzigd", vandaag.isoformat()),
        ]

    def test_dezelfde_rol_twee_keer_tegelijk_kan_niet(self, trajecten, jobcoach, casemanager):
        with pytest.raises(RegelGeschonden, match="heeft deze rol al in deze periode"):
            diensten.voeg_begeleider_toe(
                traject=trajecten[0], gebruiker=jobcoach, rol="jobcoach", van=timezone.localdate(), door=casemanager
            )

    def test_wie_die_rol_niet_heeft_begeleidt_zo_niet(self, trajecten, casemanager, ander):
        with pytest.raises(RegelGeschonden, match="Noor Bakker is geen casemanager"):
            diensten.voeg_begeleider_toe(
                traject=trajecten[0], gebruiker=ander, rol="casemanager", van=timezone.localdate(), door=casemanager
            )
        assert not Betrokkene.objects.filter(gebruiker=ander).exists()

    def test_twee_die_tegelijk_wijzigen_de_tweede_hoort_het(self, trajecten, casemanager):
        b = Betrokkene.objects.filter(gebruiker=casemanager).first()
        velden = {"betrokkene": b, "verwacht": 1, "rol": "casemanager", "van": b.van, "tot": None}
        diensten.wijzig_begeleider(**velden, door=casemanager)
        with pytest.raises(NietMeerActueel):
            diensten.wijzig_begeleider(**velden, door=casemanager)


class TestOverdragen:
    def test_een_collega_begeleidt_vanaf_de_dag_en_de_open_stappen_gaan_mee(self, trajecten, jobcoach, ander):
        stap = StapFactory(traject=trajecten[0], wie_soort="medewerker", medewerker=jobcoach)
        draag_over(trajecten, jobcoach, ander, let_op={trajecten[0].pk: "Belt liever niet."})
        stap.refresh_from_db()
        assert (ziet(jobcoach), ziet(ander), stap.medewerker) == (0, 3, ander)
        assert Stapversie.objects.get(stap=stap).wie == "Noor Bakker"
        assert Overdracht.objects.get(traject=trajecten[0]).let_op == "Belt liever niet."
        assert Logregel.objects.filter(soort="traject_overgedragen").count() == 3

    def test_een_overdracht_die_later_ingaat_laat_beiden_tot_dan_toe(self, trajecten, jobcoach, ander):
        dag = timezone.localdate() + timedelta(days=14)
        draag_over(trajecten, jobcoach, ander, ingangsdatum=dag)
        assert (ziet(jobcoach), ziet(ander)) == (3, 3)
        assert set(Betrokkene.objects.filter(gebruiker=jobcoach).values_list("tot", flat=True)) == {dag}

    def test_een_einde_dat_al_was_afgesproken_geldt_ook_voor_de_collega(self, trajecten, jobcoach, ander):
        einde = timezone.localdate() + timedelta(days=30)
        Betrokkene.objects.filter(gebruiker=jobcoach).update(tot=einde)
        draag_over(trajecten, jobcoach, ander)
        assert set(Betrokkene.objects.filter(gebruiker=ander).values_list("tot", flat=True)) == {einde}

    def test_het_gaat_in_een_keer_of_helemaal_niet(self, trajecten, jobcoach, ander):
        BetrokkeneFactory(traject=trajecten[2], gebruiker=ander, rol="jobcoach")
        with pytest.raises(RegelGeschonden, match=trajecten[2].deelnemer.naam):
            draag_over(trajecten, jobcoach, ander)
        assert (ziet(jobcoach), Overdracht.objects.count()) == (3, 0)

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"rol": "casemanager"}, "Noor Bakker is geen casemanager"),
            ({"ingangsdatum": timezone.localdate() + timedelta(days=400)}, "te ver vooruit"),
        ],
    )
    def test_wat_niet_past_wordt_niet_overgedragen(self, trajecten, jobcoach, ander, anders, zin):
        with pytest.raises(RegelGeschonden, match=zin):
            draag_over(trajecten, jobcoach, ander, **anders)

    def test_aan_jezelf_of_zonder_deelnemers_kan_niet(self, trajecten, jobcoach, ander):
        with pytest.raises(RegelGeschonden, match="Kies een andere collega"):
            draag_over(trajecten, jobcoach, jobcoach)
        with pytest.raises(RegelGeschonden, match="minstens één deelnemer"):
            draag_over([], jobcoach, ander)

    def test_wie_niet_begeleidt_heeft_niets_over_te_dragen(self, trajecten, jobcoach, ander, iemand):
        derde = iemand(Rol.JOBCOACH, email="derde@werkmakerij.example")
        with pytest.raises(RegelGeschonden, match=r"begeleidt .* dan niet als jobcoach"):
            draag_over(trajecten, derde, ander, door=jobcoach)

    def test_hetzelfde_formulier_draagt_een_keer_over(self, trajecten, jobcoach, ander):
        bundel = uuid4()
        eerste = draag_over(trajecten, jobcoach, ander, bundel=bundel)
        assert set(draag_over(trajecten, jobcoach, ander, bundel=bundel)) == set(eerste)
        assert Overdracht.objects.count() == 3

    def test_een_ander_of_iets_anders_met_hetzelfde_formulier_is_niet_al_gedaan(
        self, trajecten, jobcoach, casemanager, ander
    ):
        bundel = uuid4()
        draag_over(trajecten, jobcoach, ander, bundel=bundel)
        for anders in ({"door": casemanager}, {"trajecten": trajecten[:1]}):
            velden = {"trajecten": trajecten, "van": jobcoach, "naar": ander} | anders
            with pytest.raises(RegelGeschonden, match="was al gedaan"):
                draag_over(bundel=bundel, **velden)
        assert Overdracht.objects.count() == len(trajecten)

    def test_alleen_wie_overneemt_zet_op_gelezen(self, jobcoach, ander):
        overdracht = OverdrachtFactory(van=jobcoach, naar=ander)
        with pytest.raises(OvergangNietToegestaan):
            overdragen.lees_overdracht(overdracht=overdracht, door=jobcoach)
        for _ in range(2):
            overdragen.lees_overdracht(overdracht=overdracht, door=ander)
        assert Logregel.objects.filter(soort="overdracht_gelezen").count() == 1


class TestSchermen:
    def test_van_kiezen_tot_gelezen(self, als, trajecten, jobcoach, ander):
        ContactmomentFactory(traject=trajecten[0], medewerker=jobcoach, onderwerp="Ging goed.")
        klant, adres = als(jobcoach), reverse("trajecten:overdragen")
        lijst = klant.get(adres, {"van": jobcoach.pk, "rol": "jobcoach", "alles": 1}).content.decode()
        assert lijst.count("checked") == 3
        keuze = f"?van={jobcoach.pk}&rol=jobcoach&traject={trajecten[0].pk}&traject={trajecten[1].pk}"
        gegevens = reverse("trajecten:overdragen_gegevens") + keuze
        invoer = {
            "naar": ander.pk,
            "ingangsdatum": f"{timezone.localdate():%d-%m-%Y}",
            "afspraken": "Elke dinsdag bellen.",
            f"let_op_{trajecten[0].pk}": "Belt liever niet.",
            f"let_op_{trajecten[1].pk}": "",
            "bundel": str(uuid4()),
        }
        voorbeeld = klant.post(gegevens, invoer).content.decode()
        assert "Dit verandert er" in voorbeeld
        assert not Overdracht.objects.exists()
        klaar = klant.post(gegevens, invoer | {"bevestigd": "1"}, follow=True).content.decode()
        assert "2 deelnemers zijn overgedragen aan Noor Bakker." in klaar
        klant = als(ander)
        assert "overdracht lezen" in klant.get("/").content.decode()
        overdracht = Overdracht.objects.get(traject=trajecten[0])
        bladzij = klant.get(reverse("trajecten:overdracht", args=[overdracht.pk])).content.decode()
        for tekst in ("Belt liever niet.", "Elke dinsdag bellen.", "Ging goed.", "Geen open stappen|Er zijn geen open"):
            assert any(deel in bladzij for deel in tekst.split("|"))
        klant.post(reverse("trajecten:overdracht_gelezen", args=[overdracht.pk]))
        overdracht.refresh_from_db()
        assert overdracht.gelezen_op is not None

    def test_zonder_keuze_terug_naar_de_lijst(self, als, trajecten, jobcoach):
        adres = reverse("trajecten:overdragen_gegevens") + f"?van={jobcoach.pk}&rol=jobcoach"
        assert als(jobcoach).get(adres)["Location"] == reverse("trajecten:overdragen")

    def test_buiten_bereik_bestaat_een_collega_niet(self, als, trajecten, jobcoach, collega_ander_team):
        TrajectFactory(begeleid_door=[collega_ander_team])
        adres = reverse("trajecten:overdragen_gegevens") + f"?van={collega_ander_team.pk}&rol=casemanager&traject=1"
        assert als(jobcoach).get(adres).status_code == 404

    def test_een_programmamanager_draagt_over_maar_leest_de_zorg_niet(
        self, als, trajecten, jobcoach, ander, programmamanager
    ):
        overdracht = OverdrachtFactory(traject=trajecten[0], van=jobcoach, naar=ander, let_op="Slaapt slecht.")
        klant = als(programmamanager)
        assert klant.get(reverse("trajecten:overdragen")).status_code == 200
        bladzij = klant.get(reverse("trajecten:overdracht", args=[overdracht.pk]))
        assert (bladzij.status_code, "Slaapt slecht." in bladzij.content.decode()) == (200, False)

    def test_de_bladzijde_begeleiding_toont_wie_namens_wie_en_wie_eerder(self, als, trajecten, jobcoach, ander):
        jobcoach.namens = "Werkom"
        jobcoach.save(update_fields=["namens"])
        gisteren = timezone.localdate() - timedelta(days=1)
        BetrokkeneFactory(traject=trajecten[0], gebruiker=ander, rol="jobcoach", tot=gisteren)
        tekst = als(jobcoach).get(reverse("trajecten:begeleiding", args=[trajecten[0].pk])).content.decode()
        for deel in ("Werkom", "Wie begeleidde eerder", "Noor Bakker"):
            assert deel in tekst
        gegevens = als(jobcoach).get(reverse("trajecten:gegevens", args=[trajecten[0].pk])).content.decode()
        assert "Joris Jansen (Werkom)" in gegevens

    def test_het_aantal_vragen_groeit_niet_met_de_deelnemers(self, als, jobcoach, django_assert_max_num_queries):
        klant, adres = als(jobcoach), reverse("trajecten:overdragen")
        keuze = {"van": jobcoach.pk, "rol": "jobcoach"}
        for _ in range(3):
            TrajectFactory(begeleid_door=[jobcoach])
        with CaptureQueriesContext(connection) as bij_drie:
            klant.get(adres, keuze)
        for _ in range(27):
            TrajectFactory(begeleid_door=[jobcoach])
        with django_assert_max_num_queries(len(bij_drie)):
            klant.get(adres, keuze)


@pytest.mark.parametrize(
    ("naam", "velden"),
    [("overdracht_rol_bekend", {"rol": "buurman"}), ("overdracht_aan_een_ander", {"naar_zelf": True})],
)
def test_de_databank_weigert_een_overdracht_die_niet_kan(naam, velden, jobcoach, ander):
    naar = jobcoach if velden.pop("naar_zelf", False) else ander
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        OverdrachtFactory(van=jobcoach, naar=naar, **velden)


def test_een_traject_gaat_per_bundel_een_keer_over(jobcoach, ander):
    eerste = OverdrachtFactory(van=jobcoach, naar=ander)
    with pytest.raises(IntegrityError, match="overdracht_een_keer_per_bundel"), transaction.atomic():
        OverdrachtFactory(traject=eerste.traject, van=jobcoach, naar=ander, bundel=eerste.bundel)
