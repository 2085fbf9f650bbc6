"""A goal on health or justice: whether somebody reached it, and what the check said, is not for everybody."""

import pytest
from django.urls import reverse

from bouwstenen.beheer.kopie import kopieer_programma
from bouwstenen.beheer.lijsten import LIJSTEN, haal_regel_weg, wijzig_regel
from bouwstenen.inrichting import maak_programmas
from bouwstenen.models import Fase, Stabiliteitsdoel
from organisaties import sjablonen
from tests.fabrieken.bouwstenen import (
    FaseFactory,
    StabiliteitsdoelFactory,
    StabiliteitstoetsFactory,
    weken_geleden,
)
from toegang.matrix import Rol
from toegang.models import Logregel

GEHEIM, GEWOON, REDEN = "Mentaal stabiel zijn", "Op tijd komen", "De behandelaar ziet ruimte."
DOELEN = LIJSTEN["doelen"]


@pytest.fixture
def doelen(steen) -> dict[str, Stabiliteitsdoel]:
    return {
        GEHEIM: StabiliteitsdoelFactory(bouwsteen=steen[1], tekst=GEHEIM, bijzonder=True),
        GEWOON: StabiliteitsdoelFactory(bouwsteen=steen[1], tekst=GEWOON),
    }


@pytest.fixture
def in_twee(traject, steen, doelen) -> Fase:
    """In the second bouwsteen; the first was left though the casemanager did not call it stable."""
    een = FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    toets = StabiliteitstoetsFactory(fase=een, casemanager_vindt_stabiel=False, reden_afwijking=REDEN)
    toets.behaald.set(doelen.values())
    return FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8), reden="stabiel")


def lees(klant, persoon, traject) -> str:
    klant.force_login(persoon)
    return klant.get(reverse("bouwstenen:bouwsteen", args=[traject.pk])).content.decode()


def gelezen() -> int:
    return Logregel.objects.filter(soort="bijzonder_bekeken", details__pagina="bouwstenen").count()


def test_de_casemanager_van_het_traject_leest_alles_en_dat_staat_in_het_logboek(klant, casemanager, traject, in_twee):
    pagina = lees(klant, casemanager, traject)
    assert all(tekst in pagina for tekst in (GEHEIM, GEWOON, REDEN, "vond alleen de deelnemer het stabiel"))
    assert gelezen() == 1
    regel = Logregel.objects.filter(soort="bijzonder_bekeken").get()
    assert GEHEIM not in f"{regel.details} {regel.reden}"


@pytest.mark.parametrize("wie", ["jobcoach", "teamgenoot", "trainer", "programmamanager"])
def test_anderen_lezen_niet_wat_er_bij_die_bouwsteen_besproken_is(
    klant, iemand, jobcoach, trainer, programmamanager, traject, in_twee, wie
):
    traject.betrokkenen.create(gebruiker=trainer, rol="trainer", van=traject.startdatum)
    personen = {"jobcoach": jobcoach, "trainer": trainer, "programmamanager": programmamanager}
    persoon = personen.get(wie) or iemand(Rol.CASEMANAGER)
    pagina = lees(klant, persoon, traject)
    assert not any(tekst in pagina for tekst in (GEHEIM, GEWOON, REDEN, "het stabiel."))
    assert ("afgeschermd" in pagina) is (wie in {"jobcoach", "teamgenoot"})
    dossier = klant.get(traject.get_absolute_url()).content.decode()
    assert GEHEIM not in dossier
    assert REDEN not in dossier
    assert gelezen() == 0


def test_een_bouwsteen_zonder_zo_n_doel_blijft_te_lezen_en_wordt_niet_genoteerd(
    klant, jobcoach, casemanager, traject, in_twee, doelen
):
    Stabiliteitsdoel.objects.filter(pk=doelen[GEHEIM].pk).update(bijzonder=False)
    for persoon in (jobcoach, casemanager):
        assert REDEN in lees(klant, persoon, traject)
    assert gelezen() == 0


def test_een_doel_dat_pas_later_verviel_houdt_de_toets_van_toen_dicht(
    klant, jobcoach, beheerder, traject, in_twee, doelen
):
    haal_regel_weg(lijst=DOELEN, regel=doelen[GEHEIM], was=GEHEIM, door=beheerder)
    doelen[GEHEIM].refresh_from_db()
    assert doelen[GEHEIM].vervallen_op is not None
    assert REDEN not in lees(klant, jobcoach, traject)


