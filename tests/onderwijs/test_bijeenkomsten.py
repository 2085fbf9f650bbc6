"""Planning: a series in one go, with exceptions; one that moves; one that does not go on."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from onderwijs.models import Bijeenkomst
from onderwijs.regels import dagen_van_reeks
from tests.fabrieken.onderwijs import BijeenkomstFactory
from tests.onderwijs.lezen import tekst

pytestmark = pytest.mark.django_db
DAGEN = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(
    eerste=DAGEN,
    duur=st.integers(0, 200),
    weekdagen=st.sets(st.integers(0, 6)),
    overslaan=st.sets(st.integers(0, 200), max_size=5),
)
def test_een_reeks_is_precies_die_weekdagen_zonder_wat_je_overslaat(eerste, duur, weekdagen, overslaan):
    laatste = eerste + timedelta(days=duur)
    niet = {eerste + timedelta(days=verder) for verder in overslaan}
    dagen = dagen_van_reeks(eerste, laatste, weekdagen, niet)
    assert dagen == sorted(set(dagen))
    alle = {eerste + timedelta(days=verder) for verder in range(duur + 1)}
    assert set(dagen) == {dag for dag in alle if dag.weekday() in weekdagen and dag not in niet}


def naar(klant, persoon, adres, pk, /, **gegevens):
    klant.force_login(persoon)
    return klant.post(reverse(f"onderwijs:{adres}", args=[pk]), gegevens)


def reeks(trainer, /, **anders):
    vandaag = timezone.localdate()
    return {
        "weekdagen": [vandaag.weekday()],
        "van": "10:00",
        "tot": "12.00",
        "eerste": f"{vandaag:%d-%m-%Y}",
        "laatste": f"{vandaag + timedelta(weeks=3):%d-%m-%Y}",
        "overslaan": "",
        "plek": "Lokaal 2",
        "trainer": trainer.pk,
    } | anders


def test_een_reeks_staat_er_in_een_keer_en_dubbel_sturen_maakt_er_niet_meer(klant, trainer, groep):
    volgende = timezone.localdate() + timedelta(weeks=1)
    gegevens = reeks(trainer, overslaan=f"{volgende:%d-%m-%Y}, 01-01-2020")
    for _ in range(2):
        assert naar(klant, trainer, "plannen", groep.pk, **gegevens).status_code == 302
    dagen = list(Bijeenkomst.objects.values_list("datum", flat=True))
    vandaag = timezone.localdate()
    assert dagen == [vandaag, vandaag + timedelta(weeks=2), vandaag + timedelta(weeks=3)]
    eerste = Bijeenkomst.objects.first()
    assert (eerste.van, eerste.tot, eerste.plek, eerste.trainer) == (time(10), time(12), "Lokaal 2", trainer)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"weekdagen": []}, "Kies minstens één dag."),
        ({"van": "half tien"}, "Schrijf de tijd zo: 10:30."),
        ({"tot": "09:00"}, "De eindtijd ligt na de begintijd."),
        ({"laatste": "01-01-2020"}, "De laatste dag ligt voor de eerste dag."),
        ({"laatste": "01-01-2099"}, "langer dan drie jaar"),
        ({"overslaan": "kerst"}, "Schrijf elke datum zo"),
        ({"eerste": "01-01-2020", "laatste": "01-02-2020"}, "De groep begint pas op"),
        ({"trainer": 987654}, "Selecteer een geldige keuze"),
    ],
)
def test_een_reeks_die_niet_kan_zegt_waarom_en_schrijft_niets(klant, trainer, groep, anders, zin):
    antwoord = naar(klant, trainer, "plannen", groep.pk, **reeks(trainer, **anders))
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert not Bijeenkomst.objects.exists()


def test_een_reeks_over_een_bestaande_bijeenkomst_heen_kan_niet_half(klant, trainer, groep):
    BijeenkomstFactory(groep=groep, datum=timezone.localdate() + timedelta(weeks=1))
    antwoord = naar(klant, trainer, "plannen", groep.pk, **reeks(trainer))
    assert antwoord.status_code == 422
    assert "al een bijeenkomst" in tekst(antwoord)
    assert Bijeenkomst.objects.count() == 1


def verzet(bijeenkomst, **anders):
    return {
        "datum": f"{bijeenkomst.datum + timedelta(days=1):%d-%m-%Y}",
        "van": "13:00",
        "tot": "15:00",
        "plek": "Buiten",
        "trainer": bijeenkomst.trainer_id,
        "versie": bijeenkomst.versie,
    } | anders


def test_een_bijeenkomst_verplaatsen_onthoudt_waar_die_eerst_stond(klant, trainer, bijeenkomst):
    was = bijeenkomst.datum
    assert naar(klant, trainer, "bijeenkomst_verplaatsen", bijeenkomst.pk, **verzet(bijeenkomst)).status_code == 302
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.datum, bijeenkomst.oorspronkelijk) == (was + timedelta(days=1), was)
    terug = verzet(bijeenkomst, datum=f"{was:%d-%m-%Y}")
    naar(klant, trainer, "bijeenkomst_verplaatsen", bijeenkomst.pk, **terug)
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.datum, bijeenkomst.oorspronkelijk) == (was, None)


def test_twee_die_tegelijk_verplaatsen_zien_beide_teksten(klant, trainer, bijeenkomst):
    mijn = verzet(bijeenkomst, plek="Mijn lokaal")
    naar(klant, trainer, "bijeenkomst_verplaatsen", bijeenkomst.pk, **verzet(bijeenkomst, plek="Andere zaal"))
    antwoord = naar(klant, trainer, "bijeenkomst_verplaatsen", bijeenkomst.pk, **mijn)
    pagina = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "Mijn lokaal" in pagina
    assert "Andere zaal" in pagina
    bijeenkomst.refresh_from_db()
    assert bijeenkomst.plek == "Andere zaal"


def test_een_bijeenkomst_die_vervalt_kan_toch_doorgaan_en_een_gehouden_niet_meer_vervallen(
    klant, trainer, bijeenkomst, deelnames
):
    for gaat_door, staat in (("nee", "vervallen"), ("nee", "vervallen"), ("ja", "gepland")):
        assert naar(klant, trainer, "doorgaan", bijeenkomst.pk, gaat_door=gaat_door).status_code == 302
        bijeenkomst.refresh_from_db()
        assert bijeenkomst.staat == staat
    standen = {f"staat_{deelname.pk}": "aanwezig" for deelname in deelnames}
    naar(klant, trainer, "aanwezigheid", bijeenkomst.pk, versie=bijeenkomst.versie, **standen)
    assert naar(klant, trainer, "doorgaan", bijeenkomst.pk, gaat_door="nee").status_code == 422
    assert naar(klant, trainer, "bijeenkomst_verplaatsen", bijeenkomst.pk, **verzet(bijeenkomst)).status_code in (
        409,
        422,
    )


def test_een_groep_die_klaar_is_rondt_iedereen_af_en_laat_de_rest_vervallen(klant, trainer, groep, deelnames):
    vandaag = timezone.localdate()
    later = BijeenkomstFactory(groep=groep, datum=vandaag + timedelta(days=7))
    assert naar(klant, trainer, "groep_sluiten", groep.pk, hoe="").status_code == 422
    morgen = f"{vandaag + timedelta(days=1):%d-%m-%Y}"
    fout = naar(klant, trainer, "groep_sluiten", groep.pk, hoe="afgesloten", laatste_dag=morgen)
    assert fout.status_code == 422
    assert naar(klant, trainer, "groep_sluiten", groep.pk, hoe="afgesloten").status_code == 302
    groep.refresh_from_db()
    later.refresh_from_db()
    assert (groep.staat, groep.laatste_dag, later.staat) == ("afgesloten", vandaag, "vervallen")
    for deelname in deelnames:
        deelname.refresh_from_db()
        assert (deelname.staat, deelname.tot) == ("afgerond", vandaag + timedelta(days=1))


def test_een_groep_die_niet_doorgaat_laat_iedereen_stoppen_om_die_reden(klant, trainer, groep, deelnames):
    assert naar(klant, trainer, "groep_sluiten", groep.pk, hoe="vervallen").status_code == 302
    for deelname in deelnames:
        deelname.refresh_from_db()
        assert (deelname.staat, deelname.reden) == ("gestopt", "groep_stopt")
