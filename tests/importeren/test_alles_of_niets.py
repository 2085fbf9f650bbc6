"""Nothing of an import with an error is written, whoever finds the error: we, or the database."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from tests.importeren.conftest import VOORBEELDEN, aantallen, als_bestanden, fouten, richt_in
from toegang.logboek import Soort
from toegang.models import Gebruiker, Logregel
from trajecten.importeren import uitvoering
from trajecten.importeren.bron import uit_pad
from trajecten.models import Betrokkene, Contactmoment, Deelnemer, Startsituatie, Traject
from werkgevers.models import Plaatsing
from zelfredzaamheid.models import Meting

ORGANISATIES = ("werkmakerij", "werkshop", "hwwerkt", "jongerenloket", "participatiefabriek")
WEIGER = """
CREATE FUNCTION weiger_plaatsing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Geen plaatsingen vandaag.' USING ERRCODE = 'check_violation', CONSTRAINT = 'proef';
END $$
"""


def test_wat_de_databank_in_de_laatste_lijst_weigert_draait_alles_terug(lijsten, lees_in):
    with connection.cursor() as cursor:
        cursor.execute(WEIGER)
        cursor.execute(
            "CREATE TRIGGER weiger BEFORE INSERT ON werkgevers_plaatsing"
            " FOR EACH ROW EXECUTE FUNCTION weiger_plaatsing()"
        )
    voor = aantallen()

    uitkomst = lees_in(lijsten)

    assert not uitkomst.geschreven
    assert fouten(uitkomst) == [("plaatsingen", None, "")]
    assert uitkomst.meldingen.fouten[0].wat == "Geen plaatsingen vandaag."
    assert aantallen() == voor


def test_een_constraint_die_weigert_spreekt_nederlands(lijsten, lees_in):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE trajecten_contactmoment DROP CONSTRAINT contact_duur_hoogstens_12_uur")
        cursor.execute(
            "ALTER TABLE trajecten_contactmoment ADD CONSTRAINT contact_duur_hoogstens_12_uur CHECK (minuten > 45)"
        )
    uitkomst = lees_in(lijsten)
    assert fouten(uitkomst) == [("contactmomenten", None, "")]
    assert uitkomst.meldingen.fouten[0].wat == "Een contact duurt minstens 1 minuut en hoogstens 12 uur."


def test_de_proef_schrijft_niets_en_zegt_hetzelfde_als_het_inlezen(lijsten, controleer, lees_in):
    voor = aantallen()
    proef = controleer(lijsten)
    assert aantallen() == voor
    assert proef.goed
    assert lees_in(lijsten).tellingen == proef.tellingen


def test_inlezen_staat_met_de_aantallen_in_het_logboek(lijsten, lees_in):
    lees_in(lijsten)
    regel = Logregel.objects.get(soort=Soort.INGELEZEN)
    assert regel.details["tabellen"]["contactmomenten"] == {"nieuw": 2, "gewijzigd": 0, "gelijk": 0}
    assert regel.details["nieuwe_gebruikers"] == 2


def test_een_tweede_keer_verandert_niets(lijsten, lees_in):
    lees_in(lijsten)
    voor = aantallen()
    uitkomst = lees_in(lijsten)
    assert all(telling.nieuw == telling.gewijzigd == 0 for telling in uitkomst.tellingen.values())
    na = aantallen()
    assert na.pop("toegang.Logregel") == voor.pop("toegang.Logregel") + 1
    assert na == voor


def test_nieuwe_medewerkers_kunnen_nog_niet_inloggen(lijsten, lees_in):
    lees_in(lijsten)
    carla, joris = Gebruiker.objects.get(email="carla@werk.example"), Gebruiker.objects.get(email="joris@werk.example")
    assert (carla.rollen, joris.rollen) == (["casemanager"], ["jobcoach"])
    assert not carla.heeft_wachtwoord
    assert not joris.heeft_wachtwoord


def test_wie_er_al_is_houdt_de_eigen_rollen(lijsten, lees_in):
    Gebruiker.objects.create_user("carla@werk.example", rollen=["programmamanager"])
    lees_in(lijsten)
    assert Gebruiker.objects.get(email="carla@werk.example").rollen == ["programmamanager"]


def test_een_meting_komt_vastgesteld_binnen_door_de_beoordelaar_op_de_datum(lijsten, lees_in):
    lees_in(lijsten)
    meting = Meting.objects.get()
    assert meting.vastgesteld_op.date() == meting.datum
    assert meting.vastgesteld_door == meting.beoordelaar
    assert dict(meting.scores.values_list("leefgebied__code", "score")) == {"financien": 2, "justitie": 5}


def test_betrokkenen_lopen_van_start_tot_einde(lijsten, lees_in):
    lees_in(lijsten)
    traject = Traject.objects.get()
    assert set(Betrokkene.objects.values_list("rol", "gebruiker__email", "van", "tot")) == {
        ("casemanager", "carla@werk.example", traject.startdatum, traject.einddatum),
        ("jobcoach", "joris@werk.example", traject.startdatum, traject.einddatum),
    }


def test_de_vijf_organisaties_lezen_in_zonder_fouten(db):
    for organisatie in ORGANISATIES:
        with transaction.atomic():
            richt_in(organisatie)
            uitkomst = uitvoering.lees_in(uit_pad(VOORBEELDEN / organisatie), door=None)
            assert fouten(uitkomst) == []
            regels = {pad.stem: _regels(pad) for pad in (VOORBEELDEN / organisatie).glob("*.csv")}
            assert {naam: telling.nieuw for naam, telling in uitkomst.tellingen.items()} == regels
            opnieuw = uitvoering.lees_in(uit_pad(VOORBEELDEN / organisatie), door=None)
            assert {naam: telling.gelijk for naam, telling in opnieuw.tellingen.items()} == regels
            transaction.set_rollback(True)


def _regels(pad) -> int:
    return len(pad.read_text(encoding="utf-8-sig").splitlines()) - 1


# --- a newer list -------------------------------------------------------------------------------
@pytest.fixture
def lopend(lijsten):
    """The same lists while the traject still ran."""
    lijsten["trajecten"][0] |= {"einddatum": "", "uitstroomreden": "", "uitstroom_peildatum": ""}
    lijsten["trajecten"][0] |= {"arbeidssituatie_uitstroom": "", "arbeidssituatie_6_maanden": ""}
    lijsten["fases"][1]["einddatum"] = ""
    lijsten["plaatsingen"][0]["einddatum"] = ""
    return lijsten


def test_een_nieuwere_lijst_sluit_af_wat_liep(lopend, lees_in):
    from tests.importeren.conftest import goede_lijsten

    assert lees_in(lopend).geschreven
    uitkomst = lees_in(goede_lijsten())

    assert fouten(uitkomst) == []
    gewijzigd = {naam: telling.gewijzigd for naam, telling in uitkomst.tellingen.items() if telling.gewijzigd}
    assert gewijzigd == {"trajecten": 1, "fases": 1, "plaatsingen": 1}
    assert sum(telling.nieuw for telling in uitkomst.tellingen.values()) == 0
    traject = Traject.objects.get()
    assert traject.versie == 2
    # whoever had the form of the placement open does not take that end away again
    assert Plaatsing.objects.get(einddatum__isnull=False).versie == 2
    assert set(Betrokkene.objects.values_list("tot", flat=True)) == {traject.einddatum}
    assert traject.fases.filter(einddatum=None).count() == 0
    assert Plaatsing.objects.filter(einddatum=None).count() == 0
    assert traject.uitstroom.reden == "regulier_werk"


def test_andere_gegevens_van_een_deelnemer_worden_bijgewerkt_en_lege_cellen_wissen_niets(lijsten, lees_in):
    lees_in(lijsten)
    lijsten["deelnemers"][0] |= {"achternaam": "Verbeek-Smit", "email": ""}

    uitkomst = lees_in(lijsten)

    daan = Deelnemer.objects.get()
    assert (daan.achternaam, daan.email, daan.versie) == ("Verbeek-Smit", "daan@deelnemer.example", 2)
    assert "verbeek-smit" in daan.zoeknaam
    assert [o.kolom for o in uitkomst.meldingen.opmerkingen if o.bestand == "deelnemers.csv"] == ["email"]


def test_een_andere_startsituatie_is_een_nieuwe_versie(lijsten, lees_in):
    lees_in(lijsten)
    lijsten["trajecten"][0]["arbeidssituatie_start"] = "werkloos"
    lees_in(lijsten)
    versies = Startsituatie.objects.order_by("versie").values_list("versie", "arbeidssituatie", "dakloos", "reden")
    assert list(versies) == [
        (1, "inactief", "niet_gevraagd", ""),
        (2, "werkloos", "niet_gevraagd", "Import"),
    ]


def test_een_andere_jobcoach_neemt_het_over_op_de_dag_van_inlezen(lopend, lees_in):
    lees_in(lopend)
    lopend["trajecten"][0]["jobcoach"] = "nieuw@werk.example"
    lees_in(lopend)
    oud, nieuw = Betrokkene.objects.filter(rol="jobcoach").order_by("van", "id")
    assert oud.tot == nieuw.van
    assert nieuw.tot is None
    assert (oud.gebruiker.email, nieuw.gebruiker.email) == ("joris@werk.example", "nieuw@werk.example")


def test_wie_tot_het_einde_begeleidt_gaat_mee_als_het_einde_verschuift(lijsten, lees_in):
    lees_in(lijsten)
    lijsten["trajecten"][0]["einddatum"] = "2026-09-01"
    lees_in(lijsten)
    assert set(Betrokkene.objects.values_list("tot", flat=True)) == {Traject.objects.get().einddatum}


def test_contact_dat_er_al_is_houdt_een_korter_traject_tegen(lijsten, lees_in):
    lees_in(lijsten)
    kort = {naam: [dict(rij) for rij in lijsten[naam]] for naam in ("deelnemers", "trajecten")}
    kort["trajecten"][0] |= {"startdatum": "2026-02-12", "subsidieproject": ""}
    assert ("trajecten.csv", 2, "startdatum") in fouten(lees_in(kort))


def test_een_fase_die_er_al_is_telt_mee_voor_overlap(lijsten, lees_in):
    lees_in(lijsten)
    lijsten["fases"][0]["einddatum"] = "2026-03-01"
    uitkomst = lees_in(lijsten)
    assert fouten(uitkomst) == [("fases.csv", 2, "startdatum")]
    assert "in Stapsteen" in uitkomst.meldingen.fouten[0].wat


def test_een_traject_blijft_van_zijn_deelnemer(lijsten, lees_in):
    lees_in(lijsten)
    lijsten["deelnemers"].append(lijsten["deelnemers"][0] | {"deelnemernummer": "D2"})
    lijsten["trajecten"][0]["deelnemernummer"] = "D2"
    assert ("trajecten.csv", 2, "deelnemernummer") in fouten(lees_in(lijsten))


# --- the command --------------------------------------------------------------------------------
def test_het_commando_leest_een_map_in(ingericht, lijsten, tmp_path, capsys):
    for naam, inhoud in als_bestanden(lijsten):
        (tmp_path / naam).write_bytes(inhoud)
    call_command("importeer", str(tmp_path), organisatie="werkmakerij")
    assert "Ingelezen." in capsys.readouterr().out
    assert Contactmoment.objects.count() == 2


def test_het_commando_met_proef_schrijft_niets(ingericht, lijsten, tmp_path):
    for naam, inhoud in als_bestanden(lijsten):
        (tmp_path / naam).write_bytes(inhoud)
    voor = aantallen()
    call_command("importeer", str(tmp_path), organisatie="werkmakerij", proef=True)
    assert aantallen() == voor


def test_het_commando_mislukt_met_een_lijst_van_fouten(ingericht, lijsten, tmp_path, capsys):
    lijsten["deelnemers"][0]["geslacht"] = "v"
    for naam, inhoud in als_bestanden(lijsten):
        (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(CommandError, match="niets ingelezen"):
        call_command("importeer", str(tmp_path), organisatie="werkmakerij")
    assert "deelnemers.csv, rij 2, geslacht" in capsys.readouterr().out


def test_het_commando_kent_geen_onbekende_organisatie_en_geen_lege_map(ingericht, tmp_path):
    with pytest.raises(CommandError, match="geen organisatie"):
        call_command("importeer", str(tmp_path), organisatie="bestaat_niet")
    with pytest.raises(CommandError, match="niets ingelezen"):
        call_command("importeer", str(tmp_path / "weg"), organisatie="werkmakerij")
