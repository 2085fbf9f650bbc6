"""What other apps contribute is shown only as far as somebody's rights reach, row by row."""

from datetime import date

import pytest
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.matrix import Recht, Rol
from trajecten import registers
from trajecten.dossier import dossierkop, panelen_van
from trajecten.kolommen import cellen_van, hoe_lang_geleden, kolommen_voor
from trajecten.models import Traject
from trajecten.registers import Actie, Gebeurtenis, Kolom, Norm, Paneel, Registers, Tab


@pytest.fixture
def leeg(monkeypatch):
    """Registers in which nobody registered anything."""
    monkeypatch.setattr(registers, "registers", Registers())
    for module in ("trajecten.dossier", "trajecten.kolommen"):
        monkeypatch.setattr(f"{module}.registers", registers.registers)


def met_begeleiders(traject):
    return Traject.objects.voor_lijst().get(pk=traject.pk)


def test_een_kolom_blijft_leeg_op_rijen_die_haar_recht_niet_bereikt(leeg, iemand):
    """Who leads a programme and guides one traject sees the measurements of that one only."""
    persoon = iemand(Rol.PROGRAMMAMANAGER, Rol.JOBCOACH)
    eigen, ander = TrajectFactory(begeleid_door=[persoon]), TrajectFactory()
    gevraagd: list[int] = []

    def laad(trajecten, gebruiker, vandaag):
        gevraagd.extend(traject.pk for traject in trajecten)
        return {traject.pk: {"laagste": 1} for traject in trajecten}

    kolom = Kolom("zrm", "Zelfredzaamheid", 30, "x.html", laad, recht=Recht.METING_INZIEN)
    cellen = cellen_van([kolom], [eigen, ander], persoon, timezone.localdate())
    assert gevraagd == [eigen.pk]
    assert cellen[eigen.pk][0].waarde == {"laagste": 1}
    assert cellen[ander.pk][0].waarde is None


def test_een_kolom_zonder_recht_staat_er_niet(leeg, jobcoach, trainer):
    registers.registreer_kolom(Kolom("zrm", "Zelfredzaamheid", 30, "x.html", dict, recht=Recht.METING_INZIEN))
    assert [kolom.code for kolom in kolommen_voor(jobcoach)] == ["zrm"]
    assert kolommen_voor(trainer) == []


def test_panelen_tabs_en_knoppen_volgen_het_recht_op_dit_traject(leeg, casemanager, jobcoach):
    van_team = met_begeleiders(TrajectFactory(begeleid_door=[jobcoach]))
    toon = lambda traject, gebruiker, vandaag: {}  # noqa: E731
    registers.registreer_paneel(Paneel("b", "B", 20, "smal", "x.html", toon, recht=Recht.TRAJECT_INZIEN))
    registers.registreer_paneel(Paneel("a", "A", 10, "breed", "x.html", toon, recht=Recht.FASE_WIJZIGEN))
    registers.registreer_paneel(Paneel("weg", "Weg", 5, "smal", "x.html", lambda *_: None))
    registers.registreer_tab(Tab("fase", "Fase", "trajecten:dossier", 10, recht=Recht.FASE_WIJZIGEN))
    registers.registreer_tab(Tab("zien", "Zien", "trajecten:dossier", 20))
    registers.registreer_actie(Actie("log", "Log", "pencil", "trajecten:contact_met", Recht.CONTACT_LOGGEN, 10))
    kop = dossierkop(van_team, casemanager, timezone.localdate(), actief="zien")
    assert [(tab.naam, tab.actief) for tab in kop.tabs] == [("Zien", True)]
    assert kop.knoppen == []
    assert [deel.paneel.code for deel in panelen_van(van_team, casemanager, timezone.localdate())] == ["b"]
    eigen = met_begeleiders(TrajectFactory(begeleid_door=[casemanager]))
    assert [deel.paneel.code for deel in panelen_van(eigen, casemanager, timezone.localdate())] == ["a", "b"]


def test_meer_dan_twee_knoppen_vouwen_weg(leeg, jobcoach):
    traject = met_begeleiders(TrajectFactory(begeleid_door=[jobcoach]))
    for nummer in range(4):
        registers.registreer_actie(
            Actie(f"a{nummer}", f"Actie {nummer}", "pencil", "trajecten:dossier", Recht.TRAJECT_INZIEN, 10 - nummer)
        )
    kop = dossierkop(traject, jobcoach, timezone.localdate(), actief="")
    assert [knop.actie.code for knop in kop.knoppen] == ["a3", "a2"]
    assert [knop.actie.code for knop in kop.meer] == ["a1", "a0"]


def test_de_tijdlijn_van_alle_apps_staat_op_volgorde_van_tijd(leeg, jobcoach):
    registers.registreer_gebeurtenissen(lambda *_: [Gebeurtenis(date(2026, 5, 4), "Start", "flag", volgorde=1)])
    registers.registreer_gebeurtenissen(
        lambda *_: [
            Gebeurtenis(date(2026, 5, 4), "Contact", "phone", volgorde=5),
            Gebeurtenis(date(2026, 9, 14), "Meting", "notes"),
        ]
    )
    titels = [gebeurtenis.titel for gebeurtenis in registers.tijdlijn_van(TrajectFactory.build(), jobcoach)]
    assert titels == ["Meting", "Contact", "Start"]


def test_elk_traject_heeft_een_lijst_van_normen(leeg, db_of_zonder):
    een, twee = TrajectFactory(), TrajectFactory()
    norm = Norm("x", een.pk, "Begeleiding", Norm.Wie.COACH, 120, date(2026, 11, 23), date(2026, 11, 30))
    registers.registreer_normen(lambda trajecten, vandaag: [norm])
    assert registers.normen_van([een, twee], date(2026, 11, 24)) == {een.pk: [norm], twee.pk: []}


@pytest.mark.parametrize(("dagen", "woorden"), [(0, "vandaag"), (1, "gisteren"), (15, "15 dagen geleden")])
def test_hoe_lang_geleden_in_woorden(dagen, woorden):
    assert hoe_lang_geleden(dagen) == woorden


def test_wie_het_platform_beheert_heeft_ook_een_mijn_dag(client_voor):
    klant = client_voor("platform")
    with in_organisatie("platform"):
        klant.force_login(GebruikerFactory(rollen=[Rol.PLATFORMBEHEERDER.value], met_code_app=True))
    antwoord = klant.get("/")
    assert antwoord.status_code == 200
    assert "Jouw werk" in antwoord.content.decode()
    assert klant.get("/deelnemers/").status_code == 403
