"""Signing somebody up: everything at once or nothing, numbers of their own, and never the same person unseen."""

from datetime import date, timedelta
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import DeelnemerFactory, ProgrammaFactory, TrajectFactory
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.diensten.aanmelden import Aanmelding, MogelijkDubbel, meld_opnieuw_aan
from trajecten.models import Betrokkene, Deelnemer, Onderscheid, Startsituatie, Traject, Uitkering

JAAR = timezone.localdate().year


def aanmelding(programma, **anders):
    return Aanmelding(**{"programma": programma, "aanmelddatum": timezone.localdate(), "sleutel": uuid4()} | anders)


def test_een_aanmelding_schrijft_alles_op_en_start_nog_niet(meld, casemanager, programma):
    sinds = date(2025, 3, 1)
    traject = meld(
        casemanager,
        instroomkanaal="school",
        doelgroepen=["jongere"],
        doel="Ik wil kok worden.",
        uitkeringen=[("participatiewet", sinds), ("ww", None)],
        startsituatie={"arbeidssituatie": "werkloos", "opleidingsniveau": "vmbo"},
    )
    traject.refresh_from_db()
    assert (traject.startdatum, traject.doelgroepen, traject.doel) == (None, ["jongere"], "Ik wil kok worden.")
    assert list(traject.deelnemer.uitkeringen.values_list("soort", "van").order_by("id")) == [
        ("participatiewet", sinds),
        ("ww", None),
    ]
    situatie = Startsituatie.objects.get(traject=traject)
    assert (situatie.versie, situatie.uitkering, situatie.opleidingsniveau) == (1, "participatiewet", "vmbo")
    assert Betrokkene.objects.get(traject=traject).gebruiker == casemanager
    assert Traject.objects.zichtbaar_voor(casemanager).get() == traject


def test_het_logboek_noemt_wie_en_van_wie_maar_niet_wat_er_staat(meld, casemanager):
    traject = meld(casemanager, doel="Ik wil kok worden.", uitkeringen=[("ww", None)])
    regel = Logregel.objects.get(soort=Soort.DEELNEMER_AANGEMELD)
    assert (regel.door_pk, regel.deelnemernummer) == (casemanager.pk, traject.deelnemer.deelnemernummer)
    assert "kok" not in str(regel.details)
    assert "ww" not in str(regel.details)


def test_nummers_tellen_door_en_slaan_andere_vormen_over(meld, casemanager):
    DeelnemerFactory(deelnemernummer=f"D-{JAAR}-0041")
    DeelnemerFactory(deelnemernummer=f"D-{JAAR}-oud")
    DeelnemerFactory(deelnemernummer=f"D-{JAAR - 1}-0900")
    traject = meld(casemanager)
    assert traject.deelnemer.deelnemernummer == f"D-{JAAR}-0042"
    assert traject.trajectnummer == f"T-{JAAR}-0001"


def test_hetzelfde_formulier_twee_keer_is_een_aanmelding(meld, casemanager):
    sleutel = uuid4()
    assert meld(casemanager, sleutel=sleutel) == meld(casemanager, sleutel=sleutel)
    assert Deelnemer.objects.count() == Traject.objects.count() == 1


def test_hetzelfde_formulier_met_iets_anders_erin_is_niet_al_gemaakt(meld, casemanager, jobcoach, programma):
    sleutel = uuid4()
    traject = meld(casemanager, sleutel=sleutel)
    for wie, anders in ((casemanager, {"doel": "Ik wil bakker worden."}), (jobcoach, {})):
        with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
            meld(wie, sleutel=sleutel, **anders)
    with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
        meld_opnieuw_aan(
            deelnemer=DeelnemerFactory(), aanmelding=aanmelding(programma, sleutel=sleutel), door=casemanager
        )
    assert Traject.objects.get() == traject


def test_wat_niet_kan_laat_niets_achter(meld, casemanager):
    morgen = timezone.localdate() + timedelta(days=1)
    with pytest.raises(RegelGeschonden, match="toekomst") as fout:
        meld(casemanager, aanmelddatum=morgen)
    assert fout.value.veld == "aanmelddatum"
    with pytest.raises(RegelGeschonden, match="toekomst"):
        meld(casemanager, persoon={"geboortedatum": morgen})
    with pytest.raises(RegelGeschonden, match="niet samen"):
        meld(casemanager, uitkeringen=[("geen", None), ("ww", None)])
    with pytest.raises(RegelGeschonden, match="1234 AB") as fout:
        meld(casemanager, persoon={"postcode": "0123"})
    assert fout.value.veld == "postcode"
    assert not Deelnemer.objects.exists()
    assert not Uitkering.objects.exists()
    assert not Logregel.objects.filter(soort=Soort.DEELNEMER_AANGEMELD).exists()


