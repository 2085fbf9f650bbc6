"""Mail leaves in the name of the organisation, and log lines carry it."""

import logging  # noqa: TID251 - what Django and other packages write with

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from structlog.stdlib import ProcessorFormatter

import organisaties
from organisaties.logregels import logregels_van, verberg_geheimen, voeg_organisatie_toe
from organisaties.models import Organisatie
from organisaties.post import Postbode, afzender

pytestmark = pytest.mark.django_db


@pytest.fixture
def verstuur(settings):
    """Sends a message through the Postbode; answers with its From header."""
    settings.POSTBODE_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def stuur(van: str | None = None) -> str:
        assert Postbode().send_messages([EmailMessage("Dag", "Tekst", van, ["jij@example.org"])]) == 1
        return mail.outbox[-1].from_email

    return stuur


def test_een_bericht_gaat_onder_de_naam_van_de_organisatie(verstuur):
    assert verstuur() == "De Werkmakerij <noreply@stapsteen.example>"
    with organisaties.in_organisatie("werkshop"):
        assert verstuur() == "Stichting Werkshop <noreply@stapsteen.example>"


def test_een_organisatie_kan_een_eigen_afzender_hebben(verstuur):
    Organisatie.objects.filter(schema_name="werkshop").update(afzender="post@werkshop.example")
    with organisaties.in_organisatie("werkshop"):
        assert verstuur() == "Stichting Werkshop <post@werkshop.example>"


def test_een_bericht_met_een_eigen_afzender_houdt_die(verstuur):
    assert verstuur("iemand@example.org") == "iemand@example.org"


def test_buiten_een_organisatie_is_de_installatie_de_afzender(verstuur, settings):
    with organisaties.in_publiek():
        assert afzender() == settings.DEFAULT_FROM_EMAIL
        assert verstuur() == settings.DEFAULT_FROM_EMAIL


def test_een_naam_met_leestekens_breekt_de_afzender_niet():
    Organisatie.objects.filter(schema_name="werkshop").update(naam='Werk, "Shop" & Co')
    with organisaties.in_organisatie("werkshop"):
        assert afzender() == '"Werk, \\"Shop\\" & Co" <noreply@stapsteen.example>'


def test_een_logregel_noemt_de_organisatie():
    assert voeg_organisatie_toe(None, "info", {"event": "x"})["organisatie"] == "werkmakerij"
    with organisaties.in_publiek():
        assert "organisatie" not in voeg_organisatie_toe(None, "info", {"event": "x"})


def test_een_logregel_die_zelf_een_organisatie_noemt_houdt_die():
    regel = voeg_organisatie_toe(None, "info", {"event": "x", "organisatie": "werkshop"})
    assert regel["organisatie"] == "werkshop"


def test_regels_van_andere_pakketten_noemen_haar_ook():
    uitvoer = next(h for h in logging.getLogger().handlers if isinstance(h.formatter, ProcessorFormatter))
    regel = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Kapot", None, None)
    with logregels_van("werkshop"):
        assert "organisatie=werkshop" in uitvoer.format(regel)


@pytest.mark.parametrize(
    ("adres", "in_het_log"),
    [
        ("/evaluatie/Zk3vQ8mX-2Lw_7pYt0RcB5nHs1DfJg6Ea9UuKi4Oo/", "/evaluatie/(geheim)/"),
        ("/agenda/abonnement/Zk3vQ8mX-2Lw_7pYt0RcB5nHs1DfJg6Ea9UuKi4Oo.ics", "/agenda/abonnement/(geheim).ics"),
        ("/beheer/evaluatieformulieren/algemeen/", "/beheer/evaluatieformulieren/algemeen/"),
        ("/praktijkverklaringen/12/werkprocessen/", "/praktijkverklaringen/12/werkprocessen/"),
    ],
)
def test_een_geheim_in_een_adres_komt_niet_in_een_logregel(adres, in_het_log):
    regel = verberg_geheimen(None, "warning", {"event": f"Gone: {adres}", "exception": f"in {adres}", "status": 410})
    assert regel == {"event": f"Gone: {in_het_log}", "exception": f"in {in_het_log}", "status": 410}
