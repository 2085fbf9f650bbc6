"""The beheerder chooses the look; a look that cannot be read is refused with the reason."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from organisaties.diensten import wijzig_huisstijl
from organisaties.models import Organisatie
from toegang.logboek import Soort
from toegang.models import Logregel
from vormgeving.versies import versie_uit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pagina():
    return reverse("huisstijl")


def nu() -> dict[str, str]:
    return Organisatie.objects.get(schema_name="werkmakerij").huisstijl


def test_de_beheerder_kiest_een_palet_en_iedereen_ziet_het(
    klant, beheerder, pagina, django_capture_on_commit_callbacks
):
    klant.force_login(beheerder)
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = klant.post(pagina, {"versie": versie_uit(nu()), "palet": "hwwerkt", "opslaan": "1"})
    assert antwoord.status_code == 302
    assert nu() == {"palet": "hwwerkt"}
    css = klant.get(klant.get(pagina).context["thema"].url).content.decode()
    assert "--hs-primair: #1b4480;" in css


def test_een_eigen_kleur_gaat_voor_die_van_het_palet(klant, beheerder, pagina):
    klant.force_login(beheerder)
    klant.post(
        pagina,
        {"versie": versie_uit(nu()), "palet": "hwwerkt", "primair": " #14534A ", "ronding": "8px", "opslaan": "1"},
    )
    assert nu() == {"palet": "hwwerkt", "primair": "#14534a", "ronding": "8px"}


def test_wat_niet_te_lezen_is_wordt_niet_opgeslagen(klant, beheerder, pagina):
    klant.force_login(beheerder)
    eerst = nu()
    antwoord = klant.post(
        pagina, {"versie": versie_uit(nu()), "palet": "werkmakerij", "primair": "#8fbfb6", "opslaan": "1"}
    )
    assert antwoord.status_code == 422
    assert "De hoofdkleur is te licht" in antwoord.content.decode()
    assert nu() == eerst


def test_een_voorbeeld_verandert_niets(klant, beheerder, pagina):
    klant.force_login(beheerder)
    eerst = nu()
    antwoord = klant.post(
        pagina, {"versie": versie_uit(nu()), "palet": "participatiefabriek", "accent": "#f0bd50", "voorbeeld": "1"}
    )
    assert antwoord.status_code == 200
    assert nu() == eerst
    css = klant.get(antwoord.context["voorbeeld_css"]).content.decode()
    assert css.startswith(".thema-voorbeeld {")
    assert "--hs-accent: #f0bd50;" in css
    assert "--hs-primair: #63275a;" in css


def test_het_voorbeeld_laat_niets_door_dan_kleuren(klant, beheerder):
    klant.force_login(beheerder)
    css = klant.get(reverse("huisstijl_voorbeeld"), {"primair": "red;} body{display:none"}).content.decode()
    assert "display" not in css
    assert css.count("}") == 1


def test_de_wijziging_staat_in_het_logboek(klant, beheerder, pagina):
    klant.force_login(beheerder)
    klant.post(pagina, {"versie": versie_uit(nu()), "palet": "werkshop", "opslaan": "1"})
    regel = Logregel.objects.filter(soort=Soort.ORGANISATIE_GEWIJZIGD).latest("id")
    assert regel.details["handeling"] == "huisstijl gewijzigd"
    assert regel.door_naam == beheerder.naam


def test_een_jobcoach_kiest_geen_huisstijl(klant, jobcoach, pagina):
    klant.force_login(jobcoach)
    assert klant.get(pagina).status_code == 403
    assert klant.post(pagina, {"versie": versie_uit(nu()), "palet": "hwwerkt", "opslaan": "1"}).status_code == 403


def test_de_dienst_weigert_ook_zonder_formulier(beheerder):
    werkmakerij = Organisatie.objects.get(schema_name="werkmakerij")
    with pytest.raises(ValidationError, match="te licht"):
        wijzig_huisstijl(organisatie=werkmakerij, huisstijl={"primair": "#cccccc"}, versie=0, door=beheerder)


def test_wie_later_kiest_ziet_eerst_wat_er_nu_is(klant, beheerder, pagina):
    klant.force_login(beheerder)
    begin = versie_uit(nu())
    klant.post(pagina, {"versie": begin, "palet": "hwwerkt", "opslaan": "1"})
    botsing = klant.post(pagina, {"versie": begin, "palet": "werkshop", "opslaan": "1"})
    tekst = botsing.content.decode()
    assert (botsing.status_code, "Wat er nu staat" in tekst) == (409, True)
    assert nu() == {"palet": "hwwerkt"}
    klant.post(pagina, {"versie": botsing.context["form"]["versie"].value(), "palet": "werkshop", "opslaan": "1"})
    assert nu() == {"palet": "werkshop"}
