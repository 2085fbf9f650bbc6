"""The dossier: who reads what, that reading is told, and that it stays quick."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, DeelneemuurFactory, TrajectFactory
from tests.trajecten.conftest import HTMX
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.panelen import CONTACTEN_IN_PANEEL
from trajecten.registers import registers

VERSLAG = "Schildert zelf kozijnen."


@pytest.fixture
def traject(jobcoach, casemanager):
    CodeFactory()
    return TrajectFactory(
        deelnemer__voornaam="Daan",
        deelnemer__achternaam="Verbeek",
        deelnemer__deelnemernummer="WM-2026-0147",
        begeleid_door=[jobcoach, casemanager],
    )


def pagina(traject, naam="dossier"):
    return reverse(f"trajecten:{naam}", args=[traject.pk])


def bekeken():
    return Logregel.objects.filter(soort=Soort.DOSSIER_BEKEKEN)


def test_de_kop_zegt_om_wie_het_gaat(als, jobcoach, traject):
    tekst = als(jobcoach).get(pagina(traject)).content.decode()
    for feit in ("Daan Verbeek", "WM-2026-0147", "21 jaar", "Joris Jansen", "Carla Smit", "Vier bouwstenen"):
        assert feit in tekst


def test_een_ander_traject_van_dezelfde_persoon_is_een_link(als, jobcoach, collega_ander_team, traject):
    eerder = TrajectFactory(deelnemer=traject.deelnemer, gestopt=True, begeleid_door=[jobcoach])
    vreemd = TrajectFactory(deelnemer=traject.deelnemer, begeleid_door=[collega_ander_team])
    tekst = als(jobcoach).get(pagina(traject)).content.decode()
    assert f'href="{eerder.get_absolute_url()}"' in tekst
    assert f'href="{vreemd.get_absolute_url()}"' not in tekst


def test_de_kaarten_staan_in_de_volgorde_van_de_telefoon(als, jobcoach, traject):
    tekst = als(jobcoach).get(pagina(traject)).content.decode()
    gezien = re.findall(r'<section class="kaart dossier__paneel[^>]* id="([a-z]+)"', tekst)
    assert gezien == [paneel.code for paneel in registers.panelen if paneel.code in gezien]
    volgorde = ["huis", "stappenplan", "uren", "zelfredzaamheid", "contact", "tijdlijn", "ladder"]
    assert [code for code in gezien if code in volgorde] == volgorde


def test_een_dossier_openen_komt_in_het_logboek(als, jobcoach, traject):
    als(jobcoach).get(pagina(traject))
    regel = bekeken().get()
    assert (regel.door_pk, regel.over_pk, regel.deelnemernummer) == (jobcoach.pk, traject.pk, "WM-2026-0147")
    assert regel.details == {"pagina": "overzicht"}


@pytest.mark.parametrize("naam", ["dossier", "tijdlijn", "contacten"])
def test_een_verzoek_dat_zich_een_deel_noemt_komt_ook_in_het_logboek(als, jobcoach, traject, naam):
    als(jobcoach).get(pagina(traject, naam), headers=HTMX)
    assert bekeken().count() == 1


def test_wat_niet_in_het_logboek_kan_wordt_niet_getoond(als, jobcoach, traject, monkeypatch):
    def mislukt(*args, **kwargs):
        raise RuntimeError("logboek vol")

    monkeypatch.setattr("trajecten.dossier.noteer", mislukt)
    with pytest.raises(RuntimeError, match="logboek vol"):
        als(jobcoach).get(pagina(traject))


@pytest.mark.parametrize("naam", ["dossier", "tijdlijn", "contacten"])
def test_buiten_je_bereik_bestaat_een_dossier_niet(als, jobcoach, collega_ander_team, beheerder, naam):
    vreemd = TrajectFactory(begeleid_door=[collega_ander_team])
    assert als(jobcoach).get(pagina(vreemd, naam)).status_code == 404
    assert als(beheerder).get(pagina(vreemd, naam)).status_code == 403
    assert not bekeken().exists()


def test_wie_tot_het_einde_begeleidde_kan_daarna_nog_bij_het_dossier(als, jobcoach):
    """Within 28 days and after six months somebody asks how it went (domein §3.2)."""
    traject = TrajectFactory(gestopt=True, begeleid_door=[jobcoach])
    traject.betrokkenen.update(tot=traject.einddatum)
    assert als(jobcoach).get(pagina(traject)).status_code == 200


def test_wie_het_traject_eerder_overdroeg_kan_er_niet_meer_bij(als, jobcoach):
    traject = TrajectFactory(gestopt=True, begeleid_door=[jobcoach])
    traject.betrokkenen.update(tot=traject.einddatum - timedelta(days=1))
    assert als(jobcoach).get(pagina(traject)).status_code == 404


def test_een_andere_organisatie_heeft_dit_dossier_niet(client_voor, buitenstaander, traject):
    klant = client_voor("werkshop")
    with in_organisatie("werkshop"):
        klant.force_login(buitenstaander)
    assert klant.get(pagina(traject)).status_code == 404


@pytest.mark.parametrize("naam", ["dossier", "tijdlijn", "contacten"])
def test_een_programmamanager_ziet_dat_er_contact_was_maar_niet_wat_er_staat(
    als, programmamanager, jobcoach, traject, naam
):
    ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp=VERSLAG)
    tekst = als(programmamanager).get(pagina(traject, naam)).content.decode()
    assert "Gesprek, 1 uur" in tekst
    assert VERSLAG not in tekst


def test_een_trainer_leest_alleen_de_eigen_verslagen(als, trainer, jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    traject.betrokkenen.create(gebruiker=trainer, rol="trainer", van=traject.startdatum)
    ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp=VERSLAG)
    ContactmomentFactory(traject=traject, medewerker=trainer, onderwerp="Kwam op tijd.")
    tekst = als(trainer).get(pagina(traject, "contacten")).content.decode()
    assert "Kwam op tijd." in tekst
    assert VERSLAG not in tekst
    assert "Er is een verslag. Jij mag het niet lezen." in tekst


def test_een_verslag_voor_collegas_heeft_een_label(als, jobcoach, traject):
    ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp=VERSLAG, alleen_collegas=True)
    assert "alleen collega's" in als(jobcoach).get(pagina(traject)).content.decode()


def test_een_verslag_is_tekst_en_geen_opmaak(als, jobcoach, traject):
    ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp="<script>alert(1)</script>")
    assert "<script>alert" not in als(jobcoach).get(pagina(traject)).content.decode()


def test_uren_tegen_de_norm_van_de_bouwsteen(als, jobcoach):
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma, begeleid_door=[jobcoach])
    FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=3))
    ContactmomentFactory(traject=traject, medewerker=jobcoach, minuten=90)
    ContactmomentFactory(traject=traject, medewerker=jobcoach, minuten=60, afgemeld=True)
    DeelneemuurFactory(traject=traject, minuten=18 * 60)
    paneel = _paneel(als(jobcoach).get(pagina(traject)), "uren")
    assert "<strong>1,5</strong>" in paneel
    assert "van 2 uur" in paneel
    assert "Nog 30 minuten deze week" in paneel
    assert "<strong>18</strong>" in paneel
    assert "Norm gehaald" in paneel


def test_zonder_norm_staan_de_uren_er_toch(als, jobcoach, traject):
    ContactmomentFactory(traject=traject, medewerker=jobcoach, minuten=45)
    paneel = _paneel(als(jobcoach).get(pagina(traject)), "uren")
    assert "<strong>0,75</strong>" in paneel
    assert "Er is nu geen norm voor de uren." in paneel


def test_de_tijdlijn_toont_tien_dingen_en_dan_alles(als, jobcoach, traject):
    for dag in range(12):
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=timezone.localdate() - timedelta(days=dag))
    klant = als(jobcoach)
    paneel = _paneel(klant.get(pagina(traject)), "tijdlijn")
    assert paneel.count('class="tijdlijn__wat"') == 10
    assert f'href="{pagina(traject, "tijdlijn")}"' in paneel
    alles = klant.get(pagina(traject, "tijdlijn")).content.decode()
    assert alles.count('class="tijdlijn__wat"') == 14
    assert "Aangemeld" in alles


def test_een_lange_tijdlijn_en_veel_contact_komen_in_bladzijden(als, jobcoach, traject):
    # keys as they are after years of work, or after a large import that was refused
    for nummer in range(53):
        ContactmomentFactory(pk=20_000_000 + nummer, traject=traject, medewerker=jobcoach)
    klant = als(jobcoach)
    assert klant.get(pagina(traject, "tijdlijn")).content.decode().count('class="tijdlijn__wat"') == 50
    assert klant.get(f"{pagina(traject, 'tijdlijn')}?vanaf=50").content.decode().count('class="tijdlijn__wat"') == 5
    eerste = klant.get(pagina(traject, "contacten"))
    rest = klant.get(f"{pagina(traject, 'contacten')}?na={eerste.context['volgende']}")
    alle = [regel.moment.pk for antwoord in (eerste, rest) for regel in antwoord.context["regels"]]
    assert len(alle) == len(set(alle)) == 53


@pytest.mark.parametrize("onzin", ["?vanaf=-1", "?vanaf=abc", "?na=x", "?na=999999", "?vanaf=99999999999"])
def test_een_onzinnig_adres_geeft_het_begin(als, jobcoach, traject, onzin):
    klant = als(jobcoach)
    assert klant.get(pagina(traject, "tijdlijn") + onzin).status_code == 200
    assert klant.get(pagina(traject, "contacten") + onzin).status_code == 200


def test_een_afgelopen_traject_heeft_geen_urennorm_meer(als, jobcoach):
    gestopt = TrajectFactory(gestopt=True, begeleid_door=[jobcoach])
    assert 'id="uren"' not in als(jobcoach).get(pagina(gestopt)).content.decode()


def test_alleen_wie_mag_loggen_heeft_de_knop(als, jobcoach, programmamanager, traject):
    knop = f'href="{pagina(traject, "contact_met")}"'
    assert knop in als(jobcoach).get(pagina(traject)).content.decode()
    assert knop not in als(programmamanager).get(pagina(traject)).content.decode()


def test_het_aantal_vragen_groeit_niet_met_het_contact(als, jobcoach, traject):
    klant = als(jobcoach)
    klant.get(pagina(traject))

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            klant.get(pagina(traject))
        return len(gesteld)

    for _ in range(3):
        ContactmomentFactory(traject=traject, medewerker=jobcoach)
    bij_3 = vragen()
    for _ in range(27):
        ContactmomentFactory(traject=traject, medewerker=jobcoach)
    assert vragen() == bij_3
    assert CONTACTEN_IN_PANEEL < 30


def _paneel(antwoord, code: str) -> str:
    """The text of one card."""
    return antwoord.content.decode().partition(f'id="{code}"')[2].partition("</section>")[0]
