"""Writing, recognising, showing and removing a BSN, and what is written down about it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.fabrieken.bsn import REDEN, geef_bsn, zet_grond
from tests.fabrieken.trajecten import DeelnemerFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from trajecten.aanmelden.diensten.samenvoegen import draai_samenvoeging_terug, gevolgen_van, voeg_samen
from trajecten.bsn.diensten import DubbelBsn, leg_bsn_vast, toon_bsn, verwijder_bsn
from trajecten.bsn.instellen import stel_bsn_in
from trajecten.bsn.queries import bsn_per_traject, bsn_van, instelling, mag_bsn
from trajecten.bsn.sleutels import SleutelOntbreekt, ontsleutel
from trajecten.models import Burgerservicenummer

pytestmark = pytest.mark.django_db
BSN, ANDER = "999990019", "999990020"
NIEUW = "een-nieuwe-sleutel-voor-de-proef-" + "n" * 20


def toon(traject, door, toelichting="Aanvraag bij de gemeente"):
    return toon_bsn(traject=traject, reden="instantie", toelichting=toelichting, door=door)


def test_een_bsn_staat_versleuteld_in_de_databank_en_komt_er_zo_weer_uit(met_bsn, casemanager):
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM trajecten_burgerservicenummer t")
        assert BSN not in cursor.fetchone()[0]
    assert toon(met_bsn, casemanager) == BSN


def test_zonder_grond_weigert_ook_de_dienst(deelnemer, traject, casemanager):
    assert not mag_bsn()
    with pytest.raises(OvergangNietToegestaan, match="geen grond"):
        leg_bsn_vast(deelnemer=deelnemer, bsn=BSN, versie=0, door=casemanager)
    with pytest.raises(OvergangNietToegestaan, match="geen grond"):
        toon(traject, casemanager)


def test_een_bsn_is_van_een_mens(met_bsn, casemanager):
    ander = DeelnemerFactory()
    with pytest.raises(DubbelBsn, match="al vastgelegd bij een andere deelnemer"):
        geef_bsn(ander, "9999.90.019", casemanager)
    assert bsn_van(ander) is None
    geef_bsn(ander, ANDER, casemanager)


def test_hetzelfde_bsn_nog_een_keer_verandert_niets(met_bsn, casemanager):
    eerst = bsn_van(met_bsn.deelnemer)
    geef_bsn(met_bsn.deelnemer, BSN, casemanager)
    assert bsn_van(met_bsn.deelnemer).versleuteld == eerst.versleuteld
    assert Logregel.objects.filter(soort__startswith="bsn_", deelnemer_pk=met_bsn.deelnemer_id).count() == 1


def test_wie_een_oude_bladzijde_opslaat_hoort_het(met_bsn, casemanager):
    geef_bsn(met_bsn.deelnemer, ANDER, casemanager)
    with pytest.raises(NietMeerActueel):
        leg_bsn_vast(deelnemer=met_bsn.deelnemer, bsn=BSN, versie=1, door=casemanager)
    with pytest.raises(NietMeerActueel):
        verwijder_bsn(deelnemer=met_bsn.deelnemer, versie=1, reden="Niet meer nodig", door=casemanager)
    assert toon(met_bsn, casemanager) == ANDER


def test_alles_staat_in_het_logboek_en_het_bsn_nooit(met_bsn, casemanager):
    deelnemer = met_bsn.deelnemer
    toon(met_bsn, casemanager)
    geef_bsn(deelnemer, ANDER, casemanager)
    verwijder_bsn(deelnemer=deelnemer, versie=2, reden="De opdracht is voorbij", door=casemanager)
    regels = list(Logregel.objects.filter(deelnemer_pk=deelnemer.pk, soort__startswith="bsn_").order_by("pk"))
    assert [regel.soort for regel in regels] == ["bsn_vastgelegd", "bsn_bekeken", "bsn_gewijzigd", "bsn_verwijderd"]
    assert regels[1].reden == "Iets regelen met de gemeente, UWV of een andere instantie: Aanvraag bij de gemeente"
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM toegang_logregel t")
        alles = cursor.fetchone()[0]
    assert BSN not in alles
    assert ANDER not in alles


def test_in_de_reden_staat_geen_bsn(met_bsn, casemanager):
    for fout in (f"Het gaat om {BSN}", "   "):
        with pytest.raises(RegelGeschonden):
            toon(met_bsn, casemanager, fout)
        with pytest.raises(RegelGeschonden):
            verwijder_bsn(deelnemer=met_bsn.deelnemer, versie=1, reden=fout, door=casemanager)
    assert not Logregel.objects.filter(soort__in=["bsn_bekeken", "bsn_verwijderd"]).exists()


def test_een_grond_vraagt_een_reden_en_staat_in_het_logboek(beheerder):
    with pytest.raises(RegelGeschonden, match="Schrijf op waarom"):
        stel_bsn_in(grond="wet", reden=" ", versie=1, verwijder=False, door=beheerder)
    stel_bsn_in(grond="wet", reden=REDEN, versie=1, verwijder=False, door=beheerder)
    regel = Logregel.objects.get(soort="bsn_ingesteld")
    assert (regel.door_pk, regel.reden, regel.details["grond"]) == (beheerder.pk, REDEN, "wet")
    with pytest.raises(NietMeerActueel):
        stel_bsn_in(grond="geen", reden="", versie=1, verwijder=False, door=beheerder)


def test_zonder_grond_blijft_er_geen_bsn(met_bsn, beheerder):
    versie = instelling().versie
    with pytest.raises(RegelGeschonden, match="mag er geen BSN blijven"):
        stel_bsn_in(grond="geen", reden="", versie=versie, verwijder=False, door=beheerder)
    assert mag_bsn()
    assert stel_bsn_in(grond="geen", reden="", versie=versie, verwijder=True, door=beheerder) == 1
    assert not Burgerservicenummer.objects.exists()
    regel = Logregel.objects.get(soort="bsn_verwijderd", deelnemer_pk=met_bsn.deelnemer_id)
    assert regel.details["oorzaak"] == "geen grond meer"


def test_zonder_sleutel_kan_er_geen_grond_zijn(beheerder, settings):
    settings.BSN_SLEUTELS = []
    with pytest.raises(SleutelOntbreekt, match="geen sleutel"):
        stel_bsn_in(grond="wet", reden=REDEN, versie=1, verwijder=False, door=beheerder)


def test_een_oude_sleutel_leest_en_herkent_nog(met_bsn, casemanager, settings):
    settings.BSN_SLEUTELS = [NIEUW, *settings.BSN_SLEUTELS]
    assert toon(met_bsn, casemanager) == BSN
    with pytest.raises(DubbelBsn):
        geef_bsn(DeelnemerFactory(), BSN, casemanager)


def test_na_het_omsleutelen_is_de_oude_sleutel_niet_meer_nodig(met_bsn, casemanager, settings):
    geef_bsn(DeelnemerFactory(), ANDER, casemanager)
    settings.BSN_SLEUTELS = [NIEUW, *settings.BSN_SLEUTELS]
    for _ in range(2):
        uit = StringIO()
        call_command("bsn_omsleutelen", stdout=uit)
        assert "werkmakerij: 2" in uit.getvalue()
    settings.BSN_SLEUTELS = [NIEUW]
    assert toon(met_bsn, casemanager) == BSN
    with pytest.raises(DubbelBsn):
        geef_bsn(DeelnemerFactory(), BSN, casemanager)


def test_met_een_vreemde_sleutel_is_er_niets_te_lezen(met_bsn, casemanager, settings):
    settings.BSN_SLEUTELS = [NIEUW]
    with pytest.raises(SleutelOntbreekt, match="andere sleutel"):
        toon(met_bsn, casemanager)
    with pytest.raises(CommandError, match="werkmakerij: Dit BSN"):
        call_command("bsn_omsleutelen", stdout=StringIO())


def test_twee_organisaties_hebben_van_een_mens_een_andere_vingerafdruk(met_bsn, casemanager):
    """Another salt is what another organisation has."""
    eerst = bsn_van(met_bsn.deelnemer).vingerafdruk
    Burgerservicenummer.objects.all().delete()
    zet_grond("geen")
    type(instelling()).objects.all().delete()
    zet_grond()
    assert geef_bsn(met_bsn.deelnemer, BSN, casemanager).vingerafdruk != eerst


def test_samenvoegen_neemt_het_bsn_mee_en_terugdraaien_weer_terug(met_bsn, casemanager):
    opgegaan, behouden = met_bsn.deelnemer, DeelnemerFactory()
    versies = {opgegaan.pk: opgegaan.versie, behouden.pk: behouden.versie}
    samen = voeg_samen(behouden=behouden, opgegaan=opgegaan, overnemen=[], versies=versies, door=casemanager)
    assert ontsleutel(bsn_van(behouden).versleuteld) == BSN
    assert bsn_van(opgegaan) is None
    draai_samenvoeging_terug(samenvoeging=samen, door=casemanager)
    assert ontsleutel(bsn_van(opgegaan).versleuteld) == BSN
    assert bsn_van(behouden) is None


def test_wie_een_ander_bsn_heeft_is_een_ander(met_bsn, casemanager):
    ander = DeelnemerFactory()
    geef_bsn(ander, ANDER, casemanager)
    gevolgen = gevolgen_van(ander, met_bsn.deelnemer)
    assert "een ander BSN" in gevolgen.bezwaar
    assert BSN not in gevolgen.bezwaar


def test_een_lijst_met_bsn_is_een_vraag_en_alleen_voor_wie_dat_mag(
    met_bsn, casemanager, programmamanager, django_assert_num_queries
):
    zonder = TrajectFactory()
    with django_assert_num_queries(1):
        assert bsn_per_traject([met_bsn.pk, zonder.pk], programmamanager) == {met_bsn.pk: BSN}
    assert bsn_per_traject([met_bsn.pk], casemanager) == {}
