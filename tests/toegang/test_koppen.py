"""Every answer forbids what a page of ours never needs."""

import pytest

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


def csp_van(antwoord) -> dict[str, str]:
    delen = (deel.strip().partition(" ") for deel in antwoord["Content-Security-Policy"].split(";"))
    return {naam: waarde for naam, _, waarde in delen if naam}


@pytest.mark.parametrize("pad", ["/inloggen/", "/account/", "/bestaat-niet/"])
def test_de_csp_is_streng_op_elke_pagina_ook_op_een_foutpagina(klant, jobcoach, pad):
    klant.force_login(jobcoach)
    antwoord = klant.get(pad)
    assert csp_van(antwoord) == CSP
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["X-Frame-Options"] == "DENY"
    assert antwoord["Referrer-Policy"] == "same-origin"
    assert antwoord["Cross-Origin-Opener-Policy"] == "same-origin"
    assert antwoord["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in antwoord["Permissions-Policy"]


@pytest.mark.parametrize("pad", ["/account/", "/gebruikers/", "/bestaat-niet/"])
def test_wat_achter_inloggen_staat_wordt_nergens_bewaard(klant, jobcoach, pad):
    klant.force_login(jobcoach)
    assert klant.get(pad)["Cache-Control"] == "no-store, private"


def test_wat_open_is_mag_zelf_zeggen_hoe_lang_het_bewaard_blijft(klant, organisatie):
    from django.test import RequestFactory

    from vormgeving.thema import Thema

    verzoek = RequestFactory().get("/")
    verzoek.organisatie = organisatie
    antwoord = klant.get(Thema.van(verzoek).url)
    assert "immutable" in antwoord["Cache-Control"]


def test_in_productie_alleen_over_https(productie_instellingen):
    assert productie_instellingen["SECURE_SSL_REDIRECT"] is True
    assert productie_instellingen["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert productie_instellingen["CSRF_COOKIE_SECURE"] is True


def test_check_deploy_vindt_niets(productie):
    uitkomst = productie("check", "--deploy", "--fail-level", "WARNING")
    assert uitkomst.returncode == 0, uitkomst.stderr
