"""What the database refuses of schools, enrolments and proofs, and what it takes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from onderwijs.bewijs.soorten import SOORTEN
from onderwijs.models import Bewijssoort
from tests.fabrieken.opleiding import (
    BewijsFactory,
    BewijssoortFactory,
    InschrijvingFactory,
    OnderwijsinstellingFactory,
    OpleidingFactory,
    PraktijkverklaringFactory,
    StudievoortgangFactory,
    WerkprocesFactory,
)
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Code

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


def geweigerd(beperking, maak, **velden):
    """Fails unless the constraint `beperking` refuses what `maak` would make."""
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        maak(**velden)


def test_een_naam_van_een_school_is_er_een_keer_hoe_je_hem_ook_schrijft():
    OnderwijsinstellingFactory(naam="Roc Noord")
    geweigerd("onderwijsinstelling_naam_uniek", OnderwijsinstellingFactory, naam="ROC noord")
    geweigerd("onderwijsinstelling_naam_ingevuld", OnderwijsinstellingFactory, naam="")
    assert OnderwijsinstellingFactory(naam="Roc Zuid").pk


def test_een_opleiding_staat_er_per_school_en_niveau_een_keer():
    opleiding = OpleidingFactory(naam="Schilder", niveau="mbo-2")
    zelfde = {"instelling": opleiding.instelling, "naam": "schilder"}
    geweigerd("opleiding_uniek_per_instelling", OpleidingFactory, **zelfde, niveau="mbo-2")
    geweigerd("opleiding_niveau_bekend", OpleidingFactory, niveau="mbo-9")
    geweigerd("opleiding_naam_ingevuld", OpleidingFactory, naam="")
    assert OpleidingFactory(**zelfde, niveau="mbo-3").pk
    assert OpleidingFactory(niveau="", crebo="C0042 of wat ook").pk


def test_een_inschrijving_loopt_op_en_eindigt_met_een_uitkomst():
    geweigerd("inschrijving_periode_oplopend", InschrijvingFactory, van=DAG, tot=DAG, uitkomst="gestopt")
    geweigerd("inschrijving_einde_met_uitkomst", InschrijvingFactory, van=DAG, tot=DAG + timedelta(days=1))
    geweigerd("inschrijving_einde_met_uitkomst", InschrijvingFactory, uitkomst="afgerond")
    geweigerd("inschrijving_leerweg_bekend", InschrijvingFactory, leerweg="avondschool")
    assert InschrijvingFactory(van=DAG, tot=DAG + timedelta(days=1), uitkomst="afgerond").pk


def test_niemand_staat_twee_keer_tegelijk_bij_dezelfde_opleiding():
    eerste = InschrijvingFactory(van=DAG, tot=DAG + timedelta(days=10), uitkomst="gestopt")
    zelfde = {"traject": eerste.traject, "opleiding": eerste.opleiding}
    geweigerd("inschrijving_niet_dubbel", InschrijvingFactory, **zelfde, van=DAG + timedelta(days=9))
    assert InschrijvingFactory(**zelfde, van=DAG + timedelta(days=10)).pk


def test_de_stand_van_een_opleiding_komt_uit_de_lijst():
    geweigerd("studievoortgang_stand_bekend", StudievoortgangFactory, stand="onvoldoende")
    assert StudievoortgangFactory(stand="loopt_achter").pk


def test_een_soort_bewijs_bewijst_niveaus_die_bestaan_en_is_niet_eeuwig_in_maanden():
    geweigerd("bewijssoort_niveaus_bekend", BewijssoortFactory, niveaus=["mbo-2", "zwemdiploma"])
    geweigerd("bewijssoort_geldig_maanden_kan", BewijssoortFactory, geldig_maanden=0)
    geweigerd("bewijssoort_geldig_maanden_kan", BewijssoortFactory, geldig_maanden=601)
    geweigerd("bewijssoort_herkomst_bekend", BewijssoortFactory, herkomst="gevonden")
    geweigerd("bewijssoort_naam_ingevuld", BewijssoortFactory, naam="")
    soort = BewijssoortFactory(niveaus=["mbo-2"], geldig_maanden=600)
    geweigerd("bewijssoort_naam_uniek", BewijssoortFactory, naam=soort.naam.upper())
    geweigerd("bewijssoort_code_uniek", Bewijssoort.objects.create, code=soort.code, naam="Iets anders")
    assert list(Bewijssoort.objects.filter(code=soort.code)) == [soort]


def test_er_is_een_soort_bewijs_na_een_mdt_traject():
    geweigerd("bewijssoort_een_per_herkomst", BewijssoortFactory, herkomst="mdt")
    assert BewijssoortFactory(herkomst="elders").pk


def test_een_bewijs_heeft_een_uitgever_en_is_na_zijn_datum_geldig():
    geweigerd("bewijs_geldig_na_datum", BewijsFactory, datum=DAG, geldig_tot=DAG)
    geweigerd("bewijs_heeft_een_uitgever", BewijsFactory, uitgever="")
    geweigerd("bewijs_niveau_bekend", BewijsFactory, niveau="mbo-9")
    assert BewijsFactory(datum=DAG, geldig_tot=DAG + timedelta(days=1)).pk


def test_wie_een_bewijs_intrekt_zegt_waarom():
    nu, wie = timezone.now(), GebruikerFactory()
    geweigerd("bewijs_ingetrokken_op_en_door", BewijsFactory, ingetrokken_op=nu, ingetrokken_door=wie)
    geweigerd("bewijs_ingetrokken_op_en_door", BewijsFactory, ingetrokken_reden="Verkeerd")
    assert BewijsFactory(ingetrokken_op=nu, ingetrokken_door=wie, ingetrokken_reden="Verkeerde deelnemer").pk


def test_een_eigen_certificaat_wordt_een_keer_gegeven_tot_het_is_ingetrokken():
    traject = TrajectFactory()
    weg = {"ingetrokken_op": timezone.now(), "ingetrokken_door": GebruikerFactory(), "ingetrokken_reden": "Fout"}
    BewijsFactory(traject=traject, sleutel="mdt", **weg)
    BewijsFactory(traject=traject, sleutel="mdt")
    geweigerd("bewijs_een_keer_gegeven", BewijsFactory, traject=traject, sleutel="mdt")
    assert [BewijsFactory(traject=traject, sleutel="").pk for _ in range(2)]


def test_een_praktijkverklaring_is_afgegeven_als_er_een_bewijs_is():
    bewijs = BewijsFactory()
    geweigerd("praktijkverklaring_afgegeven_met_bewijs", PraktijkverklaringFactory, staat="afgegeven")
    geweigerd("praktijkverklaring_afgegeven_met_bewijs", PraktijkverklaringFactory, bewijs=bewijs)
    geweigerd("praktijkverklaring_wie_en_waar", PraktijkverklaringFactory, praktijkopleider="")
    assert PraktijkverklaringFactory(staat="afgegeven", bewijs=bewijs).pk


def test_een_werkproces_is_beoordeeld_met_een_praktijkopleider():
    geleerd = WerkprocesFactory(geleerd=True)
    geweigerd("werkproces_beoordeeld_met_praktijkopleider", WerkprocesFactory, staat="beheerst")
    geweigerd("werkproces_beoordeeld_met_praktijkopleider", WerkprocesFactory, geleerd=True, praktijkopleider="")
    geweigerd("werkproces_naam_ingevuld", WerkprocesFactory, naam="")
    zelfde = {"praktijkverklaring": geleerd.praktijkverklaring, "volgorde": geleerd.volgorde}
    geweigerd("werkproces_een_per_plaats", WerkprocesFactory, **zelfde)
    assert list(geleerd.praktijkverklaring.werkprocessen.all()) == [geleerd]


def test_een_organisatie_begint_met_de_meegeleverde_soorten():
    soorten = {soort.code: soort for soort in Bewijssoort.objects.all()}
    assert set(soorten) == {soort.code for soort in SOORTEN}
    assert soorten["vca"].geldig_maanden == 120
    assert soorten["praktijkverklaring"].niveaus == []
    assert (soorten["haccp"].geldig_maanden, soorten["heftruck"].geldig_maanden) == (None, 60)


def test_de_codes_van_kwalificaties_staan_in_de_keuzelijst():
    codes = set(Code.objects.filter(lijst="kwalificatie").values_list("code", flat=True))
    assert {soort.kwalificatie for soort in SOORTEN if soort.kwalificatie} <= codes
