"""Click a figure: who is behind it and why, why somebody is not, and the list as a file."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from rapportage import maak
from rapportage.cijfer import Cijfer
from rapportage.models import Rapport
from rapportage.post import Eenheid, Over, Post
from rapportage.rijenbestand import WEG
from rapportage.verantwoording.lijst import getal_in_woorden
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import BetrokkeneFactory
from tests.fabrieken.voortgang import meting, programma_met_route, trajecten
from toegang.models import Logregel
from trajecten.models import Contactmoment, Deelnemer, Traject
from zelfredzaamheid.models import Meting, Score

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in, and typed the password a moment ago."""
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


def adres(rapport, code, **zoek):
    return reverse("rapportage:cijfer", args=[rapport.pk, code], query=zoek)


def tekst(antwoord):
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_elk_getal_in_het_rapport_brengt_je_bij_zijn_lijst(manager, maak_klaar):
    rapport = maak_klaar()
    pagina = tekst(manager.get(rapport.get_absolute_url()))
    uitkomst = maak.uitkomst_van(rapport)
    for code in ("lopend", "coachuren", "bouwsteen.1.op_einddatum", "zrm.huisvesting.omhoog"):
        assert f'href="{adres(rapport, code)}"' in pagina
    for code, post in uitkomst.posten.items():
        antwoord = manager.get(adres(rapport, code))
        assert antwoord.context["bladzijde"].totaal == len(post.cijfer.ids)


def test_de_lijst_noemt_wie_en_waarom(manager, maak_klaar):
    pagina = tekst(manager.get(adres(maak_klaar(), "lopend")))
    assert "In begeleiding: 3 trajecten" in pagina
    assert "T-vier-stenen-0" in pagina
    assert "Jansen" in pagina
    assert "Liep op 28 februari 2026." in pagina
    assert reverse("trajecten:dossier", args=[Traject.objects.first().pk]) in pagina


def test_een_som_toont_wat_elk_optelt(manager, maak_klaar):
    pagina = tekst(manager.get(adres(maak_klaar(), "coachuren")))
    assert "Coachuren: 4,50 uur" in pagina
    assert "alles samen 270 minuten, dat is 4,50 uur" in pagina
    assert ">90<" in pagina


def test_de_lijst_verandert_niet_als_de_gegevens_veranderen(manager, maak_klaar):
    rapport = maak_klaar()
    Contactmoment.objects.all().delete()
    assert manager.get(adres(rapport, "coachuren")).context["bladzijde"].totaal == 3


def verwijder(nummer):
    """Take a traject out of the database, with all that hangs on it."""
    weg = Traject.objects.get(trajectnummer=nummer)
    for over in ("fases", "contactmomenten"):
        getattr(weg, over).all().delete()
    Score.objects.filter(meting__traject=weg).delete()
    weg.metingen.all().delete()
    weg.delete()


def test_wie_verwijderd_is_blijft_een_nummer_zonder_naam(manager, maak_klaar):
    rapport = maak_klaar()
    Deelnemer.objects.filter(deelnemernummer="vier-stenen-1").update(achternaam="Pietersen")
    assert "Pietersen" in tekst(manager.get(adres(rapport, "lopend")))
    verwijder("T-vier-stenen-1")
    pagina = tekst(manager.get(adres(rapport, "lopend", zoek="t-VIER-stenen-1")))
    assert "Pietersen" not in pagina
    assert "T-vier-stenen-1" in pagina
    assert "Telt mee" in pagina


def test_zoeken_zegt_waarom_iemand_niet_meetelt(manager, maak_klaar):
    rapport = maak_klaar()
    pagina = tekst(manager.get(adres(rapport, "instroom", zoek="T-vier-stenen-2")))
    assert "Telt niet mee" in pagina
    assert "Begon op 5 januari 2026: dat ligt niet in de periode." in pagina
    assert "Telt mee" in tekst(manager.get(adres(rapport, "lopend", zoek="jansen")))
    assert "We vinden niemand met “zzzz”." in tekst(manager.get(adres(rapport, "lopend", zoek="zzzz")))


def test_wie_niet_in_dit_programma_zit_hoort_hier_niet(manager, maak_klaar):
    rapport = maak_klaar()
    trajecten(programma_met_route("ander", "Ander"), 1)
    pagina = tekst(manager.get(adres(rapport, "lopend", zoek="T-ander-0")))
    assert "Hoort niet bij dit programma" in pagina


