"""“Nu niet”: a signal waits until a day, with a reason, for everybody who would see it, and then comes back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.trajecten import ContactmomentFactory, ProgrammaFactory, TrajectFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.matrix import Recht
from toegang.models import Logregel
from trajecten import registers
from trajecten.models import Signaaluitstel, Traject
from trajecten.registers import Ernst, Signaal
from trajecten.signaallijst import opgemerkt_bij, signalen_van
from trajecten.signaalsoorten import Signaalsoort, soorten
from trajecten.signaalwerk.diensten import haal_signaal_terug, stel_signaal_uit
from trajecten.signaalwerk.regels import UITSTEL_HOOGSTENS, uitstel_past
from trajecten.signalen import geen_contact

VANDAAG = timezone.localdate


def over(dagen: int):
    return VANDAAG() + timedelta(days=dagen)


@pytest.fixture(autouse=True)
def alleen_contact(monkeypatch):
    """Only one rule, whatever other apps add."""
    monkeypatch.setattr(registers.registers, "signalen", [(Recht.TRAJECT_INZIEN, geen_contact)])
    monkeypatch.setattr(registers.registers, "eigen_signalen", [])
    for code in ("stap", "uren"):
        monkeypatch.setitem(soorten, code, Signaalsoort(code, code, "Een proef."))


@pytest.fixture
def traject(jobcoach, casemanager):
    programma = ProgrammaFactory(contact_elke_dagen=7)
    gemaakt = TrajectFactory(programma=programma, begeleid_door=[jobcoach, casemanager])
    ContactmomentFactory(traject=gemaakt, medewerker=jobcoach, datum=over(-9))
    return gemaakt


@pytest.fixture
def signaal(traject):
    (gevonden,) = geen_contact(Traject.objects.all(), VANDAAG())
    return gevonden


@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, False), (1, True), (28, True), (29, False)])
def test_uitstel_duurt_een_dag_tot_vier_weken(dagen, mag):
    assert (uitstel_past(over(dagen), VANDAAG()) == "") is mag


def test_een_uitgesteld_signaal_wacht_voor_iedereen_en_komt_op_de_dag_terug(
    signaal, traject, jobcoach, casemanager, time_machine
):
    stel_signaal_uit(signaal=signaal, tot=over(3), reden="Op vakantie", door=jobcoach)
    alle, begin = Traject.objects.all(), VANDAAG()
    for persoon in (jobcoach, casemanager):
        assert signalen_van(alle, persoon, begin) == []
        assert signalen_van(alle, persoon, begin + timedelta(days=2)) == []
        assert len(signalen_van(alle, persoon, begin + timedelta(days=3))) == 1
    (opgemerkt,) = opgemerkt_bij(alle, casemanager, begin)
    assert opgemerkt.uitstel.reden == "Op vakantie"


def test_het_logboek_zegt_wie_en_tot_wanneer_en_niet_waarom(signaal, traject, jobcoach):
    stel_signaal_uit(signaal=signaal, tot=over(3), reden="Ligt in het ziekenhuis", door=jobcoach)
    regel = Logregel.objects.get(soort="signaal_uitgesteld")
    assert (regel.door_pk, regel.deelnemer_pk) == (jobcoach.pk, traject.deelnemer_id)
    assert regel.details == {"signaal": "geen_contact", "tot": over(3).isoformat()}
    assert "ziekenhuis" not in str(regel.__dict__)


@pytest.mark.parametrize(("dagen", "reden", "veld"), [(0, "x", "tot"), (29, "x", "tot"), (3, "  ", "reden")])
def test_zonder_goede_dag_of_reden_wacht_er_niets(signaal, jobcoach, dagen, reden, veld):
    with pytest.raises(RegelGeschonden) as fout:
        stel_signaal_uit(signaal=signaal, tot=over(dagen), reden=reden, door=jobcoach)
    assert fout.value.veld == veld
    assert not Signaaluitstel.objects.exists()


def test_wat_al_wacht_wordt_niet_nog_eens_uitgesteld(signaal, jobcoach, casemanager):
    stel_signaal_uit(signaal=signaal, tot=over(3), reden="x", door=jobcoach)
    with pytest.raises(OvergangNietToegestaan):
        stel_signaal_uit(signaal=signaal, tot=over(9), reden="y", door=casemanager)


def test_een_signaal_met_een_ander_kenmerk_wacht_niet_mee(monkeypatch, traject, jobcoach):
    def stappen(trajecten, vandaag):
        for kenmerk in ("1", "2"):
            yield Signaal(
                "stap", traject.pk, f"Stap {kenmerk}", "", Ernst.LETOP, "clock", "Bekijk", "/", kenmerk=kenmerk
            )

    monkeypatch.setattr(registers.registers, "signalen", [(Recht.TRAJECT_INZIEN, stappen)])
    eerste = signalen_van(Traject.objects.all(), jobcoach, VANDAAG())[0]
    stel_signaal_uit(signaal=eerste, tot=over(3), reden="x", door=jobcoach)
    assert [s.kenmerk for s in signalen_van(Traject.objects.all(), jobcoach, VANDAAG())] == ["2"]


def test_teruggehaald_staat_het_er_meteen_weer(signaal, jobcoach, casemanager):
    uitstel = stel_signaal_uit(signaal=signaal, tot=over(3), reden="x", door=jobcoach)
    for _ in range(2):
        haal_signaal_terug(uitstel=uitstel, door=casemanager)
    assert len(signalen_van(Traject.objects.all(), jobcoach, VANDAAG())) == 1
    assert Logregel.objects.filter(soort="signaal_teruggehaald").count() == 1


def test_wat_over_je_eigen_werk_gaat_wacht_alleen_voor_jou(monkeypatch, jobcoach, casemanager):
    def uren(gebruiker, vandaag):
        yield Signaal("uren", None, "Uren te laat", "", Ernst.LETOP, "clock", "Invullen", "/")

    monkeypatch.setattr(registers.registers, "eigen_signalen", [uren])
    niets = Traject.objects.none()
    (opgemerkt,) = opgemerkt_bij(niets, jobcoach, VANDAAG(), met_eigen=True)
    stel_signaal_uit(signaal=opgemerkt.signaal, tot=over(3), reden="x", door=jobcoach)
    assert opgemerkt_bij(niets, jobcoach, VANDAAG(), met_eigen=True)[0].uitstel is not None
    assert opgemerkt_bij(niets, casemanager, VANDAAG(), met_eigen=True)[0].uitstel is None


@pytest.mark.parametrize(
    "fout",
    [
        {"tot_dagen": 0},
        {"tot_dagen": UITSTEL_HOOGSTENS.days + 1},
        {"reden": ""},
        {"traject": None},
        {"medewerker": True},
        {"ingetrokken_op": timezone.now},
    ],
)
def test_de_databank_weigert_een_uitstel_dat_niet_kan(traject, jobcoach, fout):
    velden = {"traject": traject, "code": "x", "titel": "x", "van": VANDAAG(), "reden": "x", "door": jobcoach}
    anders = {naam: waarde() if callable(waarde) else waarde for naam, waarde in fout.items()}
    dagen = anders.pop("tot_dagen", 3)
    if anders.get("medewerker"):
        anders["medewerker"] = jobcoach
    Signaaluitstel.objects.create(**velden, tot=over(3))
    with pytest.raises(IntegrityError), transaction.atomic():
        Signaaluitstel.objects.create(**{**velden, "tot": over(dagen), **anders})


def test_van_mijn_dag_naar_uitgesteld_en_terug(als, traject, jobcoach):
    klant = als(jobcoach)
    assert "Nu niet" in klant.get("/").content.decode()
    adres = f"/signalen/uitstellen/?traject={traject.pk}&code=geen_contact&kenmerk=&terug=dag"
    assert "9 dagen geen contact" in klant.get(adres).content.decode()
    fout = klant.post(adres, {"tot": "x", "reden": ""})
    assert fout.status_code == 422
    antwoord = klant.post(adres, {"tot": f"{over(5):%d-%m-%Y}", "reden": "Is op vakantie"})
    assert antwoord.url == "/"
    tekst = klant.get("/").content.decode()
    assert "1 uitgesteld" in tekst
    assert "9 dagen geen contact" not in tekst
    wacht = klant.get("/signalen/?uitgesteld=ja").content.decode()
    assert "Is op vakantie" in wacht
    uitstel = Signaaluitstel.objects.get()
    klant.post(f"/signalen/uitgesteld/{uitstel.pk}/terug/")
    assert "9 dagen geen contact" in klant.get("/").content.decode()


def test_wie_alleen_kijkt_stelt_niets_uit(als, traject, programmamanager):
    klant = als(programmamanager)
    adres = f"/signalen/uitstellen/?traject={traject.pk}&code=geen_contact&kenmerk="
    assert klant.get(adres).status_code == 403
    assert "/signalen/uitstellen/" not in klant.get("/signalen/").content.decode()


def test_buiten_bereik_bestaat_het_signaal_niet(als, traject, signaal, jobcoach, collega_ander_team):
    uitstel = stel_signaal_uit(signaal=signaal, tot=over(3), reden="x", door=jobcoach)
    klant = als(collega_ander_team)
    assert klant.get(f"/signalen/uitstellen/?traject={traject.pk}&code=geen_contact").status_code == 404
    assert klant.post(f"/signalen/uitgesteld/{uitstel.pk}/terug/").status_code == 404


@pytest.mark.parametrize("vraag", ["", "code=onzin", "traject=abc", "traject=99999999999999999999999"])
def test_een_signaal_dat_er_niet_meer_is_stuurt_je_terug(als, jobcoach, vraag):
    antwoord = als(jobcoach).get(f"/signalen/uitstellen/?{vraag}")
    assert antwoord.url == "/signalen/"
