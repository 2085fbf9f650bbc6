"""Employers who are there twice: warned while typing, compared, merged as a whole, and taken apart again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.documenten import DocumentFactory
from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.ondertekeningen import gevraagde_ondertekening
from tests.fabrieken.werkgevers import (
    ContactpersoonFactory,
    PlaatsingFactory,
    VestigingFactory,
    WerkgeverFactory,
    WerkgeverscontactFactory,
)
from tests.fabrieken.werkplekken import KlikgesprekFactory, WerkplekFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from werkgevers.evaluatie.diensten import trek_in
from werkgevers.models import Vestiging, Werkgever, Werkgeverdocument, Werkgeversamenvoeging
from werkgevers.werkgever.dubbelen import zoek_dubbelen
from werkgevers.werkgever.gelijkenis import lijkt_op
from werkgevers.werkgever.samenvoegen import draai_samenvoeging_terug, gevolgen_van, verwijzingen, voeg_samen


@pytest.fixture
def behouden(db_of_zonder):
    return WerkgeverFactory(naam="Garage Noord", kvk_nummer="01234567", sectoren=["bouw"], afspraken="Bel eerst.")


@pytest.fixture
def opgegaan(db_of_zonder):
    """The same employer, with something of everything that hangs on one."""
    werkgever = WerkgeverFactory(naam="Garage Noord B.V.", kvk_nummer="", sectoren=["techniek"], afspraken="Om 8 uur.")
    vestiging = VestigingFactory(werkgever=werkgever, naam="Hoofdvestiging")
    persoon = ContactpersoonFactory(werkgever=werkgever, vestiging=vestiging)
    plek = WerkplekFactory(werkgever=werkgever, vestiging=vestiging)
    delen = {"vestiging": vestiging, "contactpersoon": persoon, "werkplek": plek}
    plaatsing = PlaatsingFactory(werkgever=werkgever, **delen)
    KlikgesprekFactory(werkgever=werkgever, werkplek=plek, contactpersoon=persoon, traject=plaatsing.traject)
    WerkgeverscontactFactory(werkgever=werkgever, contactpersoon=persoon)
    Werkgeverdocument.objects.create(werkgever=werkgever, document=DocumentFactory())
    return werkgever


@pytest.fixture
def coach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def voeg(behouden, opgegaan, door, overnemen=()):
    for werkgever in (behouden, opgegaan):
        werkgever.refresh_from_db()
    versies = {behouden.pk: behouden.versie, opgegaan.pk: opgegaan.versie}
    return voeg_samen(behouden=behouden, opgegaan=opgegaan, overnemen=overnemen, versies=versies, door=door)


def wat_hangt_aan(werkgever):
    return {m._meta.model_name: m._base_manager.filter(werkgever=werkgever).count() for m in verwijzingen()}


class TestGelijkenis:
    @pytest.mark.parametrize(
        ("een", "ander", "reden"),
        [
            (("Garage Noord", ""), ("Garage Noord B.V.", ""), "Zelfde naam"),
            (("Garage Noord", "01234567"), ("GARAGE NOORD BV", "12345678"), "Zelfde naam"),
            (("Iets anders", "01234567"), ("Garage Noord", "01234567"), "Zelfde KvK-nummer"),
            (("Garage Noort", ""), ("Garage Noord", "01234567"), "Naam lijkt erop"),
            (("Garage Noort", "12345678"), ("Garage Noord", "01234567"), ""),
            (("Bakkerij Zuid", ""), ("Garage Noord", ""), ""),
            (("", ""), ("Garage Noord", ""), ""),
        ],
    )
    def test_naam_en_nummer_zeggen_of_twee_werkgevers_een_kunnen_zijn(self, een, ander, reden):
        assert lijkt_op(*een, *ander) == lijkt_op(*ander, *een) == reden

    def test_een_query_vindt_ze_en_niet_wie_al_is_samengevoegd(
        self, behouden, opgegaan, jobcoach, django_assert_num_queries
    ):
        with django_assert_num_queries(1):
            gevonden = zoek_dubbelen("Garage Noord", "")
        assert {d.werkgever for d in gevonden} == {behouden, opgegaan}
        voeg(behouden, opgegaan, jobcoach)
        assert [d.werkgever for d in zoek_dubbelen("garage noord", "")] == [behouden]


class TestSamenvoegen:
    def test_alles_verhuist_in_een_keer_en_weer_terug(self, behouden, opgegaan, jobcoach):
        eerst = wat_hangt_aan(opgegaan)
        assert min(eerst.values()) == 1
        samenvoeging = voeg(behouden, opgegaan, jobcoach, ["naam"])
        assert wat_hangt_aan(behouden) == eerst
        assert set(wat_hangt_aan(opgegaan).values()) == {0}
        behouden.refresh_from_db()
        assert (behouden.naam, behouden.kvk_nummer) == ("Garage Noord B.V.", "01234567")
        assert behouden.sectoren == ["bouw", "techniek"]
        assert behouden.afspraken == "Bel eerst.\n\nOm 8 uur."
        assert Logregel.objects.filter(soort="werkgevers_samengevoegd").count() == 2

        assert draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach) == []
        assert wat_hangt_aan(opgegaan) == eerst
        behouden.refresh_from_db()
        assert (behouden.naam, behouden.sectoren, behouden.afspraken) == ("Garage Noord", ["bouw"], "Bel eerst.")
        assert Logregel.objects.filter(soort="werkgevers_uit_elkaar").count() == 2

    def test_een_kvk_nummer_gaat_mee_en_terug(self, behouden, jobcoach):
        ander = WerkgeverFactory(naam="Garage Noort", kvk_nummer="76543210")
        samenvoeging = voeg(behouden, ander, jobcoach, ["kvk_nummer", "vaste_jobcoach"])
        behouden.refresh_from_db()
        assert behouden.kvk_nummer == "76543210"
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)
        behouden.refresh_from_db()
        assert behouden.kvk_nummer == "01234567"

    def test_wat_er_niet_twee_keer_kan_zijn_krijgt_een_andere_naam_of_een_einde(self, behouden, opgegaan, jobcoach):
        VestigingFactory(werkgever=behouden, naam="Hoofdvestiging")
        dubbel = ContactpersoonFactory(werkgever=opgegaan, email="jan@garage.example")
        ContactpersoonFactory(werkgever=behouden, email="Jan@garage.example")
        samenvoeging = voeg(behouden, opgegaan, jobcoach)
        dubbel.refresh_from_db()
        assert dubbel.tot == timezone.localdate()
        assert Vestiging.objects.van(behouden).count() == 2
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)
        dubbel.refresh_from_db()
        assert (dubbel.tot, dubbel.werkgever) == (None, opgegaan)
        assert Vestiging.objects.get(werkgever=opgegaan).naam == "Hoofdvestiging"

    def test_wat_bevroren_is_houdt_zijn_woorden(self, behouden, opgegaan, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=opgegaan.plaatsingen.get())
        inhoud = bytes(evaluatie.inhoud)
        voeg(behouden, opgegaan, jobcoach)
        evaluatie.refresh_from_db()
        assert evaluatie.plaatsing.werkgever == behouden
        assert bytes(evaluatie.inhoud) == inhoud
        assert b"Garage Noord B.V." in inhoud

    def test_een_dubbele_contactpersoon_tekent_eerst(self, behouden, opgegaan, jobcoach):
        vraag = gevraagde_ondertekening(jobcoach, plaatsing=opgegaan.plaatsingen.get())
        assert gevolgen_van(behouden, opgegaan).bezwaar == ""
        ContactpersoonFactory(werkgever=behouden, email=vraag.contactpersoon.email)
        with pytest.raises(OvergangNietToegestaan, match="moet nog een evaluatie tekenen"):
            voeg(behouden, opgegaan, jobcoach)

    def test_een_ingetrokken_evaluatie_houdt_samenvoegen_niet_tegen(self, behouden, opgegaan, jobcoach):
        vraag = gevraagde_ondertekening(jobcoach, plaatsing=opgegaan.plaatsingen.get())
        ContactpersoonFactory(werkgever=behouden, email=vraag.contactpersoon.email)
        assert "moet nog een evaluatie tekenen" in gevolgen_van(behouden, opgegaan).bezwaar
        trek_in(evaluatie=vraag.evaluatie, reden="Verkeerde plaatsing", door=jobcoach)
        assert voeg(behouden, opgegaan, jobcoach).pk

    def test_niet_over_een_collega_heen_niet_twee_keer_en_niet_met_zichzelf(self, behouden, opgegaan, jobcoach):
        with pytest.raises(NietMeerActueel):
            voeg_samen(
                behouden=behouden,
                opgegaan=opgegaan,
                overnemen=[],
                versies={behouden.pk: 9, opgegaan.pk: 1},
                door=jobcoach,
            )
        with pytest.raises(NietMeerActueel):
            voeg_samen(behouden=behouden, opgegaan=behouden, overnemen=[], versies={}, door=jobcoach)
        samenvoeging = voeg(behouden, opgegaan, jobcoach)
        with pytest.raises(OvergangNietToegestaan, match="al met een ander"):
            voeg(WerkgeverFactory(), opgegaan, jobcoach)
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)
        with pytest.raises(OvergangNietToegestaan, match="al teruggedraaid"):
            draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)

    def test_na_dertig_dagen_of_als_er_iets_van_allebei_bijkwam_kan_het_niet_terug(self, behouden, opgegaan, jobcoach):
        samenvoeging = voeg(behouden, opgegaan, jobcoach)
        PlaatsingFactory(
            werkgever=behouden,
            werkplek=opgegaan.werkplekken.model.objects.get(),
            contactpersoon=ContactpersoonFactory(werkgever=behouden),
        )
        with pytest.raises(OvergangNietToegestaan, match="van allebei"):
            draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)
        Werkgeversamenvoeging.objects.update(samengevoegd_op=timezone.now() - timedelta(days=31))
        with pytest.raises(OvergangNietToegestaan, match="tot 30 dagen"):
            draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)


class TestDatabank:
    def test_aan_een_opgegane_werkgever_hangt_niets_meer(self, behouden, opgegaan, jobcoach):
        voeg(behouden, opgegaan, jobcoach)
        with pytest.raises(IntegrityError, match="samengevoegd met een ander"), transaction.atomic():
            PlaatsingFactory(werkgever=opgegaan)
        with pytest.raises(IntegrityError, match="samengevoegd met een ander"), transaction.atomic():
            Vestiging.objects.filter(werkgever=behouden).update(werkgever=opgegaan)
        assert PlaatsingFactory(werkgever=behouden).pk

    def test_een_opgegane_werkgever_houdt_zijn_nummer_en_naam_zonder_iemand_in_de_weg_te_staan(self, behouden):
        weg = WerkgeverFactory(naam="Oud", kvk_nummer="11112222", opgegaan_in=behouden)
        assert WerkgeverFactory(naam="Nieuw", kvk_nummer=weg.kvk_nummer).pk
        with pytest.raises(IntegrityError, match="werkgever_kvk_uniek"), transaction.atomic():
            WerkgeverFactory(kvk_nummer=weg.kvk_nummer)
        WerkgeverFactory(naam="Leeg", kvk_nummer="", opgegaan_in=behouden)
        assert WerkgeverFactory(naam="Leeg", kvk_nummer="").pk
        with pytest.raises(IntegrityError, match="werkgever_naam_uniek_zonder_kvk"), transaction.atomic():
            WerkgeverFactory(naam="Leeg", kvk_nummer="")
        with pytest.raises(IntegrityError, match="werkgever_opgegaan_in_een_ander"), transaction.atomic():
            Werkgever.objects.filter(pk=behouden.pk).update(opgegaan_in=behouden)

    @pytest.mark.parametrize(
        ("beperking", "velden"),
        [
            ("werkgeversamenvoeging_van_twee", {"opgegaan": "behouden"}),
            ("werkgeversamenvoeging_terug_met_naam", {"teruggedraaid_op": timedelta(0)}),
            ("werkgeversamenvoeging_dertig_dagen", {"teruggedraaid_op": timedelta(days=31), "met_naam": True}),
        ],
    )
    def test_een_samenvoeging_klopt(self, behouden, opgegaan, jobcoach, beperking, velden):
        nu, wie = timezone.now(), {"behouden": behouden, "opgegaan": opgegaan}
        gegevens = wie | {"samengevoegd_op": nu, "samengevoegd_door": jobcoach}
        assert Werkgeversamenvoeging.objects.create(**gegevens).pk
        fout = {"opgegaan": wie[velden.get("opgegaan", "opgegaan")]}
        if "teruggedraaid_op" in velden:
            fout["teruggedraaid_op"] = nu + velden["teruggedraaid_op"]
            fout["teruggedraaid_door"] = jobcoach if "met_naam" in velden else None
        Werkgeversamenvoeging.objects.all().delete()
        with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
            Werkgeversamenvoeging.objects.create(**gegevens | fout)

    def test_een_werkgever_gaat_maar_in_een_ander_op(self, behouden, opgegaan, jobcoach):
        gegevens = {"samengevoegd_op": timezone.now(), "samengevoegd_door": jobcoach, "opgegaan": opgegaan}
        assert Werkgeversamenvoeging.objects.create(behouden=behouden, **gegevens).pk
        with pytest.raises(IntegrityError, match="werkgeversamenvoeging_een_keer"), transaction.atomic():
            Werkgeversamenvoeging.objects.create(behouden=WerkgeverFactory(), **gegevens)


class TestSchermen:
    def test_wie_een_werkgever_toevoegt_ziet_wat_erop_lijkt_en_zegt_dat_het_een_ander_is(self, coach, behouden):
        nieuw = {"versie": 1, "naam": "Garage Noord bv", "kvk_nummer": "", "afspraken": ""}
        assert "Staat deze werkgever er al?" in coach.post("/werkgevers/nieuw/dubbelen/", nieuw).text
        eerst = coach.post("/werkgevers/nieuw/", nieuw)
        assert eerst.status_code == 422
        assert "Kijk of het dezelfde is" in eerst.text
        assert (
            coach.post("/werkgevers/nieuw/", nieuw | {"andere_werkgever": eerst.context["kenmerk"]}).status_code == 302
        )
        assert Werkgever.objects.filter(naam="Garage Noord bv").exists()

    def test_een_eigen_naam_krijgt_geen_waarschuwing(self, coach, behouden):
        assert "Staat deze" not in coach.post("/werkgevers/nieuw/dubbelen/", {"naam": "Bakkerij Zuid"}).text
        assert "Staat deze" not in coach.post("/werkgevers/nieuw/dubbelen/", {"naam": "\0", "kvk_nummer": "\0"}).text

    def test_van_dubbel_naar_samengevoegd_en_terug(self, coach, behouden, opgegaan):
        assert "Garage Noord B.V." in coach.get(f"/werkgevers/{behouden.pk}/dubbel/").text
        assert "Garage Noord B.V." in coach.get(f"/werkgevers/{behouden.pk}/dubbel/?zoek=garage").text
        adres = f"/werkgevers/{behouden.pk}/samenvoegen/{opgegaan.pk}/"
        assert "Plaatsingen: 1" in coach.get(adres).text
        assert coach.post(adres, {"versie_eerste": "x", "versie_tweede": 1}).status_code == 422
        na = coach.post(adres, {"versie_eerste": 1, "versie_tweede": 1, "naam": "tweede"}, follow=True)
        assert "Terugdraaien kan 30 dagen" in na.text
        oud = coach.get(f"/werkgevers/{opgegaan.pk}/", follow=True)
        assert "met deze werkgever samengevoegd" in oud.text
        samenvoeging = Werkgeversamenvoeging.objects.get()
        terug = f"/werkgevers/samengevoegd/{samenvoeging.pk}/terugdraaien/"
        assert terug in oud.text
        assert "1 plaatsing gaat terug" in coach.get(terug).text
        assert "zijn weer twee werkgevers" in coach.post(terug, follow=True).text
        assert "al teruggedraaid" in coach.get(terug).text
        assert coach.post(terug).status_code == 422

    def test_met_zichzelf_of_met_wat_er_niet_is_bestaat_de_pagina_niet(self, coach, behouden):
        assert coach.get(f"/werkgevers/{behouden.pk}/samenvoegen/{behouden.pk}/").status_code == 404
        assert coach.get(f"/werkgevers/{behouden.pk}/samenvoegen/999999/").status_code == 404
        assert coach.get("/werkgevers/samengevoegd/999999/terugdraaien/").status_code == 404


def test_een_weigering_van_de_databank_is_een_zin(behouden, opgegaan, jobcoach):
    """Somebody gave the number of the one that disappeared to another employer."""
    samenvoeging = voeg(behouden, opgegaan, jobcoach)
    WerkgeverFactory(naam=opgegaan.naam, kvk_nummer="")
    with pytest.raises(RegelGeschonden, match="zonder KvK-nummer"):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=jobcoach)
