"""The public version of a report: no number of 1 to 4, nothing that gives one away, the same in every output."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from rapportage import maak
from rapportage.openbaar.bestand import MAKERS, als_pdf
from rapportage.openbaar.versie import openbare_versie
from rapportage.periode import Periode
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import DEFINITIES
from rapportage.tabel import WEGGELATEN, Telling, kaal
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import beeindig, programma_met_route, trajecten
from tests.rapportage import test_esf_eigenschappen as esf
from tests.rapportage import test_financiering as financiering
from tests.rapportage import test_mdt_eigenschappen as mdt
from tests.rapportage import test_uren_eigenschappen as uren
from tests.rapportage import test_voortgang_eigenschappen as voortgang
from tests.rapportage.overal_gelijk import uitkomst_uit
from toegang.models import Logregel
from trajecten.models import Traject
from vormgeving.huisstijl import van_tokens

rustig = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])


def maal(rijen, keren):
    """The same trajecten several times over: so that a report has large numbers beside small ones."""
    per_stuk = zip(rijen.trajecten, keren, strict=False)
    gekopieerd = [rij for rij, keer in per_stuk for _ in range(keer)]
    nieuw = tuple(replace(rij, id=pk, nummer=f"T-{pk}") for pk, rij in enumerate(gekopieerd, start=1))
    if hasattr(nieuw[0] if nieuw else None, "deelnemer_id"):
        nieuw = tuple(replace(rij, deelnemer_id=rij.id) for rij in nieuw)
    return replace(rijen, trajecten=nieuw)


keren = st.lists(st.sampled_from([1, 2, 6, 9]), min_size=8, max_size=8)


def eis_niets_kleins(uitkomst):
    """No number of 1 to 4 but norms and targets, no names of single records, and no way to a list."""
    versie = openbare_versie(uitkomst)
    for tabel in versie.tabellen:
        for rij in tabel.rijen:
            for cel, kolom in zip(rij, tabel.kolommen, strict=True):
                assert not isinstance(cel, Telling)
                if kolom.is_getal and not kolom.staat_vast and isinstance(kaal(cel), int | float):
                    assert not 0 < abs(kaal(cel)) < 5
    return versie


def eis_verbanden_kloppen(uitkomst):
    """What is said to be part of something is never more than it."""
    aantallen = {code: post.cijfer.waarde for code, post in uitkomst.posten.items()}
    for verband in uitkomst.definitie.openbaar.verbanden(uitkomst.cijfers):
        codes = (*verband.geheel, *verband.delen)
        assert len(set(codes)) == len(codes)
        if all(code in aantallen for code in codes) and not (len(verband.delen) > 1 and "doelgroep" in codes[-1]):
            assert sum(aantallen[c] for c in verband.geheel) >= sum(aantallen[c] for c in verband.delen), verband


@rustig
@given(esf.rijen(), keren)
def test_bij_esf_is_in_geen_rij_een_geslacht_uit_te_rekenen(rijen, hoe_vaak):
    uitkomst = uitkomst_uit("esf", maal(rijen, hoe_vaak))
    eis_verbanden_kloppen(uitkomst)
    versie = eis_niets_kleins(uitkomst)
    for rij in versie.tabellen[0].rijen:
        # a row holds three genders and their total; of EECO01 those whose gender is unknown are in the total too
        if not rij[0].startswith(("EECO01", "EECO18", "EECO19")):
            assert rij[1:5].count(WEGGELATEN) != 1


@rustig
@given(mdt.rijen(), mdt.periodes(), keren)
def test_bij_mdt_staat_niemand_apart(rijen, periode, hoe_vaak):
    uitkomst = uitkomst_uit("mdt", maal(replace(rijen, uren=()), hoe_vaak), periode)
    eis_verbanden_kloppen(uitkomst)
    versie = eis_niets_kleins(uitkomst)
    assert "jongeren" not in [tabel.code for tabel in versie.tabellen]
    assert "T-1" not in json.dumps(versie.als_json)
    kort, uitval = versie.tabellen[0], versie.tabellen[1]
    uitgevallen = next(rij[1] for rij in kort.rijen if rij[0] == "Uitgevallen")
    if uitgevallen is not WEGGELATEN:
        assert [rij[1] for rij in uitval.rijen].count(WEGGELATEN) != 1


@rustig
@given(voortgang.rijen(), voortgang.periodes())
def test_bij_voortgang_staat_niets_kleins(rijen, periode):
    versie = eis_niets_kleins(uitkomst_uit("voortgang", rijen, periode))
    assert "In het kort" in [tabel.titel for tabel in versie.tabellen]


@rustig
@given(uren.rijen())
def test_bij_uren_staat_geen_medewerker(rijen):
    uitkomst = uitkomst_uit("uren", rijen, Periode(date(2026, 1, 28), date(2026, 2, 14)))
    tekst = json.dumps(eis_niets_kleins(uitkomst).als_json, ensure_ascii=False)
    assert not [naam for naam in uren.MEDEWERKERS.values() if naam in tekst]


@rustig
@given(financiering.rijen())
def test_bij_financiering_staat_geen_traject(rijen):
    uitkomst = uitkomst_uit("financiering", rijen, financiering.PERIODE)
    eis_verbanden_kloppen(uitkomst)
    assert "binnenkort" not in [tabel.code for tabel in eis_niets_kleins(uitkomst).tabellen]


@rustig
@given(esf.rijen(), keren)
def test_het_rapport_voor_de_subsidiegever_blijft_zoals_het_is(rijen, hoe_vaak):
    uitkomst = uitkomst_uit("esf", maal(rijen, hoe_vaak))
    voor = uitkomst.tabellen, uitkomst.als_json
    openbare_versie(uitkomst)
    assert (uitkomst.tabellen, uitkomst.als_json) == voor
    assert b"weggelaten" not in SCHRIJVERS["csv"].schrijf(uitkomst.omslag.verantwoording, uitkomst.tabellen)


def test_een_rapport_over_een_deelnemer_wordt_nooit_openbaar():
    zonder = [soort for soort, definitie in DEFINITIES.items() if definitie.openbaar is None]
    assert zonder == ["deelnemer"]


@pytest.fixture
def uitkomst(programma):
    """Twelve people, of whom three left for education."""
    trajecten(programma_met_route("ander", "Ander"), 9)
    Traject.objects.update(programma=programma)
    for traject in Traject.objects.order_by("pk")[:3]:
        beeindig(traject, date(2026, 2, 9), "opleiding")
    return maak.bereken(
        Vraag("voortgang", programma, Periode.maand(2026, 2), date(2026, 3, 1)), gemaakt_door="Petra Vos"
    )


def als_woorden(versie):
    """Every cell as text, hours without superfluous zeros."""
    return [[als_woord(cel) for cel in rij] for tabel in versie.tabellen for rij in tabel.rijen]


def als_woord(cel):
    inhoud = kaal(cel)
    return "" if inhoud is None else str(float(inhoud)) if isinstance(inhoud, int | float | Decimal) else str(inhoud)


@pytest.mark.django_db
def test_alle_bestanden_laten_hetzelfde_weg(uitkomst):
    versie = openbare_versie(uitkomst)
    bestanden = {formaat: maker(versie) for formaat, maker in MAKERS.items() if formaat != "pdf"}
    verwacht = als_woorden(versie)
    assert any("weggelaten" in rij for rij in verwacht)
    uit_json = [rij for tabel in json.loads(bestanden["json"])["tabellen"] for rij in tabel["rijen"]]
    assert [[als_woord(cel) for cel in rij.values()] for rij in uit_json] == verwacht
    boek = load_workbook(io.BytesIO(bestanden["xlsx"]))
    uit_xlsx = [rij for blad in boek.worksheets[1:] for rij in list(blad.values)[1:]]
    assert [[als_woord(cel) for cel in rij] for rij in uit_xlsx] == verwacht
    uit_csv = [rij[3] for rij in csv.reader(io.StringIO(bestanden["csv"].decode("utf-8-sig")), delimiter=";")]
    assert uit_csv.count("weggelaten") == sum(rij.count("weggelaten") for rij in verwacht)


@pytest.mark.django_db
def test_de_pdf_zegt_dat_hij_openbaar_is_en_heeft_dezelfde_cijfers_in_zich(uitkomst):
    versie = openbare_versie(uitkomst)
    lezer = PdfReader(io.BytesIO(als_pdf(versie, van_tokens(None))))
    assert lezer.metadata.title.startswith("Openbare versie: Voortgang")
    (gegevens,) = lezer.attachments["cijfers.json"]
    assert json.loads(gegevens) == versie.als_json
    assert "openbare versie" in lezer.pages[0].extract_text()
    assert "Petra Vos" not in "".join(bladzijde.extract_text() for bladzijde in lezer.pages)


@pytest.mark.django_db
def test_wie_weg_ging_staat_niet_in_de_openbare_versie(uitkomst):
    eis_verbanden_kloppen(uitkomst)
    per_code = {tabel.code: tabel for tabel in openbare_versie(uitkomst).tabellen}
    assert per_code["uitstroom"].rijen == (("Opleiding", WEGGELATEN),)
    kort = dict(rij for rij in per_code["kort"].rijen)
    assert kort["In begeleiding op 28 februari 2026"] == 9
    assert kort["Gestopt of klaar"] is WEGGELATEN
    assert all(tabel.uitleg == "" for tabel in per_code.values())


def test_de_pagina_toont_de_openbare_versie_en_de_bestanden_komen_in_het_logboek(klant, programmamanager, maak_klaar):
    klant.force_login(programmamanager)
    rapport = maak_klaar()
    adres = reverse("rapportage:openbaar", args=[rapport.pk])
    assert f'href="{adres}"' in klant.get(rapport.get_absolute_url()).content.decode()
    pagina = klant.get(adres).content.decode()
    assert "Een x betekent: weggelaten." in pagina
    assert "/cijfer/" not in pagina
    for formaat in ("csv", "json", "xlsx"):
        bestand = reverse("rapportage:openbaar_bestand", args=[rapport.pk, formaat])
        assert f'href="{bestand}"' in pagina
        antwoord = klant.get(bestand)
        assert "-openbaar." in antwoord["Content-Disposition"]
    assert Logregel.objects.filter(soort="rapport_gedownload", over_pk=rapport.pk).count() == 3
    assert klant.get(reverse("rapportage:openbaar_bestand", args=[rapport.pk, "lijst.csv"])).status_code == 404


def test_van_een_rapport_dat_niet_klaar_is_bestaat_geen_openbare_versie(klant, programmamanager, jobcoach, aanvraag):
    rapport = aanvraag()
    adres = reverse("rapportage:openbaar", args=[rapport.pk])
    klant.force_login(programmamanager)
    assert klant.get(adres).status_code == 404
    klant.force_login(jobcoach)
    assert klant.get(adres).status_code == 403
