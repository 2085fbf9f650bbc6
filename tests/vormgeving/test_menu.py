"""The menu shows what a user may open, and marks where he is."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory, override_settings
from django.urls import path

from vormgeving import menu
from vormgeving.menu import Menuitem, menu_voor, registreer

urlpatterns = [
    path("", lambda request: None, name="dag"),
    path("deelnemers/", lambda request: None, name="deelnemers"),
    path("deelnemers/nieuw/", lambda request: None, name="nieuw"),
]
DAG = Menuitem("dag", "Mijn dag", "sun", "dag", volgorde=1, plekken=("kop", "onder"))
LIJST = Menuitem(
    "lijst", "Deelnemers", "users", "deelnemers", recht="traject_inzien", volgorde=2, plekken=("kop", "onder")
)
NIEUW = Menuitem("nieuw", "Aanmelden", "user-plus", "nieuw", recht="traject_aanmelden", volgorde=3)


@pytest.fixture
def leeg_menu(monkeypatch):
    monkeypatch.setattr(menu, "_items", {})
    monkeypatch.setattr(menu, "_mag", None)
    for item in (NIEUW, LIJST, DAG):
        registreer(item)
    with override_settings(ROOT_URLCONF=__name__):
        yield


def verzoek(pad="/", ingelogd=True):
    request = RequestFactory().get(pad)
    request.user = SimpleNamespace(is_authenticated=ingelogd)
    return request


@pytest.mark.usefixtures("leeg_menu")
def test_zonder_controle_ziet_niemand_wat_een_recht_vraagt():
    assert [link.naam for link in menu_voor(verzoek())["kop"]] == ["Mijn dag"]


@pytest.mark.usefixtures("leeg_menu")
def test_het_menu_toont_wat_mag_in_de_goede_volgorde():
    menu.gebruik_controle(lambda gebruiker, recht: recht == "traject_inzien")
    links = menu_voor(verzoek())
    assert [link.naam for link in links["kop"]] == ["Mijn dag", "Deelnemers"]
    assert [link.url for link in links["onder"]] == ["/", "/deelnemers/"]


@pytest.mark.usefixtures("leeg_menu")
def test_wie_niet_is_ingelogd_heeft_geen_menu():
    menu.gebruik_controle(lambda gebruiker, recht: True)
    assert not any(menu_voor(verzoek(ingelogd=False)).values())
    assert not any(menu_voor(RequestFactory().get("/")).values())


@pytest.mark.usefixtures("leeg_menu")
@pytest.mark.parametrize(
    ("pad", "actief"),
    [
        ("/", "Mijn dag"),
        ("/deelnemers/", "Deelnemers"),
        ("/deelnemers/7/", "Deelnemers"),
        ("/deelnemers/nieuw/", "Aanmelden"),
    ],
)
def test_de_plek_waar_je_bent_is_de_meest_precieze(pad, actief):
    menu.gebruik_controle(lambda gebruiker, recht: True)
    assert [link.naam for link in menu_voor(verzoek(pad))["kop"] if link.actief] == [actief]


@pytest.mark.usefixtures("leeg_menu")
def test_elders_is_niets_actief():
    assert not any(link.actief for link in menu_voor(verzoek("/iets-anders/"))["kop"])


@pytest.mark.usefixtures("leeg_menu")
def test_een_code_is_maar_een_keer_te_gebruiken():
    registreer(DAG)
    with pytest.raises(ValueError, match="registered twice"):
        registreer(Menuitem("dag", "Iets anders", "sun", "dag"))


@pytest.mark.usefixtures("leeg_menu")
def test_een_plek_kan_ook_bij_andere_adressen_horen():
    menu.gebruik_controle(lambda gebruiker, recht: True)
    registreer(Menuitem("x", "Gebruikers", "users", "nieuw", ook_bij=("/teams/",)))
    actief = {link.naam for link in menu_voor(verzoek("/teams/3/"))["kop"] if link.actief}
    assert "Gebruikers" in actief
    assert "Deelnemers" not in actief
