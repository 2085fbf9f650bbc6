"""Score 1 asks for an action before the measurement is fixed, or for a reason; health and justice give nothing away."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from organisaties import in_organisatie
from tests.fabrieken.zelfredzaamheid import MetingFactory
from toegang.fouten import RegelGeschonden
from trajecten.models import Stap, Traject
from trajecten.signaalwerk.diensten import stel_signaal_in
from trajecten.stappenplan.diensten import maak_stap
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.regels import Grenzen
from zelfredzaamheid import diensten
from zelfredzaamheid.diensten import Ingevuld
from zelfredzaamheid.regels import STAP_HOOGSTENS, Afweging, wat_ontbreekt
from zelfredzaamheid.signalen.scores import acuut_zonder_actie

tekst = st.sampled_from(["", " ", "Bel de schuldhulp."])


@given(
    st.builds(
        Afweging,
        naam=st.just("Financiën"),
        score=st.none() | st.integers(1, 5),
        acuut=st.booleans(),
        vorige=st.none() | st.integers(1, 5),
        reden_lager=tekst,
        eerste_stap=tekst,
        geen_stap_omdat=tekst,
        heeft_stap=st.booleans(),
        loopt=st.booleans(),
    )
)
def test_wat_acuut_is_komt_er_nooit_door_zonder_stap_of_reden(a):
    ontbreekt = wat_ontbreekt(a)
    afgedaan = a.heeft_stap or bool(a.geen_stap_omdat.strip()) or (a.loopt and bool(a.eerste_stap.strip()))
    if a.acuut and not afgedaan:
        assert ontbreekt is not None
    if not a.acuut:
        lager = a.score is not None and a.vorige is not None and a.score < a.vorige
        assert (ontbreekt is not None) == (lager and not a.reden_lager.strip())


@pytest.fixture
def meting(traject):
    return MetingFactory(traject=traject, scores={"financien": 1, "huisvesting": 3})


def vul(meting, gebied, door, code="financien", **tekst):
    diensten.bewaar_scores(
        meting=meting,
        invoer={gebied[code].pk: Ingevuld(1, **tekst)},
        versie=meting.versie,
        scherm=uuid4(),
        door=door,
    )
    meting.refresh_from_db()


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


class TestVaststellen:
    def test_score_1_zonder_stap_of_reden_wordt_niet_vastgesteld(self, meting, gebied, casemanager):
        with pytest.raises(RegelGeschonden, match="Financiën is acuut") as fout:
            diensten.stel_meting_vast(meting=meting, door=casemanager)
        assert fout.value.veld == f"stap_{gebied['financien'].pk}"

    def test_de_eerste_stap_komt_in_het_stappenplan(self, meting, gebied, casemanager):
        vul(meting, gebied, casemanager, eerste_stap="Bel de schuldhulp.")
        assert not Stap.objects.exists()
        diensten.stel_meting_vast(meting=meting, door=casemanager)
        stap = Stap.objects.get()
        assert (stap.leefgebied_code, stap.wat, stap.bron_score) == ("financien", "Bel de schuldhulp.", 1)
        assert (stap.medewerker, stap.deadline) == (casemanager, timezone.localdate() + timedelta(days=7))

    def test_een_reden_is_ook_goed(self, meting, gebied, casemanager):
        vul(meting, gebied, casemanager, geen_stap_omdat="Schuldhulp loopt al bij de gemeente.")
        assert diensten.stel_meting_vast(meting=meting, door=casemanager).is_vastgesteld
        assert not Stap.objects.exists()

    def test_een_open_stap_is_genoeg(self, meting, casemanager):
        maak_stap(traject=meting.traject, leefgebied="financien", wat="Bel.", door=casemanager)
        assert diensten.stel_meting_vast(meting=meting, door=casemanager).is_vastgesteld
        assert Stap.objects.count() == 1

    def test_na_het_einde_van_het_traject_kan_alleen_een_reden(self, meting, gebied, casemanager):
        meting.traject.einddatum = timezone.localdate()
        meting.traject.save()
        vul(meting, gebied, casemanager, eerste_stap="Bel.")
        with pytest.raises(RegelGeschonden, match="waarom er geen stap meer komt"):
            diensten.stel_meting_vast(meting=meting, door=casemanager)
        vul(meting, gebied, casemanager, geen_stap_omdat="Overgedragen aan het wijkteam.")
        assert diensten.stel_meting_vast(meting=meting, door=casemanager).is_vastgesteld

    def test_een_mislukte_stap_laat_de_meting_open(self, meting, gebied, casemanager, iemand):
        from toegang.matrix import Rol

        vul(meting, gebied, casemanager, eerste_stap="Bel.")
        met_buiten = iemand(Rol.CASEMANAGER, email="buiten@werkmakerij.example")
        with pytest.raises(RegelGeschonden, match="begeleidt dit traject niet"), transaction.atomic():
            diensten.stel_meting_vast(meting=meting, door=met_buiten)
        meting.refresh_from_db()
        assert not meting.is_vastgesteld

    def test_een_correctie_maakt_dezelfde_stap_niet_nog_eens(self, meting, gebied, casemanager):
        vul(meting, gebied, casemanager, eerste_stap="Bel.")
        vast = diensten.stel_meting_vast(meting=meting, door=casemanager)
        correctie = diensten.verbeter_meting(meting=vast, reden="Fout.", door=casemanager)
        diensten.stel_meting_vast(meting=correctie, door=casemanager)
        assert Stap.objects.count() == 1
        assert correctie.scores.get(leefgebied=gebied["financien"]).eerste_stap == "Bel."

    def test_een_hogere_score_vergeet_de_stap(self, meting, gebied, casemanager):
        vul(meting, gebied, casemanager, eerste_stap="Bel.")
        diensten.bewaar_scores(
            meting=meting,
            invoer={gebied["financien"].pk: Ingevuld(2, eerste_stap="Bel.")},
            versie=meting.versie,
            scherm=uuid4(),
            door=casemanager,
        )
        assert meting.scores.get(leefgebied=gebied["financien"]).eerste_stap == ""


class TestScherm:
    def adres(self, meting):
        return reverse("zelfredzaamheid:invullen", args=[meting.pk])

    def invoer(self, meting, gebied, **tekst):
        pk = gebied["financien"].pk
        velden = {f"{veld}_{pk}": waarde for veld, waarde in tekst.items()}
        rest = {f"score_{ander.pk}": "" for ander in gebied.values()}
        return {"versie": meting.versie, "scherm": uuid4(), **rest, f"score_{pk}": 1, "vaststellen": "1"} | velden

    def test_zonder_javascript_vraagt_vaststellen_om_een_stap(self, klant, casemanager, meting, gebied):
        als(klant, casemanager)
        antwoord = klant.post(self.adres(meting), self.invoer(meting, gebied))
        assert antwoord.status_code == 422
        tekst = antwoord.content.decode()
        assert f'href="#id_stap_{gebied["financien"].pk}"' in tekst
        rij = tekst.split(f'id="score_{gebied["financien"].pk}-naam"')[1].split("score__notitie")[0]
        assert 'data-acuut="1">' in rij
        assert "data-waarom hidden>" in rij, "er is geen vorige score om lager dan te zijn"
        meting.refresh_from_db()
        antwoord = klant.post(self.adres(meting), self.invoer(meting, gebied, stap="Bel de schuldhulp."))
        assert antwoord.status_code == 302
        assert Stap.objects.get().wat == "Bel de schuldhulp."
        assert "Eerste stap: Bel de schuldhulp." in klant.get(self.adres(meting), follow=True).content.decode()

    def test_de_jobcoach_moet_hem_ook_opschrijven_voor_het_klaarzetten(self, klant, jobcoach, meting, gebied):
        als(klant, jobcoach)
        gegevens = self.invoer(meting, gebied) | {"klaar": "1"}
        del gegevens["vaststellen"]
        assert klant.post(self.adres(meting), gegevens).status_code == 422

    def test_een_lange_stap_past_niet(self, klant, casemanager, meting, gebied):
        antwoord = als(klant, casemanager).post(
            self.adres(meting), self.invoer(meting, gebied, stap="x" * (STAP_HOOGSTENS + 1))
        )
        assert antwoord.status_code == 422
        assert "hoogstens 200 tekens" in antwoord.content.decode()

    def test_van_justitie_verraadt_de_stap_de_score_niet(self, klant, traject, jobcoach, casemanager, gebied):
        meting = MetingFactory(traject=traject, scores={"justitie": 1})
        vul(meting, gebied, casemanager, code="justitie", eerste_stap="Advocaat bellen.")
        diensten.stel_meting_vast(meting=meting, door=casemanager)
        als(klant, jobcoach)
        for pagina in (
            reverse("trajecten:stappenplan", args=[traject.pk]),
            traject.get_absolute_url(),
            self.adres(meting),
            reverse("trajecten:tijdlijn", args=[traject.pk]),
            reverse("trajecten:mijn_dag"),
            reverse("zelfredzaamheid:metingen"),
        ):
            tekst = klant.get(pagina).content.decode()
            assert "Advocaat" not in tekst
            assert "Justitie is acuut" not in tekst
            assert "staat op 1" not in tekst


class TestInstelling:
    """The organisation says what is acute: everything that goes by it follows."""

    @pytest.fixture(autouse=True)
    def tot_en_met_2(self, beheerder):
        stel_signaal_in(code="acuut", aan=True, drempels={"acuut": 2, "dringend": 3}, versie=0, door=beheerder)

    def test_score_2_vraagt_dan_ook_een_stap(self, traject, gebied, casemanager):
        meting = MetingFactory(traject=traject, scores={"financien": 2})
        with pytest.raises(RegelGeschonden, match="Financiën is acuut"):
            diensten.stel_meting_vast(meting=meting, door=casemanager)
        invoer = {gebied["financien"].pk: Ingevuld(2, eerste_stap="Bel de schuldhulp.")}
        bewaard = diensten.bewaar_scores(
            meting=meting, invoer=invoer, versie=meting.versie, scherm=uuid4(), door=casemanager
        )
        assert diensten.stel_meting_vast(meting=bewaard, door=casemanager).is_vastgesteld
        assert Stap.objects.get().bron_score == 2

    def test_het_scherm_het_signaal_en_de_review_gaan_mee(self, klant, traject, casemanager):
        MetingFactory(traject=traject, scores={"financien": 2}, vastgesteld=True)
        concept = MetingFactory(traject=traject, soort="tussen")
        als(klant, casemanager)
        assert 'data-acuut="2"' in klant.get(reverse("zelfredzaamheid:invullen", args=[concept.pk])).content.decode()
        review = klant.get(reverse("zelfredzaamheid:metingen")).content.decode()
        assert "Financiën" in review.split('id="acuut-kop"')[1].split("</section>")[0]
        (signaal,) = acuut_zonder_actie(Traject.objects.filter(pk=traject.pk), timezone.localdate())
        assert signaal.feiten.startswith("score 2 bij de nulmeting")

    def test_een_3_vraagt_om_een_stap_en_telt_bij_vergelijken(self, klant, traject, casemanager):
        MetingFactory(traject=traject, scores={"financien": 3, "huisvesting": 4}, vastgesteld=True)
        als(klant, casemanager)
        plan = klant.get(reverse("trajecten:stappenplan", args=[traject.pk])).content.decode()
        assert "Een 1, 2 of 3 zonder stap." in plan
        klant.post(
            reverse("trajecten:stappen_uit_meting", args=[traject.pk]), {"leefgebied": ["financien", "huisvesting"]}
        )
        stap = Stap.objects.get()
        assert (stap.leefgebied_code, stap.deadline) == ("financien", timezone.localdate() + timedelta(days=14))
        assert "Dringend" in klant.get(reverse("trajecten:stappenplan", args=[traject.pk])).content.decode()
        vergelijking = klant.get(reverse("zelfredzaamheid:vergelijken", args=[traject.pk])).content.decode()
        assert "Gebieden op 1, 2 of 3" in vergelijking


class TestInstellen:
    def test_dringend_is_niet_lager_dan_acuut(self, klant, beheerder):
        als(klant, beheerder)
        gegevens = {"aan": "on", "versie": "0", "drempel_acuut": "2", "drempel_dringend": "1"}
        antwoord = klant.post("/beheer/signalen/acuut/", gegevens)
        assert antwoord.status_code == 422
        assert "Kies minstens 2: dat staat bij “Acuut tot en met score”." in antwoord.content.decode()
        assert grenzen() == Grenzen(1, 2)

    @pytest.mark.parametrize(("acuut", "dringend"), [(0, 2), (3, 3), (1, 4)])
    def test_een_grens_die_niet_kan_wordt_geweigerd(self, beheerder, acuut, dringend):
        drempels = {"acuut": acuut, "dringend": dringend}
        with pytest.raises(RegelGeschonden):
            stel_signaal_in(code="acuut", aan=True, drempels=drempels, versie=0, door=beheerder)

    def test_de_grenzen_gelden_ook_als_het_signaal_uit_staat(self, klant, beheerder):
        als(klant, beheerder)
        gegevens = {"versie": "0", "drempel_acuut": "1", "drempel_dringend": "1"}
        assert klant.post("/beheer/signalen/acuut/", gegevens).status_code == 302
        assert grenzen() == Grenzen(1, 1)

    def test_een_andere_organisatie_houdt_haar_eigen_grenzen(self, beheerder):
        stel_signaal_in(code="acuut", aan=True, drempels={"acuut": 1, "dringend": 3}, versie=0, door=beheerder)
        with in_organisatie("werkshop"):
            assert grenzen() == Grenzen(1, 2)


def test_een_stap_of_reden_hoort_alleen_bij_een_score_die_acuut_kan_zijn(traject):
    meting = MetingFactory(traject=traject, scores={"financien": 3, "huisvesting": None})
    for velden in ({"eerste_stap": "Bel."}, {"geen_stap_omdat": "Loopt al."}):
        with pytest.raises(IntegrityError, match="score_stap_alleen_bij_acuut"), transaction.atomic():
            meting.scores.update(**velden)
    meting.scores.filter(leefgebied__code="financien").update(score=2, eerste_stap="Bel.")


def test_wat_een_score_heeft_is_wel_besproken(traject):
    meting = MetingFactory(traject=traject, scores={"financien": 3, "huisvesting": None})
    with pytest.raises(IntegrityError, match="score_niet_besproken_is_leeg"), transaction.atomic():
        meting.scores.filter(leefgebied__code="financien").update(niet_besproken=True)
    assert meting.scores.filter(leefgebied__code="huisvesting").update(niet_besproken=True) == 1
