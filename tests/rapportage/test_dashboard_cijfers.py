"""The rules of the dashboard: whom each figure counts, and that it is what the voortgang report says."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from bouwstenen.models import Bouwsteen, Fase
from rapportage.dashboard.kader import Kader, maak_kader, periodes
from rapportage.dashboard.lijst import zoek_maat
from rapportage.dashboard.maten import MATEN, tel
from rapportage.dashboard.overzicht import lees_overzicht
from rapportage.dashboard.verandering import lees_verandering
from rapportage.periode import Periode
from rapportage.voortgang.cijfers import bereken_voortgang
from rapportage.voortgang.query import lees_rijen
from rapportage.vraag import Vraag
from tests.fabrieken.opleiding import BewijsFactory, BewijssoortFactory
from tests.fabrieken.plaatsing import BaancontroleFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.voortgang import FEBRUARI, START, beeindig, meting, programma_met_route, trajecten
from tests.fabrieken.werkgevers import PlaatsingFactory

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def programma():
    return programma_met_route()


def kader(programma=None, periode=FEBRUARI, vandaag=None):
    return Kader(programma, periode, "zelf", vandaag or periode.tot)


def aantal(code, programma, periode=FEBRUARI):
    return tel(kader(programma, periode))[code]


def stap(traject, nummer, van, tot=None, reden="stabiel"):
    steen = Bouwsteen.objects.get(route__programma=traject.programma, nummer=nummer)
    return Fase.objects.create(traject=traject, bouwsteen=steen, startdatum=van, einddatum=tot, reden=reden)


def zonder_fases(programma, hoeveel=1):
    rijen = trajecten(programma, hoeveel)
    Fase.objects.filter(traject__in=rijen).delete()
    return rijen


def test_actief_is_wie_op_de_laatste_dag_loopt(programma):
    _blijft, op_de_laatste_dag, erna = trajecten(programma, 3)
    beeindig(op_de_laatste_dag, FEBRUARI.tot, "opleiding")
    beeindig(erna, FEBRUARI.tot + DAG, "opleiding")
    assert aantal("actief", programma) == 2


def test_alle_cijfers_zijn_die_van_het_voortgangsrapport(programma):
    eerste, tweede, *_ = trajecten(programma, 5)
    beeindig(eerste, date(2026, 2, 20), "opleiding")
    meting(tweede, eerste.metingen.first().beoordelaar, "eind", date(2026, 2, 25), huisvesting=1, financien=4)
    for periode in (FEBRUARI, Periode(START, date(2026, 2, 2)), Periode.jaar(2026), Periode.jaar(2025)):
        rapport = bereken_voortgang(
            lees_rijen(Vraag("voortgang", programma, periode, periode.tot)), periode, periode.tot
        )
        overzicht = lees_overzicht(kader(programma, periode), 1)
        assert overzicht.lopend == rapport.lopend.waarde
        assert [s.aantal for s in overzicht.stenen] == [b.op_einddatum.waarde for b in rapport.bouwstenen]
        gebieden = {g.code: (g.omlaag.waarde, g.gelijk.waarde, g.omhoog.waarde) for g in rapport.zrm if g.vergeleken}
        assert {g.code: (g.achteruit, g.gelijk, g.vooruit) for g in overzicht.verandering.gebieden} == gebieden
        assert overzicht.verandering.vergeleken == rapport.vergeleken.waarde


def test_een_ander_programma_telt_alleen_bij_alle_programmas_mee(programma):
    trajecten(programma, 2)
    trajecten(programma_met_route("ander", "Ander"), 3)
    assert aantal("actief", programma) == 2
    assert aantal("actief", None) == 5


def test_wie_naar_een_hogere_bouwsteen_gaat_is_door(programma):
    (traject,) = zonder_fases(programma)
    stap(traject, 1, START, date(2026, 2, 10), "start")
    stap(traject, 2, date(2026, 2, 10))
    assert (aantal("door", programma), aantal("klaar", programma)) == (1, 1)


def test_wie_terug_gaat_was_klaar_maar_is_niet_door(programma):
    trajecten(programma, 1)
    assert (aantal("door", programma), aantal("klaar", programma)) == (0, 1)


def test_verlengen_is_niet_klaar(programma):
    (traject,) = zonder_fases(programma)
    stap(traject, 1, START, date(2026, 2, 10), "start")
    stap(traject, 1, date(2026, 2, 10), reden="verlengd")
    assert aantal("klaar", programma) == 0


def test_na_de_laatste_bouwsteen_komt_er_geen(programma):
    (traject,) = zonder_fases(programma)
    stap(traject, 4, START, date(2026, 2, 10), "start")
    assert aantal("klaar", programma) == 0


def test_wie_twee_keer_door_gaat_telt_een_keer(programma):
    (traject,) = zonder_fases(programma)
    stap(traject, 1, START, date(2026, 2, 3), "start")
    stap(traject, 2, date(2026, 2, 3), date(2026, 2, 20))
    stap(traject, 3, date(2026, 2, 20))
    assert (aantal("door", programma), aantal("klaar", programma)) == (1, 1)


def test_wie_pas_na_de_periode_verder_gaat_is_nog_niet_door(programma):
    (traject,) = zonder_fases(programma)
    stap(traject, 1, START, date(2026, 2, 27), "start")
    stap(traject, 2, date(2026, 3, 2))
    assert (aantal("door", programma), aantal("klaar", programma)) == (0, 1)


def test_een_baan_telt_vanaf_het_contract(programma):
    ervoor, erin, stage = trajecten(programma, 3)
    contract = {"eigen_salaris": True, "einddatum": None}
    PlaatsingFactory(
        traject=ervoor, soort="dienstverband", startdatum=FEBRUARI.van, contract_start=FEBRUARI.tot + DAG, **contract
    )
    PlaatsingFactory(traject=erin, soort="dienstverband", startdatum=START, contract_start=FEBRUARI.van, **contract)
    PlaatsingFactory(traject=stage, soort="stage", startdatum=FEBRUARI.van)
    assert aantal("werk", programma) == 1


def test_wie_stopt_voor_betaald_werk_telt_een_keer(programma):
    met_baan, zonder_baan, opleiding = trajecten(programma, 3)
    PlaatsingFactory(
        traject=met_baan, soort="dienstverband", startdatum=FEBRUARI.van, contract_start=FEBRUARI.van, einddatum=None
    )
    beeindig(met_baan, date(2026, 2, 10), "regulier_werk")
    beeindig(zonder_baan, date(2026, 2, 10), "werk_met_ondersteuning")
    beeindig(opleiding, date(2026, 2, 10), "opleiding")
    assert aantal("werk", programma) == 2


def test_een_diploma_en_een_praktijkverklaring_tellen_een_certificaat_niet(programma):
    met_diploma, met_vca, te_laat, ingetrokken = trajecten(programma, 4)
    diploma = BewijssoortFactory(niveaus=["mbo-1"])
    vca = BewijssoortFactory(niveaus=[])
    BewijsFactory(traject=met_diploma, soort=diploma, niveau="mbo-1", datum=FEBRUARI.van)
    BewijsFactory(traject=met_vca, soort=vca, datum=FEBRUARI.van)
    BewijsFactory(traject=te_laat, soort=diploma, niveau="mbo-1", datum=FEBRUARI.tot + DAG)
    terug = {"ingetrokken_op": timezone.now(), "ingetrokken_door": GebruikerFactory(), "ingetrokken_reden": "Fout"}
    BewijsFactory(traject=ingetrokken, soort=diploma, niveau="mbo-1", datum=FEBRUARI.van, **terug)
    assert aantal("bewijs", programma) == 1


def test_wie_met_een_diploma_uitstroomt_telt_ook(programma):
    (traject,) = trajecten(programma, 1)
    beeindig(traject, date(2026, 2, 10), "opleiding")
    traject.uitstroom.kwalificatie = "mbo-diploma"
    traject.uitstroom.save()
    assert aantal("bewijs", programma) == 1
    assert aantal("bewijs", programma, Periode.jaar(2025)) == 0


def test_de_baan_na_drie_maanden_telt_van_hoeveel_het_gevraagd_is(programma):
    heeft, heeft_niet, half_jaar = trajecten(programma, 3)
    for traject, maanden, behouden in ((heeft, 3, True), (heeft_niet, 3, False), (half_jaar, 6, True)):
        plaatsing = PlaatsingFactory(traject=traject, soort="dienstverband", startdatum=START)
        BaancontroleFactory(plaatsing=plaatsing, maanden=maanden, behouden=behouden, gepeild_op=FEBRUARI.van)
    assert (aantal("behouden", programma), aantal("gevraagd", programma)) == (1, 2)


def test_wie_in_geen_bouwsteen_staat_wordt_genoemd(programma):
    trajecten(programma, 1)
    zonder_fases_hier = programma_met_route("ander", "Ander")
    zonder_fases(zonder_fases_hier, 2)
    assert aantal("zonder_bouwsteen", zonder_fases_hier) == 2
    assert aantal("zonder_bouwsteen", programma) == 0


def test_elk_getal_is_zo_lang_als_zijn_lijst(programma):
    eerste, *_ = trajecten(programma, 4)
    beeindig(eerste, date(2026, 2, 20), "regulier_werk")
    hier = kader(programma)
    overzicht = lees_overzicht(hier, 1)
    telling = tel(hier)
    for code in MATEN:
        assert zoek_maat(code).trajecten(hier).count() == telling[code]
    for steen in overzicht.stenen:
        assert zoek_maat(f"bouwsteen.{steen.pk}").trajecten(hier).count() == steen.aantal
    for gebied in overzicht.verandering.gebieden:
        for kant in ("achteruit", "gelijk", "vooruit"):
            lijst = zoek_maat(f"leefgebied.{gebied.code}.{kant}").trajecten(hier)
            assert lijst.count() == getattr(gebied, kant)
    assert zoek_maat("vergeleken").trajecten(hier).count() == overzicht.verandering.vergeleken
    for rem in overzicht.remmen:
        assert zoek_maat(rem.post).trajecten(hier).count() == rem.aantal


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x",
        "rem.",
        "rem.x",
        "bouwsteen.",
        "bouwsteen.0",
        f"bouwsteen.{'9' * 40}",
        "leefgebied.",
        "leefgebied.x.vooruit",
        "leefgebied.huisvesting.omhoog",
        "rem.geen_contact:x",
    ],
)
def test_een_cijfer_dat_er_niet_is_heeft_geen_lijst(code):
    assert zoek_maat(code) is None


def test_zonder_programma_of_metingen_is_alles_nul():
    overzicht = lees_overzicht(kader(), 0)
    assert [kern.aantal for kern in overzicht.kern] == [0] * 5
    assert lees_verandering(kader()).gebieden == ()


def test_een_periode_loopt_tot_en_met_vandaag():
    vandaag = date(2026, 2, 28)
    keuzes = {code: periode for code, (_, periode) in periodes(vandaag).items()}
    assert keuzes["jaar"] == Periode(date(2026, 1, 1), vandaag)
    assert keuzes["kwartaal"] == Periode(date(2026, 1, 1), vandaag)
    assert keuzes["12maanden"] == Periode(date(2025, 3, 1), vandaag)
    assert keuzes["vorig-kwartaal"] == Periode(date(2025, 10, 1), date(2025, 12, 31))
    assert keuzes["vorig-jaar"] == Periode.jaar(2025)


def test_op_29_februari_kan_ook_twaalf_maanden_terug():
    _, periode = periodes(date(2028, 2, 29))["12maanden"]
    assert periode == Periode(date(2027, 3, 1), date(2028, 2, 29))


def test_een_keuze_die_niet_kan_is_alle_programmas_dit_jaar(programma):
    ander = programma_met_route("ander", "Ander")
    hier = maak_kader([programma, ander], "-1", "x", date(2026, 2, 28))
    assert (hier.programma, hier.keuze) == (None, "jaar")
    assert maak_kader([programma], "", "", date(2026, 2, 28)).programma == programma
