"""Hours of a placement: what it says, taken over by a person, once, changed with a reason and taken away."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.deelneemuren.overnemen import neem_week_over, veld_van
from trajecten.deelneemuren.plaatsingen import plaatsingsweken
from trajecten.deelneemuren.regels import dagen_van, minuten_per_dag
from trajecten.models import Deelneemuur, Deelneemuurcorrectie


@pytest.fixture
def plaatsing(traject):
    return PlaatsingFactory(
        traject=traject,
        soort="stage",
        werkgever__naam="De Kwast",
        uren_per_week=Decimal(24),
        startdatum=traject.startdatum,
    )


def dagen_in(traject, maandag):
    return dagen_van(maandag, start=traject.startdatum, einde=traject.einddatum, vandaag=timezone.localdate())


def week_van(traject, gebruiker, maandag):
    (week,) = plaatsingsweken(traject, gebruiker, maandag, dagen_in(traject, maandag))
    return week


def neem_over(week, traject, door, *, dagen=None, was=None, reden=""):
    uren = {dag: (dagen or week.voorstel).get(dag, 0) for dag in week.dagen}
    return neem_week_over(
        traject=traject,
        plaatsing=week.plaatsing,
        dagen=uren,
        was=week.stand if was is None else was,
        reden=reden,
        door=door,
    )


def adres(traject, maandag):
    return f"{reverse('trajecten:deelneemuren_invullen', args=[traject.pk])}?week={maandag.isoformat()}"


@pytest.mark.parametrize("per_week", [0, 1, 61, 1440, 2250])
def test_een_week_verdeelt_zich_over_de_werkdagen_en_telt_weer_op(per_week):
    dagen = minuten_per_dag(per_week)
    assert sum(dagen) == per_week
    assert dagen[5:] == [0, 0]
    assert max(dagen[:5]) - min(dagen[:5]) <= 1


def test_een_plaatsing_zegt_hoeveel_uur_de_week_heeft(jobcoach, traject, maandag, plaatsing):
    week = week_van(traject, jobcoach, maandag)
    assert (week.plaatsing.titel, week.afspraak, week.totaal) == ("Stage bij De Kwast", "24 uur per week", 1440)
    assert not week.is_deel


@pytest.mark.parametrize(("begin", "einde", "dagen"), [(2, None, 3), (0, 2, 2), (5, None, 0)])
def test_een_halve_week_telt_naar_haar_werkdagen(jobcoach, traject, maandag, begin, einde, dagen):
    tot = None if einde is None else maandag + timedelta(days=einde)
    PlaatsingFactory(
        traject=traject, uren_per_week=Decimal(24), startdatum=maandag + timedelta(days=begin), einddatum=tot
    )
    assert week_van(traject, jobcoach, maandag).totaal == dagen * 288


def test_zonder_afgesproken_uren_vraagt_het_scherm_ze(als, jobcoach, traject, maandag, plaatsing):
    plaatsing.uren_per_week = None
    plaatsing.save()
    tekst = als(jobcoach).get(adres(traject, maandag)).content.decode()
    assert "geen uren afgesproken" in tekst
    assert "Neem deze uren over" in tekst


def test_met_een_druk_op_de_knop_staan_de_uren_er_een_keer(jobcoach, traject, maandag, plaatsing):
    week = week_van(traject, jobcoach, maandag)
    for _ in range(2):
        assert neem_over(week, traject, jobcoach) == 1440
    uren = Deelneemuur.objects.all()
    assert [uur.minuten for uur in uren] == [288] * 5
    assert {(uur.bron, uur.activiteit) for uur in uren} == {("plaatsing", "Stage")}
    assert Logregel.objects.filter(soort=Soort.DEELNEEMUREN_INGEVULD).count() == 1


def test_wijzigen_vraagt_een_reden_en_houdt_wat_er_stond(jobcoach, traject, maandag, plaatsing):
    neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach)
    week = week_van(traject, jobcoach, maandag)
    anders = dict(week.staat_er) | {maandag: 60, maandag + timedelta(days=1): 0}
    with pytest.raises(RegelGeschonden, match="waarom"):
        neem_over(week, traject, jobcoach, dagen=anders)
    neem_over(week, traject, jobcoach, dagen=anders, reden="Was een dag ziek")
    assert sum(Deelneemuur.objects.values_list("minuten", flat=True)) == 60 + 3 * 288
    assert Deelneemuurcorrectie.objects.count() == 2


def test_een_collega_die_eerder_was_wordt_niet_overschreven(jobcoach, traject, maandag, plaatsing):
    week = week_van(traject, jobcoach, maandag)
    neem_over(week, traject, jobcoach, dagen={maandag: 480})
    with pytest.raises(NietMeerActueel):
        neem_over(week, traject, jobcoach, reden="Zo was het")
    assert Deelneemuur.objects.get().minuten == 480


def test_een_dag_die_vol_is_weigert_de_hele_week(jobcoach, traject, maandag, plaatsing):
    Deelneemuur.objects.create(traject=traject, datum=maandag + timedelta(days=2), minuten=1400)
    with pytest.raises(RegelGeschonden) as fout:
        neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach)
    assert fout.value.veld == veld_van(maandag + timedelta(days=2))
    assert Deelneemuur.objects.count() == 1


def test_niets_ingevuld_is_niets_overgenomen(jobcoach, traject, maandag, plaatsing):
    with pytest.raises(RegelGeschonden, match="minstens één dag"):
        neem_over(week_van(traject, jobcoach, maandag), traject, jobcoach, dagen={maandag: 0})


def test_het_scherm_stelt_voor_en_neemt_over_wat_je_ervan_maakt(als, jobcoach, traject, maandag, plaatsing):
    klant = als(jobcoach)
    assert "Neem 24 uur over" in klant.get(traject.get_absolute_url()).content.decode()
    pagina = klant.get(adres(traject, maandag))
    assert "Stage bij De Kwast: 24 uur per week" in pagina.content.decode()
    (form,) = pagina.context["plaatsingen"]
    gegevens = {form.add_prefix(veld_van(dag)): "4,8" for dag in form.week.dagen[:4]}
    gegevens |= {"plaatsing": form.week.plaatsing.nummer, form.add_prefix("stand"): form.week.stand}
    fout = klant.post(adres(traject, maandag), gegevens | {form.add_prefix(veld_van(maandag)): "veel"})
    assert fout.status_code == 422
    assert 'value="veel"' in fout.content.decode()
    assert "19,2 uur van de plaatsing" in klant.post(adres(traject, maandag), gegevens, follow=True).content.decode()
    assert "Neem 24 uur over" not in klant.get(traject.get_absolute_url()).content.decode()
    botsing = klant.post(adres(traject, maandag), gegevens | {form.add_prefix(veld_van(maandag)): "1"})
    assert botsing.status_code == 409
    assert "intussen veranderd" in botsing.content.decode()


@pytest.mark.parametrize("nummer", ["x", "999999", ""])
def test_een_plaatsing_die_er_niet_is_bestaat_niet(als, jobcoach, traject, maandag, plaatsing, nummer):
    assert als(jobcoach).post(adres(traject, maandag), {"plaatsing": nummer}).status_code == 404


def test_die_van_een_ander_traject_ook_niet(als, jobcoach, traject, maandag):
    ander = PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach]))
    assert als(jobcoach).post(adres(traject, maandag), {"plaatsing": ander.pk}).status_code == 404


def test_een_trainer_leest_niet_bij_welke_werkgever(als, trainer, maandag):
    traject = TrajectFactory(begeleid_door=[trainer])
    PlaatsingFactory(traject=traject, werkgever__naam="De Kwast")
    assert "De Kwast" not in als(trainer).get(adres(traject, maandag)).content.decode()


def test_een_dag_van_morgen_is_nog_niet_over_te_nemen(jobcoach, traject, plaatsing, time_machine):
    time_machine.move_to(f"{timezone.localdate().year + 1}-01-07 12:00:00+01:00")
    vandaag = timezone.localdate()
    maandag = vandaag - timedelta(days=vandaag.weekday())
    assert max(week_van(traject, jobcoach, maandag).dagen) == vandaag


@pytest.mark.parametrize("aantal", [3, 30])
def test_meer_plaatsingen_vragen_niet_meer_van_de_databank(
    jobcoach, traject, maandag, django_assert_num_queries, aantal
):
    PlaatsingFactory.create_batch(aantal, traject=traject)
    # the sixth: the weeks that the employer confirmed
    with django_assert_num_queries(6):
        plaatsingsweken(traject, jobcoach, maandag, dagen_in(traject, maandag))
