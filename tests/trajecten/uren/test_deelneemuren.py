"""Hours of a deelnemer: from attendance through a key, by hand per week, corrected with a reason that stays."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import DeelneemuurFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.deelneemuren import wis_uit_aanwezigheid, zet_uit_aanwezigheid, zet_uit_plaatsing
from trajecten.deelneemuren.diensten import Invoer, verbeter_uren, voer_week_in
from trajecten.deelneemuren.forms import UrenVeld, veldnaam
from trajecten.deelneemuren.regels import MINUTEN_PER_DAG_HOOGSTENS, dagen_van, uren_passen
from trajecten.models import Deelneemuur, Deelneemuurcorrectie
from trajecten.urenstaat.uren import uren_van

GISTEREN = timezone.localdate() - timedelta(days=1)


def zet(traject, door, **anders):
    velden = {"datum": GISTEREN, "minuten": 120, "activiteit": "Kickboksen", "sleutel": "bijeenkomst:1:7"}
    return zet_uit_aanwezigheid(traject=traject, door=door, **velden | anders)


def test_aanwezigheid_schrijft_uren_een_keer_en_past_ze_aan(traject, trainer):
    eerste = zet(traject, trainer)
    tweede = zet(traject, trainer, minuten=90)
    assert eerste.pk == tweede.pk
    uur = Deelneemuur.objects.get()
    assert (uur.minuten, uur.bron, uur.ingevoerd_door) == (90, Deelneemuur.Bron.AANWEZIGHEID, trainer)


def test_aanwezigheid_die_er_niet_meer_is_neemt_haar_uren_mee(traject, trainer):
    zet(traject, trainer)
    for _ in range(2):
        wis_uit_aanwezigheid("bijeenkomst:1:7")
    assert not Deelneemuur.objects.exists()


def test_een_sleutel_van_een_ander_traject_is_een_fout_van_de_programmeur(traject, trainer):
    zet(traject, trainer)
    with pytest.raises(ValueError, match="other hours"):
        zet(TrajectFactory(), trainer)
    with pytest.raises(ValueError, match="other hours"):
        zet_uit_plaatsing(
            traject=traject, datum=GISTEREN, minuten=60, activiteit="", sleutel="bijeenkomst:1:7", door=trainer
        )


def test_de_databank_kent_een_sleutel_een_keer(traject):
    DeelneemuurFactory(traject=traject, sleutel="a")
    DeelneemuurFactory(traject=traject, sleutel=None)
    DeelneemuurFactory(traject=traject, sleutel=None)
    with pytest.raises(IntegrityError, match="deelneemuur_een_keer_opgeslagen"), transaction.atomic():
        DeelneemuurFactory(traject=traject, sleutel="a")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"datum": timezone.localdate() + timedelta(days=1)}, "toekomst"),
        ({"datum": timezone.localdate() - timedelta(weeks=30)}, "startte pas"),
        ({"minuten": 0}, "minstens 1 minuut"),
        ({"minuten": 1441}, "hoogstens 24 uur"),
    ],
)
def test_uren_die_niet_kunnen_worden_geweigerd(traject, trainer, anders, zin):
    with pytest.raises(RegelGeschonden, match=zin):
        zet(traject, trainer, **anders)
    assert not Deelneemuur.objects.exists()


def test_twee_trajecten_vullen_samen_een_dag(traject, trainer):
    ander = TrajectFactory(deelnemer=traject.deelnemer)
    zet(traject, trainer, minuten=1000)
    with pytest.raises(RegelGeschonden, match="meer uren dan er in een dag zitten"):
        zet(ander, trainer, minuten=441, sleutel="2")
    assert zet(ander, trainer, minuten=440, sleutel="2").pk


@given(al=st.integers(0, MINUTEN_PER_DAG_HOOGSTENS), minuten=st.integers(-10, 2000))
def test_een_dag_is_nooit_voller_dan_een_dag(al, minuten):
    dag = date(2026, 6, 1)
    past = not uren_passen(dag, minuten, al=al, startdatum=dag, einddatum=None, vandaag=dag)
    assert past == (minuten > 0 and al + minuten <= MINUTEN_PER_DAG_HOOGSTENS)


def test_uren_van_een_deelnemer_zijn_nooit_uren_van_een_medewerker(traject, jobcoach):
    zet(traject, jobcoach)
    voer_week_in(traject=traject, regels=[Invoer(GISTEREN, 60, "Schilderen")], sleutel=uuid4(), door=jobcoach)
    assert uren_van([jobcoach.pk], GISTEREN - timedelta(days=7), GISTEREN + timedelta(days=7)) == []


def test_een_week_met_de_hand_is_alles_of_niets_en_een_keer(traject, jobcoach):
    goed, sleutel = [Invoer(GISTEREN, 60, "Schilderen"), Invoer(GISTEREN, 30, "Overleg")], uuid4()
    for _ in range(2):
        voer_week_in(traject=traject, regels=goed, sleutel=sleutel, door=jobcoach)
    assert sorted(Deelneemuur.objects.values_list("minuten", flat=True)) == [30, 60]
    assert Logregel.objects.filter(soort=Soort.DEELNEEMUREN_INGEVULD).count() == 1
    with pytest.raises(RegelGeschonden, match="al opgeslagen"):
        voer_week_in(traject=traject, regels=goed[:1], sleutel=sleutel, door=jobcoach)
    fout = [goed[0], Invoer(timezone.localdate() + timedelta(days=1), 60, "Later", "uren_1")]
    with pytest.raises(RegelGeschonden) as geweigerd:
        voer_week_in(traject=traject, regels=fout, sleutel=uuid4(), door=jobcoach)
    assert geweigerd.value.veld == "uren_1"
    assert Deelneemuur.objects.count() == 2


@pytest.fixture
def uur(traject):
    return DeelneemuurFactory(traject=traject, datum=GISTEREN, minuten=240)


def test_een_verbetering_laat_lezen_wat_er_stond_en_waarom(uur, jobcoach):
    verbeter_uren(uur=uur, was_minuten=240, minuten=180, reden="Ging eerder weg", door=jobcoach)
    uur.refresh_from_db()
    correctie = Deelneemuurcorrectie.objects.get()
    assert uur.minuten == 180
    assert (correctie.was_minuten, correctie.minuten, correctie.reden) == (240, 180, "Ging eerder weg")


def test_uren_die_er_niet_waren_verdwijnen_en_de_verbetering_blijft(uur, jobcoach):
    verbeter_uren(uur=uur, was_minuten=240, minuten=0, reden="Verkeerde deelnemer", door=jobcoach)
    assert not Deelneemuur.objects.exists()
    assert Deelneemuurcorrectie.objects.get().deelneemuur is None


def test_een_verbetering_verandert_nooit(uur, jobcoach):
    verbeter_uren(uur=uur, was_minuten=240, minuten=180, reden="Eerder weg", door=jobcoach)
    for velden in ({"reden": "Anders"}, {"was_minuten": 1}):
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            Deelneemuurcorrectie.objects.update(**velden)
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Deelneemuurcorrectie.objects.get().delete()


@pytest.mark.parametrize(
    ("velden", "zin"), [({"minuten": 240}, "verandert niets"), ({"reden": " "}, "waarom"), ({"minuten": 1441}, "24")]
)
def test_een_verbetering_zegt_iets_en_zegt_waarom(uur, jobcoach, velden, zin):
    with pytest.raises(RegelGeschonden, match=zin):
        verbeter_uren(uur=uur, was_minuten=240, door=jobcoach, **{"minuten": 10, "reden": "Fout"} | velden)
    assert not Deelneemuurcorrectie.objects.exists()


@pytest.mark.parametrize(
    ("velden", "beperking"),
    [
        ({"minuten": 240}, "deelneemuurcorrectie_verandert_iets"),
        ({"reden": ""}, "deelneemuurcorrectie_met_reden"),
    ],
)
def test_de_databank_weigert_een_verbetering_die_niets_zegt(uur, jobcoach, velden, beperking):
    basis = {"traject": uur.traject, "deelneemuur": uur, "datum": uur.datum, "gewijzigd_door": jobcoach}
    goed = {"was_minuten": 240, "minuten": 10, "reden": "Fout"}
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        Deelneemuurcorrectie.objects.create(**basis, **goed | velden)
    assert Deelneemuurcorrectie.objects.create(**basis, **goed).pk


def test_wie_het_laatst_keek_schrijft_niet_over_een_collega_heen(uur, jobcoach):
    verbeter_uren(uur=uur, was_minuten=240, minuten=180, reden="Eerder weg", door=jobcoach)
    with pytest.raises(NietMeerActueel):
        verbeter_uren(uur=uur, was_minuten=240, minuten=60, reden="Eerder weg", door=jobcoach)


def test_uren_uit_aanwezigheid_verbeter_je_bij_de_bijeenkomst(traject, trainer):
    with pytest.raises(RegelGeschonden, match="aanwezigheid"):
        verbeter_uren(uur=zet(traject, trainer), was_minuten=120, minuten=60, reden="Fout", door=trainer)


@pytest.mark.parametrize(
    ("tekst", "minuten"),
    [("2", 120), ("2,5", 150), ("2.25", 135), ("2:30", 150), ("0:05", 5), ("0", 0), ("", None), ("24", 1440)],
)
def test_uren_schrijf_je_zoals_je_ze_zegt(tekst, minuten):
    assert UrenVeld().clean(tekst) == minuten


@pytest.mark.parametrize("tekst", ["twee", "-1", "25", "2:60", "1,234", "1e3", "९", "1" * 50])
def test_wat_geen_uren_zijn_krijgt_een_zin(tekst):
    with pytest.raises(ValidationError, match=r"Schrijf de uren zo|hoogstens 24 uur"):
        UrenVeld().clean(tekst)


def test_alleen_dagen_waarop_het_traject_liep_zijn_in_te_vullen():
    maandag = date(2026, 6, 1)
    tussen = dagen_van(maandag, start=date(2026, 6, 2), einde=date(2026, 6, 6), vandaag=date(2026, 6, 4))
    assert [dag.day for dag in tussen] == [2, 3, 4]
    assert dagen_van(maandag, start=None, einde=None, vandaag=maandag) == []


def week(traject, dag):
    return f"{reverse('trajecten:deelneemuren_invullen', args=[traject.pk])}?week={dag.isoformat()}"


def test_een_week_invullen_op_het_scherm(als, jobcoach, traject):
    gegevens = {
        "sleutel": str(uuid4()),
        "activiteit_0": "Kickboksen",
        veldnaam(0, GISTEREN): "2,5",
        "activiteit_1": "",
        veldnaam(1, GISTEREN): "1",
    }
    klant = als(jobcoach)
    zonder = klant.post(week(traject, GISTEREN), gegevens)
    assert zonder.status_code == 422
    assert "Schrijf op wat de deelnemer" in zonder.content.decode()
    assert 'value="2,5"' in zonder.content.decode()
    klant.post(week(traject, GISTEREN), gegevens | {veldnaam(1, GISTEREN): ""})
    uur = Deelneemuur.objects.get()
    assert (uur.minuten, uur.activiteit, uur.bron) == (150, "Kickboksen", Deelneemuur.Bron.HAND)
    assert "Kickboksen" in klant.get(week(traject, GISTEREN)).content.decode()


def test_de_lijst_telt_per_activiteit_en_toont_wat_is_verbeterd(als, jobcoach, traject, uur):
    DeelneemuurFactory(traject=traject, minuten=60, activiteit="Overleg")
    verbeter_uren(uur=uur, was_minuten=240, minuten=180, reden="Ging eerder weg", door=jobcoach)
    antwoord = als(jobcoach).get(reverse("trajecten:deelneemuren", args=[traject.pk]))
    assert [(a.naam, a.minuten) for a in antwoord.context["lijst"].activiteiten] == [
        ("Werkvloer", 180),
        ("Overleg", 60),
    ]
    assert antwoord.context["lijst"].totaal == 240
    assert "4 uur werd 3 uur" in antwoord.content.decode()
    assert Logregel.objects.filter(soort=Soort.DOSSIER_BEKEKEN, details__pagina="uren").exists()


def test_wie_niet_mag_invullen_leest_alleen(als, programmamanager, traject, uur):
    klant = als(programmamanager)
    assert klant.get(reverse("trajecten:deelneemuren", args=[traject.pk])).status_code == 200
    for adres in (week(traject, GISTEREN), reverse("trajecten:deelneemuren_verbeteren", args=[uur.pk])):
        assert klant.get(adres).status_code == 403


def test_de_lijst_vraagt_voor_dertig_uren_niet_meer_dan_voor_drie(als, jobcoach, traject):
    adres, aantallen, klant = reverse("trajecten:deelneemuren", args=[traject.pk]), [], als(jobcoach)
    for erbij in (3, 27):
        for nummer in range(erbij):
            DeelneemuurFactory(traject=traject, minuten=5, activiteit=f"Iets {nummer}", ingevoerd_door=jobcoach)
        klant.get(adres)
        with CaptureQueriesContext(connection) as gesteld:
            klant.get(adres)
        aantallen.append(len(gesteld))
    assert aantallen[0] == aantallen[1]


def test_de_lijst_gaat_per_bladzijde(als, jobcoach, traject, monkeypatch):
    monkeypatch.setattr("trajecten.deelneemuren.lijst.PER_PAGINA", 2)
    for nummer in range(3):
        DeelneemuurFactory(traject=traject, datum=GISTEREN - timedelta(days=nummer), minuten=5)
    klant, adres = als(jobcoach), reverse("trajecten:deelneemuren", args=[traject.pk])
    eerste = klant.get(adres).context["lijst"]
    tweede = klant.get(f"{adres}?na={eerste.volgende}").context["lijst"]
    assert [uur.datum for uur in eerste.uren + tweede.uren] == [GISTEREN - timedelta(days=n) for n in range(3)]


def test_uren_tellen_meteen_voor_de_norm(als, jobcoach):
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma, begeleid_door=[jobcoach])
    FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=3))
    zet_uit_aanwezigheid(
        traject=traject, datum=timezone.localdate(), minuten=360, activiteit="Kas", sleutel="x", door=jobcoach
    )
    standen = als(jobcoach).get(reverse("trajecten:deelneemuren", args=[traject.pk])).context["standen"]
    assert {stand.gedaan for stand in standen if stand.norm.van_wie == "deelnemer"} == {360}


def test_wat_je_typt_wordt_bewaard_en_na_het_opslaan_vergeten(als, jobcoach, casemanager, traject):
    maandag = GISTEREN - timedelta(days=GISTEREN.weekday())
    klant, ander = als(jobcoach), reverse("trajecten:concept", args=["deelneemuren", f"{traject.pk}.{maandag}"])
    gegevens = {"sleutel": str(uuid4()), "activiteit_0": "Kickboksen", veldnaam(0, GISTEREN): "2,5"}
    assert klant.post(ander, gegevens).status_code == 200
    pagina = klant.get(week(traject, GISTEREN)).content.decode()
    assert "Je concept van" in pagina
    assert 'value="2,5"' in pagina
    klant.post(week(traject, GISTEREN), gegevens)
    assert "Je concept van" not in klant.get(week(traject, GISTEREN)).content.decode()
    assert als(casemanager).post(ander, gegevens).status_code == 403


@pytest.mark.parametrize("over", ["x", "1", "1.gisteren", "x.2026-11-16", "999999.2026-11-16"])
def test_een_concept_over_niets_bestaat_niet(als, jobcoach, over):
    assert als(jobcoach).post(reverse("trajecten:concept", args=["deelneemuren", over]), {}).status_code == 404