def test_wie_vooruitging_ziet_alleen_wie_metingen_mag_zien(manager, maak_klaar, programmamanager):
    """Who stands on the list of "up" went up: the dashboard's list and the report's list keep that by one rule."""
    rapport = maak_klaar()
    adres_ = adres(rapport, "zrm.huisvesting.omhoog")
    pagina, van_nu = tekst(manager.get(adres_)), tekst(manager.get("/cijfers/wie/leefgebied.huisvesting.vooruit/"))
    for lijst in (pagina, van_nu):
        assert "Jansen" not in lijst
        assert "T-vier-stenen" not in lijst
        assert lijst.lower().count("afgeschermd") >= 3
    for formaat in ("csv", "xlsx"):
        assert b"T-vier-stenen" not in haal(manager, rapport, "zrm.huisvesting.omhoog", formaat)
    for naam in ("steekproef", "steekproef_pakket"):
        dicht = reverse(f"rapportage:{naam}", args=[rapport.pk, "zrm.huisvesting.omhoog"])
        assert manager.get(dicht).status_code == 404
    programmamanager.rollen = ["programmamanager", "casemanager"]
    programmamanager.save()
    traject = Traject.objects.get(trajectnummer="T-vier-stenen-0")
    BetrokkeneFactory(traject=traject, gebruiker=programmamanager, rol="casemanager")
    for lijst in (manager.get(adres_), manager.get("/cijfers/wie/leefgebied.huisvesting.vooruit/")):
        assert "T-vier-stenen-0" in tekst(lijst)
        assert "T-vier-stenen-1" not in tekst(lijst)


def test_ook_zoeken_verraadt_niet_wie_vooruitging(manager, maak_klaar):
    pagina = manager.get(adres(maak_klaar(), "zrm.huisvesting.omhoog", zoek="T-vier-stenen-0"))
    (antwoord,) = pagina.context["antwoorden"]
    assert antwoord.telt is None
    assert "Telt mee</span>" not in tekst(pagina)


@pytest.fixture
def over_justitie(maak_klaar, programma, jobcoach):
    """A report in which everybody went up on justitie."""
    Score.objects.all().delete()
    Meting.objects.all().delete()
    for traject in Traject.objects.filter(programma=programma):
        meting(traject, jobcoach, "nul", date(2026, 1, 1), justitie=2)
        meting(traject, jobcoach, "tussen", date(2026, 2, 20), justitie=3)
    return maak_klaar()


def test_ook_van_wie_verwijderd_is_blijft_het_bijzondere_dicht(manager, over_justitie):
    verwijder("T-vier-stenen-1")
    antwoord = manager.get(adres(over_justitie, "zrm.justitie.omhoog", zoek="T-vier-stenen-1"))
    assert antwoord.context["antwoorden"] == []


def test_wie_je_opzoekt_in_een_bijzonder_cijfer_staat_in_het_logboek(manager, over_justitie, programmamanager):
    traject = Traject.objects.get(trajectnummer="T-vier-stenen-0")
    zoek = adres(over_justitie, "zrm.justitie.omlaag", zoek="T-vier-stenen")
    gelezen = Logregel.objects.filter(soort="bijzonder_bekeken")
    manager.get(zoek)
    assert not gelezen.exists()
    programmamanager.rollen = ["programmamanager", "casemanager"]
    programmamanager.save()
    BetrokkeneFactory(traject=traject, gebruiker=programmamanager, rol="casemanager")
    assert "Ging van 2 naar 3." in tekst(manager.get(zoek))
    assert list(gelezen.values_list("deelnemer_pk", flat=True)) == [traject.deelnemer_id]


def test_zoeken_met_een_teken_dat_niet_kan_is_geen_fout(manager, maak_klaar):
    assert manager.get(adres(maak_klaar(), "lopend", zoek="a\0b", vanaf="9" * 30)).status_code == 200


def test_van_gezondheid_en_justitie_is_niet_te_zien_om_wie_het_gaat(manager, over_justitie):
    rapport = over_justitie
    antwoord = manager.get(adres(rapport, "zrm.justitie.omhoog", zoek="T-vier-stenen-0"))
    pagina = tekst(antwoord)
    assert antwoord.context["bladzijde"].totaal == 3
    assert "T-vier-stenen-1" not in pagina
    assert "Jansen" in pagina
    assert "Telt mee</span>" not in pagina
    for formaat in ("csv", "xlsx"):
        assert b"T-vier-stenen" not in haal(manager, rapport, "zrm.justitie.omhoog", formaat)


def haal(klant, rapport, code, formaat):
    antwoord = klant.get(reverse("rapportage:cijferbestand", args=[rapport.pk, code, formaat]))
    assert antwoord.status_code == 200
    return antwoord.content


def test_de_lijst_als_bestand_heeft_net_zo_veel_rijen_en_geen_namen(manager, maak_klaar):
    rapport = maak_klaar()
    inhoud = haal(manager, rapport, "coachuren", "csv").decode("utf-8-sig")
    rijen = list(csv.reader(io.StringIO(inhoud), delimiter=";"))
    assert rijen[0] == ["trajectnummer", "datum", "hoeveelheid", "eenheid", "waarom"]
    assert rijen[1] == ["T-vier-stenen-0", "2026-02-02", "90", "minuten", "Contact op 2 februari 2026."]
    assert len(rijen) == 4
    assert "Jansen" not in inhoud
    boek = load_workbook(io.BytesIO(haal(manager, rapport, "coachuren", "xlsx")))
    assert [rij[2] for rij in boek["Lijst"].values] == ["Hoeveelheid", 90, 90, 90]
    assert ("Code van het cijfer", "coachuren") in list(boek["Verantwoording"].values)


