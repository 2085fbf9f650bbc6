"""The organisation follows from the host name; whatever is not an active organisation is not found."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

import organisaties
from organisaties.adressen import vergeet_adressen
from organisaties.diensten import zet_actief
from organisaties.fouten import OrganisatieGewisseld
from organisaties.middleware import OrganisatieMiddleware
from organisaties.models import Organisatie

pytestmark = pytest.mark.django_db
VREEMD = {"onbekend.localhost", "werkmakerij.localhost.example", "www.werkmakerij.localhost", "localhost.example"}


@pytest.fixture
def vraag(rf: RequestFactory):
    """Sends a request through the middleware alone; answers with the schema in which the view ran."""

    def stuur(host: str, view=lambda request: HttpResponse(organisaties.schema())):
        return OrganisatieMiddleware(view)(rf.get("/", headers={"host": host}))

    return stuur


def zonder_token(antwoord: HttpResponse) -> bytes:
    """The page without the token against forged requests, which is another one each time."""
    return re.sub(rb'"X-CSRFToken": "[^"]+"', b"", antwoord.content)


def test_elke_proef_begint_in_werkmakerij():
    assert organisaties.schema() == "werkmakerij"
    assert organisaties.huidige().naam == "De Werkmakerij"


@pytest.mark.parametrize(
    "host", ["werkshop.localhost", "werkshop.localhost:8000", "WERKSHOP.localhost", "werkshop.localhost."]
)
def test_het_adres_bepaalt_de_organisatie(vraag, host):
    assert vraag(host).content == b"werkshop"


def test_de_view_kent_de_organisatie(vraag):
    antwoord = vraag("platform.localhost", lambda request: HttpResponse(request.organisatie.naam))
    assert antwoord.content == b"Stapsteen"


def test_het_publieke_adres_hoort_bij_geen_organisatie(vraag):
    antwoord = vraag("localhost:8000", lambda request: HttpResponse(f"{request.organisatie} {organisaties.schema()}"))
    assert antwoord.content == b"None public"


@pytest.mark.parametrize("host", sorted(VREEMD))
def test_een_onbekend_adres_geeft_404(client_voor, host):
    klant = client_voor("werkmakerij")
    assert klant.get("/", headers={"host": host}).status_code == 404


def test_een_onmogelijk_adres_geeft_404(klant):
    assert klant.get("/", headers={"host": "werkmakerij_!.localhost"}).status_code == 404


def test_een_organisatie_die_uit_staat_antwoordt_als_een_die_er_niet_is(client_voor):
    zet_actief(organisatie=Organisatie.objects.get(schema_name="werkshop"), actief=False, door=None)
    uit, onbekend = client_voor("werkshop").get("/"), client_voor("bestaatniet").get("/")
    assert zonder_token(uit) == zonder_token(onbekend)
    assert uit.status_code == 404


def test_een_bekend_adres_kost_even_geen_vraag_aan_de_database(vraag, django_assert_num_queries):
    vraag("werkshop.localhost")
    with django_assert_num_queries(0):
        vraag("werkshop.localhost")


def test_een_organisatie_die_elders_is_uitgezet_verdwijnt_na_de_onthoudtijd(vraag, settings, client_voor):
    settings.ORGANISATIE_ONTHOUD_SECONDEN = 0
    klant = client_voor("werkshop")
    assert klant.get("/inloggen/").status_code == 200
    # another process: this one's memory is not cleared
    Organisatie.objects.filter(schema_name="werkshop").update(actief=False)
    assert klant.get("/inloggen/").status_code == 404


def test_wat_een_verzoek_aan_de_organisatie_hangt_ziet_een_ander_verzoek_niet(vraag):
    def verander(request):
        request.organisatie.naam = "Gekaapt"
        return HttpResponse()

    vraag("werkshop.localhost", verander)
    assert vraag("werkshop.localhost", lambda r: HttpResponse(r.organisatie.naam)).content == b"Stichting Werkshop"


def test_wie_inlogt_en_werkt_laat_zien_dat_de_organisatie_wordt_gebruikt(klant, beheerder):
    laatst = Organisatie.objects.filter(schema_name="werkmakerij").values_list("laatst_gebruikt_op", flat=True)
    klant.get("/inloggen/")
    assert laatst.get() is None
    klant.force_login(beheerder)
    klant.get("/account/")
    eerste = laatst.get()
    assert eerste is not None
    vergeet_adressen()
    klant.get("/account/")
    assert laatst.get() == eerste


def test_een_verzoek_dat_van_organisatie_wisselt_geeft_geen_antwoord(vraag):
    def dwaal(request):
        connection.set_tenant(Organisatie.objects.get(schema_name="werkshop"))
        return HttpResponse("gegevens van een ander")

    with pytest.raises(OrganisatieGewisseld, match=r"werkmakerij.*werkshop"):
        vraag("werkmakerij.localhost", dwaal)


def test_een_verzoek_begint_nooit_waar_het_vorige_eindigde(vraag):
    connection.set_tenant(Organisatie.objects.get(schema_name="werkshop"))
    assert vraag("localhost").content == b"public"
