"""The agenda at its secret address: what a calendar reads, and who cannot."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.agenda import sleutels
from trajecten.agenda.diensten import verzet_afspraak, zeg_af
from trajecten.agenda.sleutels import KEER_PER_MINUUT, maak_agendasleutel, trek_agendasleutel_in
from trajecten.models import Agendasleutel


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(deelnemer__voornaam="Daan", deelnemer__achternaam="Verbeek", begeleid_door=[jobcoach])


def adres(geheim):
    return reverse("trajecten:agenda_feed", args=[geheim])


def lees(klant, geheim):
    antwoord = klant.get(adres(geheim))
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(antwoord.content).walk("VEVENT")


def test_zonder_inloggen_leest_een_agenda_wanneer_en_met_voorletters(klant, jobcoach, traject):
    afspraak = AfspraakFactory(
        medewerker=jobcoach, met=[traject], plek="GGZ-kliniek", onderwerp="Schulden", soort="huisbezoek"
    )
    (gebeurtenis,) = lees(klant, maak_agendasleutel(door=jobcoach))
    assert str(gebeurtenis["SUMMARY"]) == "Afspraak D.V."
    assert gebeurtenis["DTSTART"].dt == afspraak.van.replace(microsecond=0)
    assert gebeurtenis["DTSTART"].dt.utcoffset() == timedelta(0)
    assert str(gebeurtenis["UID"]).startswith(str(afspraak.sleutel))
    assert (str(gebeurtenis["STATUS"]), str(gebeurtenis["CLASS"])) == ("CONFIRMED", "PRIVATE")
    alles = gebeurtenis.to_ical().decode().replace("\r\n ", "")
    assert afspraak.get_absolute_url() in alles
    for geheim in ("Daan", "Verbeek", "GGZ", "Schulden", "huisbezoek"):
        assert geheim not in alles


def test_een_groep_is_een_aantal(klant, jobcoach, traject):
    AfspraakFactory(medewerker=jobcoach, met=[traject, TrajectFactory(begeleid_door=[jobcoach])])
    (gebeurtenis,) = lees(klant, maak_agendasleutel(door=jobcoach))
    assert str(gebeurtenis["SUMMARY"]) == "Groepsafspraak (2)"


def test_wie_verzet_of_afzegt_verandert_dezelfde_gebeurtenis(klant, jobcoach, traject):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject])
    geheim = maak_agendasleutel(door=jobcoach)
    (eerst,) = lees(klant, geheim)
    morgen = timezone.localdate() + timedelta(days=1)
    anders = {"datum": morgen, "begin": time(9, 0), "minuten": 30, "soort": "gesprek", "plek": "", "onderwerp": ""}
    verzet_afspraak(afspraak=afspraak, door=jobcoach, versie=1, **anders)
    zeg_af(afspraak=afspraak, door=jobcoach, wie_zei_af="deelnemer", reden="")
    (daarna,) = lees(klant, geheim)
    assert eerst["UID"] == daarna["UID"]
    assert (int(eerst["SEQUENCE"]), int(daarna["SEQUENCE"])) == (0, 2)
    assert str(daarna["STATUS"]) == "CANCELLED"


def test_rond_de_nacht_dat_de_klok_verspringt_klopt_het_uur(klant, jobcoach, traject, time_machine):
    time_machine.move_to(datetime(2026, 10, 24, 8, 0, tzinfo=UTC), tick=False)
    for dag in (24, 25):
        van = timezone.make_aware(datetime(2026, 10, dag, 10, 0))
        AfspraakFactory(medewerker=jobcoach, met=[traject], van=van)
    tijden = [gebeurtenis["DTSTART"].dt for gebeurtenis in lees(klant, maak_agendasleutel(door=jobcoach))]
    assert [tijd.hour for tijd in tijden] == [8, 9]
    assert {timezone.localtime(tijd).hour for tijd in tijden} == {10}


def test_alleen_de_eigen_afspraken_met_wie_je_nog_begeleidt(klant, jobcoach, casemanager, traject):
    AfspraakFactory(medewerker=casemanager, met=[traject])
    AfspraakFactory(medewerker=jobcoach, met=[TrajectFactory()])
    assert lees(klant, maak_agendasleutel(door=jobcoach)) == []


def test_wat_niet_veranderde_wordt_niet_nog_eens_gestuurd(klant, jobcoach, traject):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject])
    geheim = maak_agendasleutel(door=jobcoach)
    eerst = klant.get(adres(geheim))
    etag = eerst["ETag"]
    assert eerst["Last-Modified"]
    assert klant.get(adres(geheim), headers={"If-None-Match": etag}).status_code == 304
    zeg_af(afspraak=afspraak, door=jobcoach, wie_zei_af="deelnemer", reden="")
    nieuw = klant.get(adres(geheim), headers={"If-None-Match": etag})
    assert nieuw.status_code == 200
    assert nieuw["ETag"] != etag


def test_het_geheim_staat_nergens(klant, jobcoach):
    geheim = maak_agendasleutel(door=jobcoach)
    sleutel = Agendasleutel.objects.get()
    assert len(geheim) >= 43
    assert geheim not in str(vars(sleutel))
    assert geheim not in str(Logregel.objects.values_list())


def test_een_ander_of_ingetrokken_adres_bestaat_niet(klant, jobcoach):
    oud = maak_agendasleutel(door=jobcoach)
    nieuw = maak_agendasleutel(door=jobcoach)
    assert klant.get(adres(oud)).status_code == 404
    assert klant.get(adres(nieuw)).status_code == 200
    assert trek_agendasleutel_in(door=jobcoach)
    assert not trek_agendasleutel_in(door=jobcoach)
    assert klant.get(adres(nieuw)).status_code == 404
    assert klant.get(adres("verzonnen")).status_code == 404
    soorten = list(Logregel.objects.values_list("soort", flat=True).order_by("id"))
    assert soorten == [Soort.AGENDA_ADRES_GEMAAKT, Soort.AGENDA_ADRES_GEMAAKT, Soort.AGENDA_ADRES_INGETROKKEN]


def test_wie_niet_meer_werkt_heeft_geen_agenda_meer(klant, jobcoach):
    geheim = maak_agendasleutel(door=jobcoach)
    jobcoach.is_active = False
    jobcoach.save(update_fields=["is_active"])
    assert klant.get(adres(geheim)).status_code == 404


def test_bij_een_andere_organisatie_bestaat_het_adres_niet(client_voor, jobcoach):
    geheim = maak_agendasleutel(door=jobcoach)
    assert client_voor("werkshop").get(adres(geheim)).status_code == 404


def test_wie_te_vaak_vraagt_wacht_even(klant, jobcoach):
    geheim = maak_agendasleutel(door=jobcoach)
    statussen = [klant.get(adres(geheim)).status_code for _ in range(KEER_PER_MINUUT + 1)]
    assert statussen == [200] * KEER_PER_MINUUT + [429]
    raden = [klant.get(adres(f"raden-{nummer}")).status_code for nummer in range(KEER_PER_MINUUT + 1)]
    assert raden == [404] * KEER_PER_MINUUT + [429]
    assert sleutels.te_vaak("iemand anders") is False


def test_wie_te_vaak_raadt_kost_de_databank_niets_meer(klant, jobcoach):
    for nummer in range(KEER_PER_MINUUT):
        klant.get(adres(f"raden-{nummer}"))
    geheim = maak_agendasleutel(door=jobcoach)
    with CaptureQueriesContext(connection) as vragen:
        assert klant.get(adres(geheim)).status_code == 429
    assert not [vraag for vraag in vragen if "agendasleutel" in vraag["sql"]]


def test_het_aantal_vragen_aan_de_databank_groeit_niet(klant, jobcoach):
    geheim = maak_agendasleutel(door=jobcoach)
    klant.get(adres(geheim))
    aantallen = []
    for erbij in (3, 27):
        for _ in range(erbij):
            AfspraakFactory(medewerker=jobcoach, met=[TrajectFactory(begeleid_door=[jobcoach])])
        with CaptureQueriesContext(connection) as gesteld:
            klant.get(adres(geheim))
        aantallen.append(len(gesteld))
    assert aantallen[0] == aantallen[1]


def test_het_adres_is_een_keer_te_zien(als, jobcoach):
    klant = als(jobcoach)
    pagina = reverse("trajecten:agenda_adres")
    eerst = klant.post(pagina, follow=True).content.decode()
    geheim = eerst.partition("/agenda/abonnement/")[2].partition(".ics")[0]
    assert sleutels.zoek_sleutel(geheim).gebruiker == jobcoach
    assert geheim not in klant.get(pagina).content.decode()
    klant.post(reverse("trajecten:agenda_adres_intrekken"))
    assert sleutels.zoek_sleutel(geheim) is None