def test_lezen_en_downloaden_staat_in_het_logboek(manager, maak_klaar, programmamanager):
    rapport = maak_klaar()
    manager.get(adres(rapport, "lopend"))
    haal(manager, rapport, "lopend", "csv")
    for soort in ("rapportlijst_bekeken", "rapport_gedownload"):
        regel = Logregel.objects.get(soort=soort)
        assert (regel.door_pk, regel.over_pk, regel.details["cijfer"]) == (programmamanager.pk, rapport.pk, "lopend")


def test_een_lange_lijst_komt_in_delen_met_evenveel_vragen(
    manager, maak_klaar, programma, django_assert_max_num_queries
):
    kort = maak_klaar()
    trajecten(programma_met_route("lang", "Lang"), 60)
    lang = maak_klaar(onderwerp=type(programma).objects.get(code="lang"))
    for rapport, aantal in ((kort, 3), (lang, 50)):
        with django_assert_max_num_queries(17):
            antwoord = manager.get(adres(rapport, "lopend", zoek="jansen"))
        assert len(antwoord.context["personen"]) == aantal
    tweede = manager.get(adres(lang, "lopend", vanaf=50))
    assert (len(tweede.context["personen"]), tweede.context["bladzijde"].volgende) == (10, None)
    assert manager.get(adres(lang, "lopend", vanaf="9999999")).status_code == 200
    assert manager.get(adres(lang, "lopend", vanaf="x")).context["bladzijde"].van == 1


@pytest.mark.parametrize("code", ["bestaat-niet", "zrm.huisvesting.opzij"])
def test_een_cijfer_dat_er_niet_is_bestaat_niet(manager, maak_klaar, code):
    assert manager.get(adres(maak_klaar(), code)).status_code == 404


def test_een_rapport_dat_nog_niet_klaar_is_heeft_geen_lijst(manager, aanvraag):
    assert manager.get(adres(aanvraag(), "lopend")).status_code == 404


def test_een_onbekend_formaat_bestaat_niet(manager, maak_klaar):
    antwoord = manager.get(reverse("rapportage:cijferbestand", args=[maak_klaar().pk, "lopend", "exe"]))
    assert antwoord.status_code == 404


def test_zonder_gegevens_blijft_het_cijfer_staan(manager, maak_klaar):
    rapport = maak_klaar()
    Rapport.objects.filter(pk=rapport.pk).update(rijen="", rijen_sha256="")
    pagina = tekst(manager.get(adres(rapport, "lopend")))
    assert "In begeleiding: 3 trajecten" in pagina
    assert "geen gegevens bewaard" in pagina
    Rapport.objects.filter(pk=rapport.pk).update(verwijderd_op=timezone.now(), bestand="")
    assert "gegevens onder dit rapport zijn verwijderd" in tekst(manager.get(adres(rapport, "lopend")))
    antwoord = manager.get(reverse("rapportage:cijferbestand", args=[rapport.pk, "lopend", "csv"]))
    assert antwoord.status_code == 404


def test_wie_geen_cijfers_mag_zien_ziet_geen_lijst(klant, jobcoach, maak_klaar):
    rapport = maak_klaar()
    klant.force_login(jobcoach)
    assert klant.get(adres(rapport, "lopend")).status_code == 403
    assert klant.get(reverse("rapportage:cijferbestand", args=[rapport.pk, "lopend", "csv"])).status_code == 403


def test_een_bestand_dat_net_is_opgeruimd_zegt_dat(manager, maak_klaar):
    rapport = maak_klaar()
    pdf = reverse("rapportage:bestand", args=[rapport.pk, "pdf"])
    for bestand, pad in ((rapport.rijen, adres(rapport, "lopend")), (rapport.bestand, pdf)):
        bestand.storage.delete(bestand.name)
        antwoord = manager.get(pad)
        assert (antwoord.status_code, WEG in antwoord.content.decode()) == (422, True)


def test_geknoei_met_de_gegevens_geeft_uitleg(manager, maak_klaar):
    rapport = maak_klaar()
    with open(rapport.rijen.path, "ab") as bestand:
        bestand.write(b" ")
    antwoord = manager.get(adres(rapport, "lopend"))
    assert antwoord.status_code == 422
    assert "is veranderd" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("eenheid", "aantal", "woorden"),
    [
        (Eenheid.FASES, 1, "1 fase"),
        (Eenheid.FASES, 2, "2 fases"),
        (Eenheid.MINUTEN, 60, "1,00 uur"),
        (Eenheid.AANTAL, 1, "1"),
    ],
)
def test_een_getal_staat_er_met_zijn_eenheid(eenheid, aantal, woorden):
    post = Post("x", "X", "X", Over.FASE, eenheid, Cijfer(aantal))
    assert getal_in_woorden(post) == woorden
