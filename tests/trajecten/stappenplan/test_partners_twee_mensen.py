"""Two people who change one partner or expertise: the second sees what the first saved."""

import pytest

from tests.fabrieken.stappenplan import ExpertiseFactory, PartnerFactory

OUD = {"naam": "De Opstap", "telefoon": "0900 1234", "email": "", "actief": "on"}


@pytest.mark.parametrize(("lijst", "maak"), [("partners", PartnerFactory), ("expertises", ExpertiseFactory)])
def test_de_tweede_ziet_beide_teksten_en_overschrijft_niets(als, beheerder, lijst, maak):
    klant, rij = als(beheerder), maak()
    adres, begin = f"/{lijst}/{rij.pk}/", rij.versie
    assert klant.post(adres, OUD | {"versie": begin}).status_code == 302
    botsing = klant.post(adres, OUD | {"naam": "Humanitas", "versie": begin})
    tekst = botsing.content.decode()
    assert botsing.status_code == 409
    assert ("Humanitas" in tekst, "De Opstap" in tekst) == (True, True)
    rij.refresh_from_db()
    assert rij.naam == "De Opstap"
    assert klant.post(adres, OUD | {"naam": "Humanitas", "versie": rij.versie}).status_code == 302
    rij.refresh_from_db()
    assert rij.naam == "Humanitas"


def test_wie_hetzelfde_opslaat_staat_niemand_in_de_weg(als, beheerder):
    partner = PartnerFactory(naam="De Opstap", telefoon="0900 1234")
    for _ in range(2):
        assert als(beheerder).post(f"/partners/{partner.pk}/", OUD | {"versie": partner.versie}).status_code == 302


def test_een_nieuwe_partner_heeft_geen_versie_om_op_te_wachten(als, beheerder):
    pagina = als(beheerder).get("/partners/nieuw/")
    versie = pagina.context["form"]["versie"].value()
    assert als(beheerder).post("/partners/nieuw/", OUD | {"versie": versie}).status_code == 302
