"""A route in use stays truthful: what was is kept, used parts are retired, numbers of used ones never change."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bouwstenen.beheer import diensten, kopie, lijsten
from bouwstenen.beheer.regels import Richting
from bouwstenen.huis import huis_van
from bouwstenen.models import Bouwsteen, Bouwsteenversie, Stabiliteitsdoel
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Overgang
from tests.fabrieken.bouwstenen import (
    BouwsteenFactory,
    BouwsteenversieFactory,
    FaseFactory,
    OnderdeelFactory,
    PlanonderdeelFactory,
    StabiliteitsdoelFactory,
    StabiliteitstoetsFactory,
    weken_geleden,
)
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel

DOELEN, MODULES = lijsten.LIJSTEN["doelen"], lijsten.LIJSTEN["onderdelen"]


def nummers(route) -> list[tuple[int, str]]:
    return list(Bouwsteen.objects.filter(route=route).order_by("nummer").values_list("nummer", "naam"))


class TestSteen:
    def test_een_nieuwe_komt_achteraan_en_staat_in_het_logboek(self, route, beheerder):
        steen = diensten.voeg_steen_toe(programma=route.programma, velden={"naam": "Doorgroei"}, door=beheerder)
        assert steen.nummer == 5
        assert Logregel.objects.van_soort(Soort.ROUTE_GEWIJZIGD).get().details["toegevoegd"] == "5. Doorgroei"

    def test_een_route_heeft_een_grens(self, route, beheerder):
        for _ in range(8):
            diensten.voeg_steen_toe(programma=route.programma, velden={"naam": "Nog een"}, door=beheerder)
        with pytest.raises(RegelGeschonden, match="hoogstens 12"):
            diensten.voeg_steen_toe(programma=route.programma, velden={"naam": "Te veel"}, door=beheerder)

    def test_van_een_ongebruikte_wordt_niets_bewaard(self, steen, beheerder):
        diensten.wijzig_steen(steen=steen[2], velden={"naam": "Talent"}, versie=1, door=beheerder)
        assert not Bouwsteenversie.objects.exists()
        steen[2].refresh_from_db()
        assert (steen[2].naam, steen[2].versie) == ("Talent", 2)

    def test_wat_af_is_houdt_zijn_naam_en_norm_en_wat_loopt_krijgt_de_nieuwe(self, traject, steen, beheerder):
        FaseFactory(traject=traject, bouwsteen=steen[2], einddatum=weken_geleden(4), startdatum=weken_geleden(16))
        FaseFactory(traject=traject, bouwsteen=steen[3], startdatum=weken_geleden(4), reden="stabiel")
        for nummer in (2, 3):
            velden = {"naam": "Nieuwe naam", "norm_aantal": 8}
            diensten.wijzig_steen(steen=steen[nummer], velden=velden, versie=1, door=beheerder)
        twee, drie = huis_van(traject, timezone.localdate()).stenen[1:3]
        assert (twee.naam, twee.norm) == ("Dagactivering", "12 weken")
        assert (drie.naam, drie.norm) == ("Nieuwe naam", "8 weken")

    def test_wie_iets_ouds_opslaat_hoort_dat_een_collega_voor_was(self, steen, beheerder):
        diensten.wijzig_steen(steen=steen[2], velden={"naam": "Eerst"}, versie=1, door=beheerder)
        with pytest.raises(NietMeerActueel) as botsing:
            diensten.wijzig_steen(steen=steen[2], velden={"naam": "Later"}, versie=1, door=beheerder)
        assert botsing.value.nu.naam == "Eerst"

    def test_twee_ongebruikte_wisselen_en_wie_dubbel_klikt_doet_het_een_keer(self, route, steen, beheerder):
        diensten.verplaats_steen(steen=steen[3], richting=Richting.OMHOOG, nummer=3, door=beheerder)
        with pytest.raises(NietMeerActueel):
            diensten.verplaats_steen(steen=steen[3], richting=Richting.OMHOOG, nummer=3, door=beheerder)
        assert [naam for _, naam in nummers(route)][1:3] == ["Leren en werken in de praktijk", "Dagactivering"]

    def test_een_gebruikte_wijkt_niet(self, route, traject, steen, beheerder):
        FaseFactory(traject=traject, bouwsteen=steen[2])
        voor = nummers(route)
        with pytest.raises(RegelGeschonden, match="Nummer 2 is al gebruikt"):
            diensten.verplaats_steen(steen=steen[3], richting=Richting.OMHOOG, nummer=3, door=beheerder)
        assert nummers(route) == voor

    def test_de_databank_houdt_het_nummer_van_een_gebruikte_vast(self, traject, steen):
        Bouwsteen.objects.filter(pk=steen[3].pk).update(nummer=9)
        FaseFactory(traject=traject, bouwsteen=steen[2])
        with pytest.raises(IntegrityError, match="nummer van een gebruikte bouwsteen"), transaction.atomic():
            Bouwsteen.objects.filter(pk=steen[2].pk).update(nummer=8)

    def test_een_ongebruikte_gaat_weg_en_de_rest_sluit_aan(self, route, steen, beheerder):
        diensten.verwijder_steen(steen=steen[2], door=beheerder)
        assert [nummer for nummer, _ in nummers(route)] == [1, 2, 3]

    def test_een_gebruikte_gaat_niet_weg(self, traject, steen, beheerder):
        FaseFactory(traject=traject, bouwsteen=steen[2], ingetrokken=True)
        with pytest.raises(RegelGeschonden, match="laten vervallen wel"):
            diensten.verwijder_steen(steen=steen[2], door=beheerder)

    def test_met_een_module_in_een_plan_gaat_hij_niet_weg(self, steen, beheerder):
        PlanonderdeelFactory(onderdeel__bouwsteen=steen[2])
        with pytest.raises(RegelGeschonden, match="persoonlijk plan"):
            diensten.verwijder_steen(steen=steen[2], door=beheerder)

    def test_aan_wat_vervallen_is_begint_niemand_en_wie_er_is_gaat_door(self, traject, steen, beheerder, casemanager):
        FaseFactory(traject=traject, bouwsteen=steen[1])
        diensten.zet_steen_vervallen(steen=steen[2], vervallen=True, door=beheerder)
        plaats = lees_plaats(traject, timezone.localdate())
        assert [s.nummer for s in plaats.keuzes(Overgang.VERDER)] == [3]
        assert [s.nummer for s in huis_van(traject, timezone.localdate()).stenen] == [1, 3, 4]
        diensten.zet_steen_vervallen(steen=steen[1], vervallen=True, door=beheerder)
        plaats = lees_plaats(traject, timezone.localdate())
        assert Overgang.VERDER in plaats.overgangen
        assert huis_van(traject, timezone.localdate()).bezig.nummer == 1
        diensten.zet_steen_vervallen(steen=steen[2], vervallen=False, door=beheerder)
        assert [s.nummer for s in lees_plaats(traject, timezone.localdate()).keuzes(Overgang.VERDER)] == [2]

    def test_het_woord_verandert_met_een_regel_in_het_logboek(self, route, beheerder):
        for _ in range(2):
            diensten.zet_woord(programma=route.programma, woord="module", door=beheerder)
        details = Logregel.objects.van_soort(Soort.ROUTE_GEWIJZIGD).get().details["gewijzigd"]
        assert details["woord"] == {"van": "bouwsteen", "naar": "module"}

    def test_een_onbekend_woord_weigert_de_databank(self, route):
        route.woord = "stukje"
        with pytest.raises(IntegrityError, match="route_woord_bekend"), transaction.atomic():
            route.save()

    def test_twee_versies_op_een_moment_weigert_de_databank(self, db):
        versie = BouwsteenversieFactory()
        with pytest.raises(IntegrityError, match="bouwsteenversie_een_per_moment"), transaction.atomic():
            BouwsteenversieFactory(bouwsteen=versie.bouwsteen, tot=versie.tot)


@pytest.mark.parametrize("lijst", [DOELEN, MODULES], ids=lambda lijst: lijst.code)
class TestRegels:
    def teksten(self, lijst, steen) -> list[str]:
        return [regel.tekst for regel in lijst.model.objects.filter(bouwsteen=steen).in_gebruik()]

    def test_toevoegen_verplaatsen_en_hernoemen(self, lijst, steen, beheerder):
        a, b = (lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst=t, door=beheerder) for t in ("Een", "Twee"))
        lijsten.verplaats_regel(lijst=lijst, regel=b, richting=Richting.OMHOOG, was=2, door=beheerder)
        lijsten.wijzig_regel(lijst=lijst, regel=a, tekst="Eerste", was="Een", door=beheerder)
        assert self.teksten(lijst, steen[1]) == ["Twee", "Eerste"]
        with pytest.raises(NietMeerActueel):
            lijsten.verplaats_regel(lijst=lijst, regel=b, richting=Richting.OMHOOG, was=2, door=beheerder)

    def test_dubbel_en_te_veel_wordt_geweigerd(self, lijst, steen, beheerder):
        lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst="Een", door=beheerder)
        with pytest.raises(RegelGeschonden, match="staat er al"):
            lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst="een", door=beheerder)
        for nummer in range(19):
            lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst=f"Nog {nummer}", door=beheerder)
        with pytest.raises(RegelGeschonden, match="hoogstens 20"):
            lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst="Te veel", door=beheerder)

    def test_een_lege_tekst_weigert_de_databank(self, lijst, steen):
        with pytest.raises(IntegrityError, match="ingevuld"), transaction.atomic():
            lijst.model.objects.create(bouwsteen=steen[1], tekst="")

    def test_wat_een_collega_net_veranderde_blijft(self, lijst, steen, beheerder):
        regel = lijsten.voeg_regel_toe(lijst=lijst, steen=steen[1], tekst="Een", door=beheerder)
        lijsten.wijzig_regel(lijst=lijst, regel=regel, tekst="Anders", was="Een", door=beheerder)
        with pytest.raises(NietMeerActueel):
            lijsten.wijzig_regel(lijst=lijst, regel=regel, tekst="Nog anders", was="Een", door=beheerder)
        with pytest.raises(NietMeerActueel):
            lijsten.haal_regel_weg(lijst=lijst, regel=regel, was="Een", door=beheerder)


def test_een_doel_dat_is_aangevinkt_wordt_niet_herschreven(traject, steen, beheerder):
    doel = StabiliteitsdoelFactory(bouwsteen=steen[1], tekst="Op tijd komen")
    toets = StabiliteitstoetsFactory(fase=FaseFactory(traject=traject, bouwsteen=steen[1]))
    toets.behaald.add(doel)
    nieuw = lijsten.wijzig_regel(lijst=DOELEN, regel=doel, tekst="Afspraken nakomen", was=doel.tekst, door=beheerder)
    assert [d.tekst for d in toets.behaald.all()] == ["Op tijd komen"]
    assert list(Stabiliteitsdoel.objects.filter(bouwsteen=steen[1]).in_gebruik()) == [nieuw]
    lijsten.haal_regel_weg(lijst=DOELEN, regel=nieuw, was=nieuw.tekst, door=beheerder)
    assert Stabiliteitsdoel.objects.filter(bouwsteen=steen[1]).count() == 1, "ongebruikt gaat echt weg"


def test_een_kopie_neemt_de_route_mee_zonder_wat_verviel(route, steen, beheerder):
    StabiliteitsdoelFactory(bouwsteen=steen[1])
    OnderdeelFactory(bouwsteen=steen[3])
    BouwsteenFactory(route=route, nummer=5, naam="Oud", vervallen_op=timezone.now())
    nieuw = kopie.kopieer_programma(programma=route.programma, door=beheerder)
    assert nummers(nieuw.route) == nummers(route)[:4]
    assert nieuw.code != route.programma.code
    assert nieuw.route.bouwstenen.get(nummer=1).doelen.count() == 1
    assert nieuw.route.bouwstenen.get(nummer=3).onderdelen.count() == 1
    assert nieuw.route.bouwstenen.get(nummer=1).pk != steen[1].pk


def test_wat_voor_vandaag_gold_is_van_voor_de_wijziging(traject, steen):
    BouwsteenversieFactory(bouwsteen=steen[1], naam="Eerste", tot=timezone.now() - timedelta(weeks=10))
    BouwsteenversieFactory(bouwsteen=steen[1], naam="Tweede", tot=timezone.now() - timedelta(weeks=4))
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(6))
    FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(6), reden="stabiel")
    assert huis_van(traject, timezone.localdate()).stenen[0].naam == "Tweede"