def test_wie_lijkt_op_een_ander_wordt_eerst_getoond(meld, casemanager):
    eerste = meld(casemanager)
    with pytest.raises(MogelijkDubbel) as dubbel:
        meld(casemanager, persoon={"achternaam": "Kuypers", "geboortedatum": date(2004, 10, 27)})
    (gevonden,) = dubbel.value.gevonden.binnen
    assert gevonden.deelnemer == eerste.deelnemer
    assert gevonden.trajecten == (eerste,)
    assert Deelnemer.objects.count() == 1


def test_wie_zegt_dat_het_een_ander_is_krijgt_een_eigen_dossier_en_dat_blijft_staan(meld, casemanager):
    eerste = meld(casemanager)
    with pytest.raises(MogelijkDubbel) as dubbel:
        meld(casemanager)
    tweede = meld(casemanager, beoordeeld=dubbel.value.gevonden.kenmerk)
    onderscheid = Onderscheid.objects.get()
    assert {onderscheid.eerste, onderscheid.tweede} == {eerste.deelnemer, tweede.deelnemer}
    assert Logregel.objects.filter(soort=Soort.DUBBELE_AFGEWEZEN).count() == 1


def test_het_oordeel_geldt_alleen_voor_wie_er_te_zien_waren(meld, casemanager):
    meld(casemanager)
    with pytest.raises(MogelijkDubbel) as dubbel:
        meld(casemanager)
    meld(casemanager, beoordeeld=dubbel.value.gevonden.kenmerk)
    with pytest.raises(MogelijkDubbel):
        meld(casemanager, beoordeeld=dubbel.value.gevonden.kenmerk)


def test_wie_er_al_is_krijgt_een_traject_in_een_ander_programma(meld, casemanager):
    eerste = meld(casemanager)
    ander = ProgrammaFactory(naam="Leerhuis")
    tweede = meld_opnieuw_aan(
        deelnemer=eerste.deelnemer,
        aanmelding=aanmelding(ander, begeleiders=[("casemanager", casemanager)]),
        door=casemanager,
    )
    assert tweede.deelnemer == eerste.deelnemer
    assert tweede.trajectnummer == f"T-{JAAR}-0002"
    assert Deelnemer.objects.count() == 1


def test_hetzelfde_programma_kan_pas_weer_na_het_einde(meld, casemanager, programma):
    wachtend = meld(casemanager)
    with pytest.raises(RegelGeschonden, match="is al aangemeld voor De vier bouwstenen"):
        meld_opnieuw_aan(deelnemer=wachtend.deelnemer, aanmelding=aanmelding(programma), door=casemanager)
    lopend = TrajectFactory(programma=programma, begeleid_door=[casemanager])
    with pytest.raises(RegelGeschonden, match="al een lopend traject") as fout:
        meld_opnieuw_aan(deelnemer=lopend.deelnemer, aanmelding=aanmelding(programma), door=casemanager)
    assert fout.value.veld == "programma"
    gestopt = TrajectFactory(programma=programma, begeleid_door=[casemanager], gestopt=True)
    meld_opnieuw_aan(deelnemer=gestopt.deelnemer, aanmelding=aanmelding(programma), door=casemanager)


def test_wie_buiten_je_bereik_is_kun_je_niet_opnieuw_aanmelden(jobcoach, collega_ander_team, programma):
    ander = TrajectFactory(begeleid_door=[collega_ander_team])
    with pytest.raises(RegelGeschonden, match="kun je niet aanmelden"):
        meld_opnieuw_aan(deelnemer=ander.deelnemer, aanmelding=aanmelding(programma), door=jobcoach)


def test_de_uitkering_van_nu_hoort_bij_de_startsituatie_van_een_tweede_traject(meld, casemanager):
    eerste = meld(casemanager, uitkeringen=[("ww", date(2024, 1, 1))])
    Uitkering.objects.create(deelnemer=eerste.deelnemer, soort="zw", van=date(2020, 1, 1), tot=date(2021, 1, 1))
    tweede = meld_opnieuw_aan(deelnemer=eerste.deelnemer, aanmelding=aanmelding(ProgrammaFactory()), door=casemanager)
    assert Startsituatie.objects.get(traject=tweede).uitkering == "ww"


def test_twee_mensen_tegelijk_aanmelden_geeft_twee_nummers(zonder_transactie, casemanager, meld):
    """Two colleagues sign somebody up in the same moment."""
    namen = ["Bakker", "Öztürk", "Tekle", "Wiśniewska"]
    nummers: list[str] = []

    def verstuur(naam: str) -> None:
        with in_organisatie("werkmakerij"):
            traject = meld(casemanager, persoon={"voornaam": "", "achternaam": naam, "geboortedatum": None})
            nummers.append(traject.deelnemer.deelnemernummer)
        connection.close()

    draden = [Thread(target=verstuur, args=[naam]) for naam in namen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(nummers) == [f"D-{JAAR}-{nummer:04d}" for nummer in range(1, 5)]
