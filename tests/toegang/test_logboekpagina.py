"""The beheerder finds in the logboek who did and saw what; looking is written down too."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from toegang.logboek import Soort, noteer
from toegang.models import Logregel
from toegang.views import logboek as bladzijde


class Daan:
    pk = 12
    deelnemernummer = "WM-2026-0012"


@pytest.fixture
def bij_beheerder(klant, beheerder):
    klant.force_login(beheerder)
    return klant


@pytest.fixture
def regels(beheerder, jobcoach, casemanager) -> None:
    noteer(Soort.UITGELOGD, door=jobcoach, over=jobcoach)
    noteer(Soort.GEBRUIKER_GEWIJZIGD, door=casemanager, deelnemer=Daan(), reden="reden van Carla")
    noteer(Soort.GEBRUIKER_GEWIJZIGD, door=None, reden="vanzelf gegaan")


def tabel(antwoord) -> str:
    assert antwoord.status_code == 200
    return antwoord.content.decode().partition("<tbody>")[2]


def test_alles_staat_er_met_het_nieuwste_boven(bij_beheerder, regels):
    rijen = tabel(bij_beheerder.get("/logboek/"))
    assert rijen.index("vanzelf gegaan") < rijen.index("reden van Carla") < rijen.index("Uitgelogd")
    assert "Systeem" in rijen


def test_zoeken_op_medewerker_deelnemer_en_soort(bij_beheerder, regels, jobcoach):
    van_jobcoach = tabel(bij_beheerder.get(f"/logboek/?wie={jobcoach.pk}"))
    assert "Uitgelogd" in van_jobcoach
    assert "Carla" not in van_jobcoach
    over_daan = tabel(bij_beheerder.get("/logboek/?deelnemer=WM-2026-0012"))
    assert "reden van Carla" in over_daan
    assert "vanzelf gegaan" not in over_daan
    soort = tabel(bij_beheerder.get("/logboek/?soort=uitgelogd"))
    assert "Joris Jansen" in soort
    assert "reden van Carla" not in soort


def test_zoeken_op_periode_telt_beide_dagen_mee(bij_beheerder, beheerder):
    middag = timezone.localtime().replace(hour=12)
    for dagen, reden in ((3, "te vroeg"), (2, "eerste dag"), (1, "laatste dag"), (0, "te laat")):
        Logregel.objects.create(tijdstip=middag - timedelta(days=dagen), soort=Soort.UITGELOGD, reden=reden)
    van, tot = ((middag - timedelta(days=dagen)).strftime("%d-%m-%Y") for dagen in (2, 1))
    rijen = tabel(bij_beheerder.get(f"/logboek/?van={van}&tot={tot}"))
    assert "eerste dag" in rijen
    assert "laatste dag" in rijen
    assert "te vroeg" not in rijen
    assert "te laat" not in rijen


def test_een_periode_die_achteruit_loopt_wordt_uitgelegd(bij_beheerder):
    antwoord = bij_beheerder.get("/logboek/?van=10-11-2026&tot=01-11-2026")
    assert antwoord.status_code == 422
    assert "Kies een dag op of na de eerste dag." in antwoord.content.decode()


def test_bladeren_toont_elke_regel_een_keer_ook_bij_gelijk_tijdstip(bij_beheerder, beheerder, monkeypatch):
    monkeypatch.setattr(bladzijde, "PER_PAGINA", 4)
    nu = timezone.now() - timedelta(hours=1)
    for nummer in range(10):
        Logregel.objects.create(tijdstip=nu, soort=Soort.UITGELOGD, reden=f"regel-{nummer}.")
    gezien, adres = [], "/logboek/?soort=uitgelogd"
    while adres:
        pagina = bij_beheerder.get(adres).context["pagina"]
        gezien += [rij.regel.reden for rij in pagina.regels]
        adres = f"/logboek/?{pagina.volgende}" if pagina.volgende else ""
    assert gezien == [f"regel-{nummer}." for nummer in reversed(range(10))]


def test_een_periode_tot_de_laatste_dag_die_er_is_heeft_geen_einde(bij_beheerder, regels):
    assert "vanzelf gegaan" in tabel(bij_beheerder.get("/logboek/?van=01-01-0001&tot=31-12-9999"))


@pytest.mark.parametrize(
    "sleutel",
    [
        "onzin",
        "2026-11-21T10:00~5",
        "~",
        "2026-99-99T10:00:00+00:00~5",
        "x~y",
        "0001-01-01T00:00:00+23:59~1",
        "9999-12-31T23:59:59-23:59~1",
        f"2026-11-21T10:00:00+00:00~{'9' * 5000}",
    ],
)
def test_een_geknoeide_bladzijde_is_de_eerste(bij_beheerder, regels, sleutel):
    assert "vanzelf gegaan" in tabel(bij_beheerder.get("/logboek/", {"na": sleutel}))


def test_kijken_in_het_logboek_staat_zelf_in_het_logboek(bij_beheerder, regels, beheerder, jobcoach):
    bij_beheerder.get(f"/logboek/?wie={jobcoach.pk}&soort=uitgelogd")
    regel = Logregel.objects.van_soort(Soort.LOGBOEK_BEKEKEN).get()
    assert regel.door_pk == beheerder.pk
    assert regel.details == {"gezocht": {"wie": "Joris Jansen", "soort": "uitgelogd"}}


def test_details_staan_in_gewone_woorden(bij_beheerder, beheerder):
    noteer(Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, rollen={"van": ["jobcoach"], "naar": ["jobcoach", "trainer"]})
    noteer(Soort.GEBRUIKER_UITGENODIGD, door=beheerder, opnieuw=True, leeg="")
    rijen = tabel(bij_beheerder.get("/logboek/"))
    assert "rollen: van: jobcoach, naar: jobcoach, trainer" in rijen
    assert "opnieuw: ja" in rijen
    assert "leeg" not in rijen


def test_een_regel_over_iets_wat_het_programma_niet_meer_kent_blijft_leesbaar(bij_beheerder, beheerder):
    Logregel.objects.create(soort="van_vroeger", over_soort="verdwenen.ding", over_pk=7, door_naam="Oud")
    rijen = tabel(bij_beheerder.get("/logboek/"))
    assert "van_vroeger" in rijen
    assert "ding 7" in rijen
    assert str(Logregel.objects.get(soort="van_vroeger")).endswith("van_vroeger Oud")


def test_een_geweigerde_pagina_staat_in_het_logboek(klant, jobcoach):
    klant.force_login(jobcoach)
    assert klant.get("/logboek/").status_code == 403
    regel = Logregel.objects.van_soort(Soort.TOEGANG_GEWEIGERD).get()
    assert (regel.door_pk, regel.details) == (jobcoach.pk, {"pagina": "toegang:logboek"})


def test_zoeken_gebruikt_een_index(regels, jobcoach):
    Logregel.objects.bulk_create(
        Logregel(soort=Soort.UITGELOGD, door_pk=nummer % 50, deelnemer_pk=nummer % 50) for nummer in range(2000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE toegang_logregel")
    for gezocht, index in (
        (Logregel.objects.all(), "logregel_tijdstip"),
        (Logregel.objects.filter(door_pk=7), "logregel_door"),
        (Logregel.objects.filter(deelnemer_pk=7), "logregel_deelnemer"),
        (Logregel.objects.van_soort("zeldzaam"), "logregel_soort"),
    ):
        assert index in gezocht.nieuwste_eerst()[:50].explain()


def test_de_bladzijde_vraagt_even_veel_bij_drie_als_bij_vijftig_regels(bij_beheerder, regels, beheerder):
    bij_beheerder.get("/logboek/")
    with CaptureQueriesContext(connection) as weinig:
        bij_beheerder.get("/logboek/")
    for _ in range(60):
        noteer(Soort.UITGELOGD, door=beheerder)
    with CaptureQueriesContext(connection) as veel:
        bij_beheerder.get("/logboek/")
    assert len(veel) == len(weinig)


def test_de_rechtentabel_staat_op_een_pagina(bij_beheerder):
    pagina = bij_beheerder.get("/logboek/rechten/").content.decode()
    assert "Bijzondere gegevens zien (gezondheid en justitie)" in pagina
    assert "trajecten van het team" in pagina