def test_het_formulier_biedt_het_doel_aan_wie_de_stap_zet(klant, casemanager, traject, steen, doelen):
    FaseFactory(traject=traject, bouwsteen=steen[1])
    klant.force_login(casemanager)
    assert GEHEIM in klant.get(reverse("bouwstenen:verder", args=[traject.pk])).content.decode()


def test_met_even_veel_vragen_aan_de_databank_voor_een_en_voor_veel(
    klant, casemanager, traject, steen, in_twee, django_assert_max_num_queries
):
    klant.force_login(casemanager)
    url = reverse("bouwstenen:bouwsteen", args=[traject.pk])
    klant.get(url)
    with django_assert_max_num_queries(60) as een:
        klant.get(url)
    for nummer in range(4):
        StabiliteitstoetsFactory(
            fase=FaseFactory(traject=traject, bouwsteen=steen[1], ingetrokken=True, startdatum=weken_geleden(nummer))
        )
    with django_assert_max_num_queries(len(een.captured_queries)):
        klant.get(url)


class TestBeheer:
    def test_een_beheerder_vinkt_het_aan(self, klant, beheerder, steen):
        klant.force_login(beheerder)
        toevoegen = reverse("bouwstenen:doelen_nieuw", args=[steen[1].pk])
        assert klant.post(toevoegen, {"tekst": GEHEIM, "bijzonder": "on"}).status_code == 302
        assert klant.post(toevoegen, {"tekst": GEWOON}).status_code == 302
        assert dict(Stabiliteitsdoel.objects.values_list("tekst", "bijzonder")) == {GEHEIM: True, GEWOON: False}
        pagina = klant.get(reverse("bouwstenen:steen", args=[steen[1].pk])).content.decode()
        assert 'name="bijzonder" checked' in pagina

    def test_een_casemanager_vinkt_niets_aan(self, klant, casemanager, doelen):
        klant.force_login(casemanager)
        regel = reverse("bouwstenen:doelen_regel", args=[doelen[GEHEIM].pk])
        assert klant.post(regel, {"tekst": GEHEIM, "was": GEHEIM}).status_code == 403
        assert Stabiliteitsdoel.objects.get(pk=doelen[GEHEIM].pk).bijzonder

    def test_aanvinken_sluit_ook_wat_al_gebruikt_is(self, klant, jobcoach, beheerder, traject, in_twee, doelen):
        Stabiliteitsdoel.objects.filter(pk=doelen[GEHEIM].pk).update(bijzonder=False)
        doelen[GEHEIM].bijzonder = False
        wijzig_regel(lijst=DOELEN, regel=doelen[GEHEIM], tekst=GEHEIM, was=GEHEIM, bijzonder=True, door=beheerder)
        assert Stabiliteitsdoel.objects.get(tekst=GEHEIM).bijzonder
        assert REDEN not in lees(klant, jobcoach, traject)

    def test_uitvinken_maakt_wat_al_gebruikt_is_niet_open(self, klant, jobcoach, beheerder, traject, in_twee, doelen):
        nieuw = wijzig_regel(lijst=DOELEN, regel=doelen[GEHEIM], tekst=GEHEIM, was=GEHEIM, door=beheerder)
        assert not nieuw.bijzonder
        oud = Stabiliteitsdoel.objects.get(pk=doelen[GEHEIM].pk)
        assert (oud.bijzonder, oud.vervallen_op is not None) == (True, True)
        assert REDEN not in lees(klant, jobcoach, traject)

    def test_een_kopie_van_een_programma_neemt_het_mee(self, beheerder, steen, doelen):
        nieuw = kopieer_programma(programma=steen[1].route.programma, door=beheerder)
        kopie = Stabiliteitsdoel.objects.filter(bouwsteen__route__programma=nieuw)
        assert dict(kopie.values_list("tekst", "bijzonder")) == {GEHEIM: True, GEWOON: False}


@pytest.mark.django_db
def test_de_meegeleverde_route_schermt_de_mentale_conditie_af():
    sjabloon = sjablonen.lees("werkmakerij")
    for programma in sjabloon["programmas"]:
        programma["code"] += "-kopie"
    maak_programmas(sjabloon=sjabloon, door=None)
    dicht = Stabiliteitsdoel.objects.filter(bijzonder=True).values_list("tekst", flat=True)
    assert list(dicht) == ["Psychische en mentale conditie stabiliseren"]
    # every goal that is named as such is one of the goals
    stenen = [steen for p in sjabloon["programmas"] for steen in p["route"]]
    assert all(set(steen.get("bijzonder", [])) <= set(steen["doelen"]) for steen in stenen)
