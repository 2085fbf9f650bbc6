"""What bouwstenen gives to others: the house, norms, signals, columns, filter, timeline, and no growing queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bouwstenen import aanmelding, diensten
from bouwstenen.gevolgen import Gevolg, bekijk_gevolgen
from bouwstenen.huis import huis_van, huizen_van
from bouwstenen.models import Fase
from bouwstenen.normen import normen
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Overgang
from bouwstenen.signalen import signalen
from tests.fabrieken.bouwstenen import BouwsteenFactory, FaseFactory, RouteFactory, weken_geleden
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Contactmoment, Traject
from trajecten.registers import Ernst, registers
from vormgeving.taal import datum

VERWACHTING = ("Verwacht einde van de route", "Later een signaal")


def vandaag():
    return timezone.localdate()


def standen(huis):
    return [(steen.stand, steen.gedaan) for steen in huis.stenen]


def stapel(traject, steen, *stappen):
    """Phases one after the other: (number, weeks ago that it began[, reden])."""
    einden = [weken_geleden(stap[1]) for stap in stappen[1:]] + [None]
    return [
        FaseFactory(
            traject=traject,
            bouwsteen=steen[stap[0]],
            startdatum=weken_geleden(stap[1]),
            einddatum=einde,
            reden=stap[2] if len(stap) > 2 else "start" if not index else "stabiel",
        )
        for index, (stap, einde) in enumerate(zip(stappen, einden, strict=True))
    ]


class TestHuis:
    def test_voor_de_start_ligt_er_geen_steen(self, traject, steen):
        assert standen(huis_van(traject, vandaag())) == [("nog_niet", 0)] * 4

    def test_de_lopende_steen_is_bezig_en_wat_eronder_ligt_is_klaar(self, traject, steen):
        stapel(traject, steen, (1, 16), (2, 8))
        huis = huis_van(traject, vandaag())
        assert standen(huis)[1] == ("bezig", 8)
        assert [s.stand for s in huis.stenen] == ["klaar", "bezig", "nog_niet", "nog_niet"]
        assert huis.label == "week 9 van 12"
        assert huis.stenen[0].klaar_op == weken_geleden(8)

    def test_wie_terugvalt_houdt_wat_er_lag(self, traject, steen):
        stapel(traject, steen, (1, 16), (2, 12), (3, 6), (1, 2, "terugval"))
        huis = huis_van(traject, vandaag())
        assert [s.stand for s in huis.stenen] == ["bezig", "nog_niet", "nog_niet", "nog_niet"]
        assert [s.gedaan for s in huis.stenen[1:3]] == [6, 4]
        assert huis.label == "Terug naar bouwsteen 1"

    def test_na_de_terugkeer_is_alles_eronder_weer_klaar(self, traject, steen):
        stapel(traject, steen, (1, 16), (2, 12), (3, 6), (1, 4, "terugval"), (3, 2))
        huis = huis_van(traject, vandaag())
        assert [s.stand for s in huis.stenen] == ["klaar", "klaar", "bezig", "nog_niet"]
        assert huis.stenen[2].gedaan == 2 + 2, "wie terugkeert gaat verder waar die was"

    def test_een_verlengde_steen_telt_vanaf_het_begin(self, traject, steen):
        stapel(traject, steen, (2, 14), (2, 2, "verlengd"))
        huis = huis_van(traject, vandaag())
        assert huis.stenen[1].gedaan == 14
        assert huis.stenen[1].sinds == weken_geleden(14)

    def test_een_verlengde_steen_zegt_tot_wanneer(self, traject, steen):
        tot = vandaag() + timedelta(weeks=3)
        stapel(traject, steen, (2, 14), (2, 2, "verlengd"))
        Fase.objects.filter(reden="verlengd").update(verwacht_tot=tot)
        huis = huis_van(traject, vandaag())
        assert huis.stenen[1].regel.endswith(f"14 van 12 weken · verlengd tot ongeveer {datum(tot)}")
        assert [s.verlengd_tot for s in huis.stenen] == [None, tot, None, None]

    def test_maanden_tellen_als_kalendermaanden(self, traject, steen):
        stapel(traject, steen, (1, 16))
        assert huis_van(traject, vandaag()).stenen[0].gedaan == 3

    def test_nazorg_telt_in_uren_contact(self, traject, steen, casemanager):
        stapel(traject, steen, (4, 4))
        for dagen, minuten, er in [(20, 90, "aanwezig"), (10, 60, "niet_gekomen"), (40, 120, "aanwezig")]:
            Contactmoment.objects.create(
                traject=traject,
                medewerker=casemanager,
                datum=vandaag() - timedelta(days=dagen),
                minuten=minuten,
                soort="gesprek",
                aanwezigheid=er,
            )
        assert huis_van(traject, vandaag()).stenen[3].gedaan == Decimal("1.5")

    def test_na_afronden_ligt_het_dak(self, traject, steen, casemanager):
        fase = stapel(traject, steen, (1, 16), (2, 12), (3, 6), (4, 2))[-1]
        diensten.rond_af(
            traject=traject,
            vanuit=fase.pk,
            einddatum=vandaag(),
            door=casemanager,
            deelnemer_stabiel=True,
            casemanager_stabiel=True,
        )
        assert huis_van(traject, vandaag()).label == "Alle stenen liggen"

    def test_een_gestopt_traject_houdt_zijn_halve_steen(self, route, steen):
        traject = TrajectFactory(programma=route.programma, gestopt=True)
        FaseFactory(traject=traject, bouwsteen=steen[2], einddatum=traject.einddatum, startdatum=weken_geleden(5))
        steen_twee = huis_van(traject, vandaag()).stenen[1]
        assert (steen_twee.stand, steen_twee.gedaan) == ("nog_niet", 4)

    def test_een_teruggedraaide_fase_legt_geen_steen(self, traject, steen):
        FaseFactory(traject=traject, bouwsteen=steen[1], ingetrokken=True)
        assert standen(huis_van(traject, vandaag()))[0] == ("nog_niet", 0)


class TestNormen:
    def test_de_lopende_bouwsteen_vraagt_uren_per_week_en_in_totaal(self, traject, steen):
        stapel(traject, steen, (3, 7))
        gevonden = {norm.code: norm for norm in normen([traject], vandaag())}
        assert gevonden["coach_week"].minuten == 120
        assert gevonden["deelnemer_week"].minuten == 18 * 60
        assert gevonden["deelnemer_week"].van.weekday() == 0
        totaal = gevonden["deelnemer_totaal"]
        assert (totaal.minuten, totaal.verwacht, totaal.van) == (216 * 60, 126 * 60, weken_geleden(7))

    def test_zonder_lopende_bouwsteen_is_er_geen_norm(self, traject, steen):
        assert list(normen([traject], vandaag())) == []

    def test_nazorg_heeft_alleen_een_norm_in_totaal(self, traject, steen):
        stapel(traject, steen, (4, 1))
        assert [norm.code for norm in normen([traject], vandaag())] == ["coach_totaal"]


class TestSignalen:
    def op(self, traject):
        return list(signalen(Traject.objects.filter(pk=traject.pk), vandaag()))

    def test_binnen_de_verwachte_weken_is_er_niets(self, traject, steen):
        stapel(traject, steen, (2, 12))
        assert self.op(traject) == []

    @pytest.mark.parametrize(("weken", "te_lang", "ernst"), [(13, "1 week", Ernst.LETOP), (16, "4 weken", Ernst.LETOP)])
    def test_langer_dan_verwacht_vraagt_aandacht(self, traject, steen, weken, te_lang, ernst):
        stapel(traject, steen, (2, weken))
        (signaal,) = self.op(traject)
        assert signaal.titel == f"Bouwsteen 2 duurt {te_lang} langer dan gepland"
        assert signaal.ernst == ernst

    def test_een_ingelezen_verlenging_zonder_afspraak_telt_vanaf_het_begin(self, traject, steen):
        stapel(traject, steen, (2, 14), (2, 2, "verlengd"))
        (signaal,) = self.op(traject)
        assert signaal.titel == "Bouwsteen 2 duurt 2 weken langer dan gepland"

    def test_na_verlengen_telt_de_nieuwe_afspraak(self, traject, steen):
        stapel(traject, steen, (2, 16))
        FaseFactory._meta.model.objects.update(reden="verlengd", verwacht_tot=vandaag() + timedelta(days=3))
        assert self.op(traject) == []

    def test_een_terugkeer_die_voorbij_is_vraagt_aandacht(self, traject, steen):
        FaseFactory(traject=traject, bouwsteen=steen[1], terugval=True, verwachte_terugkeer=weken_geleden(1))
        (signaal,) = self.op(traject)
        assert signaal.titel == "Verwachte terugkeer is voorbij"
        assert signaal.gewicht == 7


class TestGevolgen:
    def gevolgen(self, traject, overgang, **anders):
        plaats = lees_plaats(traject, vandaag())
        return bekijk_gevolgen(plaats, overgang, **{"datum_": vandaag()} | anders)

    def test_verder_noemt_bouwsteen_normen_periode_en_signaal(self, traject, steen):
        stapel(traject, steen, (2, 12))
        gevonden = {g.wat: g for g in self.gevolgen(traject, Overgang.VERDER, naar=steen[3])}
        assert gevonden["Bouwsteen"].straks == "3. Leren en werken in de praktijk"
        assert gevonden["Begeleiding"] == Gevolg("Begeleiding", "geen norm", "2 uur per week")
        assert gevonden["Uren van de deelnemer"].straks == "18 uur per week"
        assert set(gevonden) == {"Bouwsteen", "Periode", "Begeleiding", "Uren van de deelnemer", "Later een signaal"}

    def test_langer_verandert_alleen_de_periode_en_het_signaal(self, traject, steen):
        stapel(traject, steen, (2, 12))
        tot = vandaag() + timedelta(weeks=3)
        assert [g.wat for g in self.gevolgen(traject, Overgang.LANGER, verwacht=tot)] == ["Periode", *VERWACHTING]

    def test_een_wachtend_traject_start(self, route, steen):
        traject = TrajectFactory(programma=route.programma, wachtend=True)
        assert self.gevolgen(traject, Overgang.START, naar=steen[1])[0].wat == "Traject"

    def test_na_afronden_is_er_geen_bouwsteen_meer(self, traject, steen):
        stapel(traject, steen, (4, 2))
        gevonden = {g.wat: g.straks for g in self.gevolgen(traject, Overgang.AFRONDEN)}
        assert gevonden["Bouwsteen"] == "geen"
        assert gevonden["Periode"].startswith("klaar op")


class TestLijst:
    def test_het_filter_telt_per_bouwsteen_en_vindt_dezelfden(self, traject, route, steen):
        stapel(traject, steen, (2, 3))
        FaseFactory(traject=TrajectFactory(programma=route.programma), bouwsteen=steen[2])
        TrajectFactory(programma=route.programma)
        keuzes = {waarde: aantal for waarde, _, aantal in aanmelding.keuzes(Traject.objects.all(), vandaag())}
        assert (keuzes["1"], keuzes["2"], keuzes[aanmelding.GEEN]) == (0, 2, 1)
        for waarde, aantal in keuzes.items():
            assert aanmelding.pas_toe(Traject.objects.all(), waarde, vandaag()).count() == aantal

    def test_een_onzinwaarde_van_het_filter_is_een_fout(self):
        with pytest.raises(ValueError, match="invalid literal"):
            aanmelding.pas_toe(Traject.objects.all(), "dak", vandaag())

    def test_een_nummer_dat_twee_namen_heeft_heet_naar_zijn_nummer(self, route):
        BouwsteenFactory(route=RouteFactory(), nummer=1, naam="Leerhuis")
        labels = {waarde: label for waarde, label, _ in aanmelding.keuzes(Traject.objects.all(), vandaag())}
        assert labels["1"] == "Bouwsteen 1"
        assert labels["2"] == "2 Dagactivering"

    def test_de_kolom_zegt_hoe_ver(self, traject, route, steen, casemanager):
        stapel(traject, steen, (2, 3))
        wacht = TrajectFactory(programma=route.programma, wachtend=True)
        kolom = next(k for k in registers.kolommen if k.code == "bouwsteen")
        waarden = kolom.laad([traject, wacht], casemanager, vandaag())
        assert (waarden[traject.pk]["steen"].nummer, waarden[traject.pk]["stand"]) == (2, "week 4 van 12")
        assert waarden[wacht.pk] == {"steen": None, "genummerd": True, "stand": "wacht al 126 dagen"}

    def test_huizen_normen_en_signalen_vragen_voor_dertig_evenveel_als_voor_drie(
        self, route, steen, django_assert_num_queries
    ):
        for aantal in (3, 27):
            for _ in range(aantal):
                traject = TrajectFactory(programma=route.programma)
                FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(15))
                FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(15))
            trajecten = list(Traject.objects.all())
            with django_assert_num_queries(5):
                assert len(huizen_van(trajecten, vandaag())) == len(trajecten)
            with django_assert_num_queries(1):
                assert len(list(normen(trajecten, vandaag()))) == 2 * len(trajecten)
            with django_assert_num_queries(2):
                assert len(list(signalen(Traject.objects.all(), vandaag()))) == len(trajecten)


class TestTijdlijn:
    def test_elke_stap_staat_erin_zonder_wat_is_teruggedraaid(self, traject, steen, casemanager, programmamanager):
        stapel(traject, steen, (1, 16), (2, 8))
        FaseFactory(traject=traject, bouwsteen=steen[1], startdatum=weken_geleden(1), terugval=True, ingetrokken=True)
        titels = [g.titel for g in aanmelding.gebeurtenissen(traject, casemanager)]
        assert titels == ["Start bouwsteen 1", "Start bouwsteen 2"]

    def test_de_reden_van_een_stap_terug_leest_niet_iedereen(self, traject, steen, casemanager, programmamanager):
        FaseFactory(traject=traject, bouwsteen=steen[1], terugval=True)
        assert [g.tekst for g in aanmelding.gebeurtenissen(traject, casemanager)] == ["Even rust nodig."]
        assert [g.tekst for g in aanmelding.gebeurtenissen(traject, programmamanager)] == ["Zorg"]
