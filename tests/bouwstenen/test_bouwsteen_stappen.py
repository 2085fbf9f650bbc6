"""The steps in the route: what they write, what the logboek says, when they are refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bouwstenen import diensten
from bouwstenen.models import Fase, Stabiliteitstoets
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Stand
from tests.fabrieken.bouwstenen import FaseFactory, StabiliteitsdoelFactory, weken_geleden
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from trajecten.models import Contactmoment

STABIEL = {"deelnemer_stabiel": True, "casemanager_stabiel": True}


def laatste_regel() -> Logregel:
    return Logregel.objects.order_by("-pk").first()


def geldig(traject) -> list[tuple[int, object, object]]:
    fases = Fase.objects.van(traject).geldig().in_volgorde()
    return [(fase.bouwsteen.nummer, fase.startdatum, fase.einddatum) for fase in fases]


@pytest.fixture
def in_twee(traject, steen) -> Fase:
    """Stone 1 from sixteen to eight weeks ago, stone 2 since then."""
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    return FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8), reden=Fase.Reden.STABIEL)


def test_een_wachtend_traject_start_met_de_eerste_bouwsteen(route, steen, casemanager):
    traject = TrajectFactory(programma=route.programma, wachtend=True)
    vandaag = timezone.localdate()

    fase = diensten.start_route(traject=traject, startdatum=vandaag, door=casemanager)

    traject.refresh_from_db()
    assert traject.startdatum == vandaag
    assert fase.bouwsteen == steen[1]
    assert fase.begon_traject
    regel = laatste_regel()
    assert (regel.soort, regel.deelnemer_pk, regel.details["bouwsteen"]) == (
        "bouwsteen_gestart",
        traject.deelnemer_id,
        1,
    )


def test_een_traject_start_niet_voor_de_aanmelding(route, casemanager):
    traject = TrajectFactory(programma=route.programma, wachtend=True)
    with pytest.raises(RegelGeschonden) as fout:
        diensten.start_route(traject=traject, startdatum=traject.aanmelddatum - timedelta(days=1), door=casemanager)
    assert fout.value.veld == "startdatum"
    traject.refresh_from_db()
    assert traject.startdatum is None
    assert not Fase.objects.exists()


def test_zonder_route_kan_er_niets_starten(casemanager):
    with pytest.raises(RegelGeschonden, match="nog geen route"):
        diensten.start_route(traject=TrajectFactory(), startdatum=timezone.localdate(), door=casemanager)


def test_verder_sluit_de_vorige_op_de_dag_waarop_de_volgende_begint(traject, steen, in_twee, casemanager):
    vandaag = timezone.localdate()
    doel = StabiliteitsdoelFactory(bouwsteen=steen[2])

    diensten.ga_verder(
        traject=traject, vanuit=in_twee.pk, startdatum=vandaag, door=casemanager, behaald=[doel], **STABIEL
    )

    assert geldig(traject)[1:] == [(2, weken_geleden(8), vandaag), (3, vandaag, None)]
    toets = Stabiliteitstoets.objects.get()
    assert toets.fase == in_twee
    assert list(toets.behaald.all()) == [doel]
    assert laatste_regel().soort == "bouwsteen_verder"


def test_verder_zonder_dat_beiden_het_stabiel_vinden_vraagt_een_reden(traject, in_twee, casemanager):
    zonder_reden = {"deelnemer_stabiel": True, "casemanager_stabiel": False}
    with pytest.raises(RegelGeschonden) as fout:
        diensten.ga_verder(
            traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **zonder_reden
        )
    assert fout.value.veld == "reden"
    in_twee.refresh_from_db()
    assert in_twee.einddatum is None
    assert not Stabiliteitstoets.objects.exists()
    assert not Logregel.objects.exists()


def test_een_doel_van_een_andere_bouwsteen_telt_niet(traject, steen, in_twee, casemanager):
    vreemd = StabiliteitsdoelFactory(bouwsteen=steen[4])
    with pytest.raises(RegelGeschonden, match="andere bouwsteen"):
        diensten.ga_verder(
            traject=traject,
            vanuit=in_twee.pk,
            startdatum=timezone.localdate(),
            door=casemanager,
            behaald=[vreemd],
            **STABIEL,
        )


def test_terug_bewaart_reden_en_verwachte_terugkeer(traject, steen, in_twee, casemanager):
    terugkeer = timezone.localdate() + timedelta(weeks=4)
    fase = diensten.ga_terug(
        traject=traject,
        vanuit=in_twee.pk,
        bouwsteen=steen[1],
        startdatum=timezone.localdate(),
        reden="Even rust nodig.",
        verwachte_terugkeer=terugkeer,
        door=casemanager,
    )
    assert (fase.reden, fase.toelichting, fase.verwachte_terugkeer) == ("terugval", "Even rust nodig.", terugkeer)
    assert [nummer for nummer, *_ in geldig(traject)] == [1, 2, 1]
    assert "rust" not in str(laatste_regel().details)
    assert laatste_regel().reden == ""


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        pytest.param({"reden": "  "}, "reden", id="zonder-reden"),
        pytest.param({"verwachte_terugkeer": weken_geleden(1)}, "verwachte_terugkeer", id="terugkeer-voorbij"),
        pytest.param({"startdatum": weken_geleden(9)}, "startdatum", id="voor-de-lopende-fase"),
    ],
)
def test_een_stap_terug_die_niet_klopt_verandert_niets(anders, veld, traject, steen, in_twee, casemanager):
    gegevens = {"bouwsteen": steen[1], "startdatum": timezone.localdate(), "reden": "Rust"} | anders
    with pytest.raises(RegelGeschonden) as fout:
        diensten.ga_terug(traject=traject, vanuit=in_twee.pk, door=casemanager, **gegevens)
    assert fout.value.veld == veld
    assert len(geldig(traject)) == 2


def test_terug_gaat_niet_naar_een_latere_bouwsteen(traject, steen, in_twee, casemanager):
    with pytest.raises(RegelGeschonden, match="kan het nu niet"):
        diensten.ga_terug(
            traject=traject,
            vanuit=in_twee.pk,
            bouwsteen=steen[3],
            startdatum=timezone.localdate(),
            reden="Vergissing",
            door=casemanager,
        )


def test_na_een_stap_terug_mag_iemand_meteen_naar_waar_die_was(traject, steen, casemanager):
    FaseFactory(traject=traject, bouwsteen=steen[3], einddatum=weken_geleden(3))
    terug = FaseFactory(traject=traject, bouwsteen=steen[1], startdatum=weken_geleden(3), terugval=True)
    fase = diensten.ga_verder(
        traject=traject,
        vanuit=terug.pk,
        startdatum=timezone.localdate(),
        bouwsteen=steen[3],
        door=casemanager,
        **STABIEL,
    )
    assert fase.bouwsteen == steen[3]


def test_langer_blijft_in_dezelfde_bouwsteen(traject, in_twee, casemanager):
    tot = timezone.localdate() + timedelta(weeks=5)
    fase = diensten.verleng(
        traject=traject,
        vanuit=in_twee.pk,
        startdatum=timezone.localdate(),
        verwacht_tot=tot,
        reden="Ziek geweest.",
        door=casemanager,
    )
    assert (fase.bouwsteen, fase.reden, fase.verwacht_tot) == (in_twee.bouwsteen, "verlengd", tot)


def test_langer_tot_een_dag_voor_de_start_kan_niet(traject, in_twee, casemanager):
    vandaag = timezone.localdate()
    with pytest.raises(RegelGeschonden, match="na de start"):
        diensten.verleng(
            traject=traject,
            vanuit=in_twee.pk,
            startdatum=vandaag,
            verwacht_tot=vandaag,
            reden="Ziek geweest.",
            door=casemanager,
        )


def test_de_laatste_bouwsteen_wordt_afgerond_terwijl_het_traject_doorloopt(traject, steen, casemanager):
    laatste = FaseFactory(traject=traject, bouwsteen=steen[4])
    vandaag = timezone.localdate()
    diensten.rond_af(traject=traject, vanuit=laatste.pk, einddatum=vandaag, door=casemanager, **STABIEL)
    assert geldig(traject) == [(4, traject.startdatum, vandaag)]
    assert lees_plaats(traject, vandaag).stand == Stand.KLAAR


def test_afronden_kan_alleen_bij_de_laatste(traject, in_twee, casemanager):
    with pytest.raises(OvergangNietToegestaan):
        diensten.rond_af(
            traject=traject, vanuit=in_twee.pk, einddatum=timezone.localdate(), door=casemanager, **STABIEL
        )


def test_een_gestopt_traject_verandert_niet_meer(route, steen, casemanager):
    traject = TrajectFactory(programma=route.programma, gestopt=True)
    fase = FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=traject.einddatum)
    with pytest.raises(OvergangNietToegestaan, match="gestopt"):
        diensten.ga_verder(
            traject=traject, vanuit=fase.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
        )


def test_in_een_traject_met_een_einddatum_blijft_alles_daarbinnen(route, steen, casemanager):
    einde = timezone.localdate() + timedelta(weeks=2)
    traject = TrajectFactory(programma=route.programma, einddatum=einde)
    fase = FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=einde)
    volgende = diensten.ga_verder(
        traject=traject, vanuit=fase.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
    )
    assert volgende.einddatum == einde
    weer = diensten.draai_terug(traject=traject, vanuit=volgende.pk, door=casemanager)
    assert weer == fase
    assert weer.einddatum == einde


def test_wie_een_oud_scherm_gebruikt_krijgt_te_horen_dat_het_veranderd_is(traject, in_twee, casemanager):
    diensten.ga_verder(traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL)
    with pytest.raises(NietMeerActueel):
        diensten.ga_verder(
            traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
        )
    assert len(geldig(traject)) == 3


class TestTerugdraaien:
    def test_de_vorige_fase_loopt_weer_en_de_teruggedraaide_blijft_bewaard(self, traject, in_twee, casemanager):
        voor = geldig(traject)
        fase = diensten.ga_verder(
            traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
        )
        weer = diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager)

        assert geldig(traject) == voor
        assert weer == in_twee
        fase.refresh_from_db()
        assert fase.ingetrokken_door == casemanager
        assert not Stabiliteitstoets.objects.geldig().exists()
        assert Stabiliteitstoets.objects.count() == 1
        assert laatste_regel().soort == "bouwsteen_teruggedraaid"

    def test_daarna_kan_dezelfde_stap_opnieuw(self, traject, in_twee, casemanager):
        for _ in range(2):
            fase = diensten.ga_verder(
                traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
            )
            diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager)
        assert Fase.objects.van(traject).count() == 4

    def test_na_een_dag_kan_het_niet_meer(self, traject, in_twee, casemanager, time_machine):
        fase = diensten.ga_verder(
            traject=traject, vanuit=in_twee.pk, startdatum=timezone.localdate(), door=casemanager, **STABIEL
        )
        time_machine.move_to(timezone.now() + timedelta(hours=24))
        with pytest.raises(RegelGeschonden, match="24 uur"):
            diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager)

    def test_een_ingelezen_stap_is_niet_terug_te_draaien(self, traject, in_twee, casemanager):
        with pytest.raises(OvergangNietToegestaan, match="geen stap"):
            diensten.draai_terug(traject=traject, vanuit=in_twee.pk, door=casemanager)

    def test_een_afgeronde_bouwsteen_gaat_weer_open(self, traject, steen, casemanager):
        laatste = FaseFactory(traject=traject, bouwsteen=steen[4])
        diensten.rond_af(
            traject=traject, vanuit=laatste.pk, einddatum=timezone.localdate(), door=casemanager, **STABIEL
        )
        assert diensten.draai_terug(traject=traject, vanuit=laatste.pk, door=casemanager) == laatste
        assert geldig(traject) == [(4, traject.startdatum, None)]

    def test_na_terug_uit_klaar_blijft_de_laatste_bouwsteen_klaar(self, traject, steen, casemanager):
        laatste = FaseFactory(traject=traject, bouwsteen=steen[4])
        vandaag = timezone.localdate()
        diensten.rond_af(traject=traject, vanuit=laatste.pk, einddatum=vandaag, door=casemanager, **STABIEL)
        terug = diensten.ga_terug(
            traject=traject,
            vanuit=laatste.pk,
            bouwsteen=steen[3],
            startdatum=vandaag,
            reden="Baan kwijt.",
            door=casemanager,
        )
        assert diensten.draai_terug(traject=traject, vanuit=terug.pk, door=casemanager) is None
        assert lees_plaats(traject, vandaag).stand == Stand.KLAAR

    def test_een_start_bij_vergissing_laat_het_traject_weer_wachten(self, route, casemanager):
        traject = TrajectFactory(programma=route.programma, wachtend=True)
        fase = diensten.start_route(traject=traject, startdatum=timezone.localdate(), door=casemanager)
        assert diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager) is None
        traject.refresh_from_db()
        assert traject.startdatum is None

    def test_een_start_met_uren_erop_is_niet_terug_te_draaien(self, route, casemanager):
        traject = TrajectFactory(programma=route.programma, wachtend=True)
        fase = diensten.start_route(traject=traject, startdatum=timezone.localdate(), door=casemanager)
        Contactmoment.objects.create(
            traject=traject, medewerker=casemanager, datum=timezone.localdate(), minuten=30, soort="gesprek"
        )
        with pytest.raises(RegelGeschonden, match="uren"):
            diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager)
