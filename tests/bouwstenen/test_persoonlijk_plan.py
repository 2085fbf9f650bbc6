"""A personal plan: what is a choice is chosen, what belongs to everybody stays, what was done is never taken out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bouwstenen.huis import huis_van, huizen_van
from bouwstenen.models import Bouwsteen, PersoonlijkPlan
from bouwstenen.plaats import lees_plaats
from bouwstenen.plannen import diensten
from bouwstenen.regels import Overgang
from tests.fabrieken.bouwstenen import (
    FaseFactory,
    OnderdeelFactory,
    PersoonlijkPlanFactory,
    PlanonderdeelFactory,
    RouteFactory,
)
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel


def vandaag():
    return timezone.localdate()


@pytest.fixture
def keuzes(steen) -> dict[int, Bouwsteen]:
    """The route in which 2 and 3 are a choice."""
    for nummer in (2, 3):
        steen[nummer].keuze = True
        steen[nummer].save()
    return steen


@pytest.fixture
def modules(steen):
    return [OnderdeelFactory(bouwsteen=steen[3], tekst=tekst) for tekst in ("Beroepentuin", "Scholing", "Training")]


def bewaar(traject, casemanager, stenen=(), onderdelen=(), versie=diensten.NIEUW):
    return diensten.bewaar_plan(
        traject=traject,
        stenen=[s.pk for s in stenen],
        onderdelen=[o.pk for o in onderdelen],
        versie=versie,
        door=casemanager,
    )


class TestWeg:
    def test_zonder_plan_is_de_hele_route_de_weg(self, traject, keuzes):
        assert [s.nummer for s in huis_van(traject, vandaag()).stenen] == [1, 2, 3, 4]

    def test_het_huis_en_de_stappen_slaan_over_wat_niet_in_het_plan_staat(self, traject, keuzes, casemanager):
        FaseFactory(traject=traject, bouwsteen=keuzes[1])
        bewaar(traject, casemanager, [keuzes[3]])
        huis = huis_van(traject, vandaag())
        assert [s.nummer for s in huis.stenen] == [1, 3, 4]
        assert huis.zin.startswith("Bouwsteen 1 is bezig: Zorg")
        assert [s.nummer for s in lees_plaats(traject, vandaag()).keuzes(Overgang.VERDER)] == [3]

    def test_waar_iemand_was_blijft_staan(self, traject, keuzes, casemanager):
        FaseFactory(traject=traject, bouwsteen=keuzes[2])
        plan = bewaar(traject, casemanager, [])
        assert [s.nummer for s in huis_van(traject, vandaag()).stenen] == [1, 2, 4]
        assert [s.nummer for s in plan.bouwstenen.all()] == [2]

    def test_modules_tellen_als_stenen_van_het_huis(self, traject, steen, modules, casemanager):
        FaseFactory(traject=traject, bouwsteen=steen[3])
        plan = bewaar(traject, casemanager, onderdelen=modules[:2])
        diensten.zet_module_klaar(onderdeel=plan.onderdelen.first(), klaar_op=vandaag(), door=casemanager)
        drie = huis_van(traject, vandaag()).stenen[2]
        assert (drie.norm, drie.gedaan) == ("2 modules", 1)

    def test_plannen_lezen_groeit_niet_met_het_aantal(self, route, keuzes, modules, django_assert_num_queries):
        for aantal in (3, 27):
            for _ in range(aantal):
                traject = TrajectFactory(programma=route.programma)
                FaseFactory(traject=traject, bouwsteen=keuzes[1])
                plan = PersoonlijkPlanFactory(traject=traject)
                plan.bouwstenen.add(keuzes[3])
                PlanonderdeelFactory(plan=plan, onderdeel=modules[0])
            trajecten = list(type(traject).objects.filter(programma=route.programma))
            with django_assert_num_queries(7):
                huizen_van(trajecten, vandaag())


class TestBewaren:
    def test_wie_wat_koos_staat_in_het_logboek(self, traject, keuzes, modules, casemanager):
        bewaar(traject, casemanager, [keuzes[3]], modules[:1])
        regel = Logregel.objects.van_soort(Soort.PLAN_GEWIJZIGD).get()
        assert regel.details["modules"] == ["Beroepentuin"]
        assert "Dagactivering" not in regel.details["bouwstenen"]

    def test_een_module_die_klaar_is_gaat_er_niet_uit(self, traject, modules, casemanager):
        plan = bewaar(traject, casemanager, onderdelen=modules[:2])
        diensten.zet_module_klaar(onderdeel=plan.onderdelen.first(), klaar_op=vandaag(), door=casemanager)
        bewaar(traject, casemanager, versie=1)
        assert [regel.onderdeel for regel in plan.onderdelen.all()] == modules[:1]

    def test_wat_niet_te_kiezen_is_wordt_geweigerd(self, traject, keuzes, modules, casemanager):
        vreemd = RouteFactory(vier_bouwstenen=True).bouwstenen.first()
        with pytest.raises(RegelGeschonden, match="hoort niet bij de route"):
            bewaar(traject, casemanager, [vreemd])
        with pytest.raises(RegelGeschonden, match="Kies ook het onderdeel"):
            bewaar(traject, casemanager, [], modules[:1])
        assert not PersoonlijkPlan.objects.exists()

    def test_van_een_gestopt_traject_verandert_het_plan_niet(self, route, keuzes, casemanager):
        with pytest.raises(RegelGeschonden, match="gestopt"):
            bewaar(TrajectFactory(programma=route.programma, gestopt=True), casemanager)

    def test_wie_later_opslaat_hoort_dat_een_collega_voor_was(self, traject, keuzes, casemanager):
        bewaar(traject, casemanager, [keuzes[2]])
        with pytest.raises(NietMeerActueel) as botsing:
            bewaar(traject, casemanager, [keuzes[3]])
        assert botsing.value.nu.versie == 1

    def test_klaar_op_een_dag_die_nog_komt_kan_niet(self, traject, modules, casemanager):
        plan = bewaar(traject, casemanager, onderdelen=modules)
        with pytest.raises(RegelGeschonden, match="nog niet geweest"):
            diensten.zet_module_klaar(
                onderdeel=plan.onderdelen.first(), klaar_op=vandaag() + timedelta(days=1), door=casemanager
            )

    def test_een_module_staat_er_een_keer_in(self, traject, modules):
        eerste = PlanonderdeelFactory(plan__traject=traject, onderdeel=modules[0])
        with pytest.raises(IntegrityError, match="planonderdeel_een_keer"), transaction.atomic():
            PlanonderdeelFactory(plan=eerste.plan, onderdeel=modules[0])


class TestSchermen:
    def invoer(self, keuzes, modules, **anders):
        gegevens = {"versie": 0, "stenen": [keuzes[3].pk], f"modules_{keuzes[3].pk}": [modules[0].pk, modules[2].pk]}
        return gegevens | anders

    def test_een_plan_maken_en_een_module_afvinken(self, klant, traject, keuzes, modules, casemanager):
        klant.force_login(casemanager)
        pagina = reverse("bouwstenen:bouwsteen", args=[traject.pk])
        assert "Er is nog geen persoonlijk plan." in klant.get(pagina).content.decode()
        plan = reverse("bouwstenen:plan", args=[traject.pk])
        assert "Beroepentuin" in klant.get(plan).content.decode()
        assert klant.post(plan, self.invoer(keuzes, modules)).status_code == 302
        inhoud = klant.get(pagina).content.decode()
        assert "Beroepentuin" in inhoud
        assert "Scholing" not in inhoud
        regel = traject.persoonlijk_plan.onderdelen.first()
        adres = reverse("bouwstenen:module_klaar", args=[traject.pk])
        assert klant.post(adres, {"onderdeel": regel.pk, "klaar": "ja"}).status_code == 302
        assert "Toch niet klaar" in klant.get(pagina).content.decode()
        assert klant.post(adres, {"onderdeel": "x", "klaar": "ja"}).status_code == 404

    def test_twee_die_kiezen_zien_elkaars_keuze(self, klant, traject, keuzes, modules, casemanager):
        klant.force_login(casemanager)
        plan = reverse("bouwstenen:plan", args=[traject.pk])
        klant.post(plan, self.invoer(keuzes, modules))
        antwoord = klant.post(plan, self.invoer(keuzes, modules, stenen=[keuzes[2].pk]))
        assert antwoord.status_code == 409
        assert "Wat er nu staat" in antwoord.content.decode()

    @pytest.mark.parametrize("veld", ["stenen", "versie"])
    def test_onzin_krijgt_uitleg(self, klant, traject, keuzes, modules, casemanager, veld):
        klant.force_login(casemanager)
        antwoord = klant.post(
            reverse("bouwstenen:plan", args=[traject.pk]), self.invoer(keuzes, modules, **{veld: "onzin"})
        )
        assert antwoord.status_code == 422
        assert not PersoonlijkPlan.objects.exists()

    def test_een_jobcoach_ziet_het_plan_en_verandert_het_niet(self, klant, traject, keuzes, modules, jobcoach):
        klant.force_login(jobcoach)
        inhoud = klant.get(reverse("bouwstenen:bouwsteen", args=[traject.pk])).content.decode()
        assert "Persoonlijk plan" in inhoud
        assert "Plan maken" not in inhoud
        assert klant.get(reverse("bouwstenen:plan", args=[traject.pk])).status_code == 403

    def test_zonder_keuzes_staat_er_geen_plan(self, klant, traject, steen, casemanager):
        klant.force_login(casemanager)
        pagina = klant.get(reverse("bouwstenen:bouwsteen", args=[traject.pk])).content.decode()
        assert "Persoonlijk plan" not in pagina
        plan = klant.get(reverse("bouwstenen:plan", args=[traject.pk])).content.decode()
        assert "Er valt niets te kiezen." in plan
