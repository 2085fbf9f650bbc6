"""Every address × every role × a stranger × another organisation: closed unless it says otherwise.

The walk finds the addresses by itself. Objects that an address is about come from the fixture `voorbeelden`,
by the beginning of the route; any other argument gets a value that does not exist.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, OnderdeelFactory, StabiliteitsdoelFactory
from tests.fabrieken.contact import AfspraakFactory, groepscontact
from tests.fabrieken.dashboard import ProgrammadoelFactory
from tests.fabrieken.documenten import DocumentFactory
from tests.fabrieken.esf import EsfOpgaveFactory
from tests.fabrieken.evaluaties import evaluatie_concept
from tests.fabrieken.ondertekeningen import gevraagde_ondertekening
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory, ModuleFactory
from tests.fabrieken.opleiding import (
    BewijssoortFactory,
    InschrijvingFactory,
    OpleidingFactory,
    WerkprocesFactory,
    eigen_certificaat,
)
from tests.fabrieken.plaatsing import PraktijkovereenkomstFactory
from tests.fabrieken.rapporten import RapportschemaFactory
from tests.fabrieken.stagevragen import KoppelFactory, StagetoezeggingFactory, StagevraagFactory
from tests.fabrieken.stappenplan import DoorverwijzingFactory, OverdrachtFactory, StapFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import (
    BetrokkeneFactory,
    CodeFactory,
    ContactmomentFactory,
    DeelneemuurFactory,
    SubsidieprojectFactory,
    TrajectFactory,
)
from tests.fabrieken.uren import FinancieringFactory, UrenregelFactory, UrenstaatFactory
from tests.fabrieken.verzegelingen import verzegeling_met_bestand
from tests.fabrieken.werkgevers import (
    ContactpersoonFactory,
    ErkenningFactory,
    PlaatsingFactory,
    WerkgeverscontactFactory,
)
from tests.fabrieken.werkplekken import KlikgesprekFactory, WerkplekFactory
from tests.fabrieken.zelfredzaamheid import EigenMetingFactory, LadderpositieFactory, MetingFactory
from toegang.controle import mag, rollen_hier
from toegang.decorators import MERK, OPENBAAR
from toegang.matrix import MATRIX, ROLLEN_ORGANISATIE, ROLLEN_PLATFORM, Rol
from toegang.models import Gebruiker
from trajecten.models import Uitkering

# Every open address, one by one: adding one is a decision.
OPEN_ADRESSEN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "huisstijl_css",
    "mfa_authenticate",
    "paletten_css",
    "toegang:demo",
    "toegang:inlogstand",
    "toegang:uitnodiging",
    "trajecten:agenda_feed",
    # whoever gets a document must be able to verify it; the answer tells of no person
    "werkgevers:document_controleren",
    # the secret in the address, or the mail that brings one, is the way in of who has no account
    "werkgevers:doorgeven",
    "werkgevers:klopt_niet",
    "werkgevers:overleggen",
    "werkgevers:portaal",
    "werkgevers:portaal_document",
    "werkgevers:portaal_gegevens",
    "werkgevers:portaal_tekenen",
    "werkgevers:portaal_vragen",
    "werkgevers:tekencode",
    "werkgevers:tekenen",
}
OPEN_PUBLIEK = {"bericht", "demo_inloggen", "huisstijl_css", "paletten_css", "postvak", "start"}
# By the name of the path converter.
BESTAAT_NIET = {
    "int": 987654,
    "base36": "zzz",
    "string": "bestaat-niet",
    "slug": "bestaat-niet",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
METHODEN = ("get", "post")


@dataclass(frozen=True)
class Adres:
    """One pattern of the URLconf, with its full name and route."""

    naam: str
    route: str
    patroon: URLPattern
    omzetters: Mapping[str, Any]

    @property
    def merk(self) -> Any:
        return getattr(self.patroon.callback, MERK, None)

    @property
    def alleen_platform(self) -> bool:
        return self.naam.startswith("organisaties:")

    def voorbeeld(self, voorbeelden: Mapping[str, Model]) -> Model | None:
        """The object that this address is about, if there is an example of it."""
        return next((op for begin, op in voorbeelden.items() if self.route.startswith(begin)), None)

    def pad(self, voorbeelden: Mapping[str, Model]) -> str:
        op = self.voorbeeld(voorbeelden)
        argumenten = {naam: BESTAAT_NIET[_soort(omzetter)] for naam, omzetter in self.omzetters.items()}
        if op is not None:
            argumenten["pk"] = op.pk
            # a second object, such as an uitkering of this traject, stands among the examples by its argument
            argumenten |= {naam: voorbeelden[f"<{naam}>"].pk for naam in argumenten if f"<{naam}>" in voorbeelden}
        return reverse(self.naam, kwargs=argumenten, urlconf=settings.ROOT_URLCONF)


def _soort(omzetter: object) -> str:
    return type(omzetter).__name__.removesuffix("Converter").lower()


def adressen(urlconf: str) -> list[Adres]:
    """All addresses of a URLconf."""
    return list(_loop(get_resolver(urlconf).url_patterns, "", "", {}))


def _loop(patronen: list[Any], ruimte: str, route: str, omzetters: Mapping[str, Any]) -> Iterator[Adres]:
    for patroon in patronen:
        samen = {**omzetters, **patroon.pattern.converters}
        hier = route + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            voor = f"{patroon.namespace}:" if patroon.namespace else ""
            yield from _loop(patroon.url_patterns, ruimte + voor, hier, samen)
        else:
            yield Adres(f"{ruimte}{patroon.name}", hier, patroon, samen)


ALLE = adressen(settings.ROOT_URLCONF)
BESLOTEN = [adres for adres in ALLE if adres.merk != OPENBAAR]


@pytest.mark.parametrize("urlconf", [settings.ROOT_URLCONF, settings.PUBLIC_SCHEMA_URLCONF])
def test_elk_adres_zegt_wie_het_mag_openen(urlconf):
    assert [adres.naam for adres in adressen(urlconf) if adres.merk is None] == []


def test_de_open_adressen_zijn_precies_deze():
    assert {adres.naam for adres in ALLE if adres.merk == OPENBAAR} == OPEN_ADRESSEN
    publiek = adressen(settings.PUBLIC_SCHEMA_URLCONF)
    assert (
        {adres.naam for adres in publiek} == {adres.naam for adres in publiek if adres.merk == OPENBAAR} == OPEN_PUBLIEK
    )


def test_elk_adres_heeft_een_naam():
    assert [adres for adres in ALLE if adres.naam.endswith("None")] == []


@pytest.fixture
def voorbeelden(alle_rollen: dict[Rol, Gebruiker]) -> dict[str, Model]:
    """By the beginning of a route the object that it is about; the traject is the jobcoach's."""
    # somebody is in the bouwsteen, so that it cannot be removed on the way
    steen = FaseFactory().bouwsteen
    jobcoach = alle_rollen[Rol.JOBCOACH]
    traject = TrajectFactory(begeleid_door=[jobcoach])
    bijeenkomst = BijeenkomstFactory(groep=GroepFactory(trainers=[alle_rollen[Rol.TRAINER]]))
    module = ModuleFactory()
    werkproces = WerkprocesFactory(praktijkverklaring__traject=traject)
    erkenning, persoon = ErkenningFactory(), ContactpersoonFactory()
    return {
        "uren/regels/<int:pk>/": UrenregelFactory(medewerker=jobcoach),
        "uren/contacten/<int:pk>/": ContactmomentFactory(traject=traject, medewerker=jobcoach),
        "uren/week/<int:pk>/": UrenstaatFactory(medewerker=jobcoach),
        "uren/collegas/<int:pk>/": jobcoach,
        "contacten/<int:pk>/": ContactmomentFactory(traject=traject, medewerker=jobcoach),
        "groepscontacten/<int:pk>/": groepscontact(jobcoach, [traject, TrajectFactory(begeleid_door=[jobcoach])]),
        "afspraken/<int:pk>/": AfspraakFactory(medewerker=jobcoach, met=[traject]),
        "deelneemuren/<int:pk>/": DeelneemuurFactory(traject=traject),
        "financiering/<int:pk>/": FinancieringFactory(traject=traject),
        "beheer/programmas/<int:pk>/": steen.route.programma,
        "beheer/subsidieprojecten/<int:pk>/": SubsidieprojectFactory(),
        "beheer/keuzes/<int:pk>/": CodeFactory(code="alleen_hier", naam="Alleen hier"),
        "beheer/bouwstenen/<int:pk>/": steen,
        "beheer/doelen/<int:pk>/": StabiliteitsdoelFactory(bouwsteen=steen),
        "beheer/onderdelen/<int:pk>/": OnderdeelFactory(bouwsteen=steen),
        "rapporten/esf/opgaven/<int:pk>/": EsfOpgaveFactory(),
        "rapporten/esf/<int:pk>/": SubsidieprojectFactory(),
        "groepen/<int:pk>/": bijeenkomst.groep,
        "deelnames/<int:pk>/": DeelnameFactory(groep=bijeenkomst.groep, traject=traject),
        "bijeenkomsten/<int:pk>/": bijeenkomst,
        "leerlijnen/<int:pk>/": module.leerlijn,
        "modules/<int:pk>/": module,
        "scholen/<int:pk>/": werkproces.praktijkverklaring.instelling,
        "opleidingen/<int:pk>/": OpleidingFactory(instelling=werkproces.praktijkverklaring.instelling),
        "inschrijvingen/<int:pk>/": InschrijvingFactory(traject=traject),
        # ours, so that there is a certificate to print
        "bewijzen/<int:pk>/": eigen_certificaat(traject),
        "praktijkverklaringen/<int:pk>/": werkproces.praktijkverklaring,
        "werkprocessen/<int:pk>/": werkproces,
        "beheer/bewijssoorten/<int:pk>/": BewijssoortFactory(),
        "metingen/<int:pk>/": MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True),
        "eigen-scores/<int:pk>/": EigenMetingFactory(traject=traject, scores={"financien": 3}),
        "treden/<int:pk>/": LadderpositieFactory(traject=traject),
        "stagevragen/<int:pk>/": StagevraagFactory(),
        "toezeggingen/<int:pk>/": StagetoezeggingFactory(),
        "koppels/<int:pk>/": KoppelFactory(leermeester=traject),
        "documenten/<int:pk>/": DocumentFactory(traject=traject),
        "stappen/<int:pk>/": StapFactory(traject=traject),
        "doorverwijzingen/<int:pk>/": DoorverwijzingFactory(traject=traject),
        "overdrachten/<int:pk>/": OverdrachtFactory(traject=traject),
        # somebody else's: whoever ends it keeps the traject within reach
        "begeleiders/<int:pk>/": BetrokkeneFactory(traject=traject, gebruiker=GebruikerFactory()),
        "trajecten/<int:pk>/": traject,
        "<uitkering>": Uitkering.objects.create(deelnemer=traject.deelnemer, soort="bijstand", van=traject.startdatum),
        "werkgevers/<int:pk>/": persoon.werkgever,
        "vestigingen/<int:pk>/": erkenning.vestiging,
        "erkenningen/<int:pk>/": erkenning,
        "contactpersonen/<int:pk>/": persoon,
        "werkplekken/<int:pk>/": WerkplekFactory(),
        "klikgesprekken/<int:pk>/": KlikgesprekFactory(traject=traject),
        "werkgeverscontacten/<int:pk>/": WerkgeverscontactFactory(medewerker=jobcoach),
        "plaatsingen/<int:pk>/": PraktijkovereenkomstFactory(plaatsing__traject=traject).plaatsing,
        "evaluaties/<int:pk>/": evaluatie_concept(jobcoach, plaatsing=PlaatsingFactory(traject=traject)),
        "ondertekeningen/<int:pk>/": gevraagde_ondertekening(jobcoach, plaatsing=PlaatsingFactory(traject=traject)),
        "beheer/evaluatieformulieren/<int:pk>/": steen.route.programma,
        "verzegelingen/<int:pk>/": verzegeling_met_bestand(
            evaluatie_concept(jobcoach, plaatsing=PlaatsingFactory(traject=traject))
        ),
        "rapporten/schema/<int:pk>/": RapportschemaFactory(),
        "cijfers/doelen/<int:pk>/": ProgrammadoelFactory(programma=steen.route.programma),
        "gebruikers/teams/<int:pk>/": alle_rollen[Rol.JOBCOACH].team,
        "gebruikers/<int:pk>/": GebruikerFactory(),
    }


def vraag(client: Client, pad: str, methode: str) -> int | str:
    """The status of the answer, "inloggen" when it leads to the login page."""
    client.raise_request_exception = False
    antwoord = getattr(client, methode)(pad)
    if antwoord.status_code == 302 and antwoord["Location"].startswith("/inloggen/?next="):
        return "inloggen"
    return antwoord.status_code


def is_goed(adres: Adres, methode: str, gebruiker: Gebruiker, op: Model | None, status: int | str) -> bool:
    """Whether this answer fits the rights of this person, and the reach of them to `op`."""
    if status == "inloggen" or int(status) >= 500:
        return False
    if adres.alleen_platform:
        return status == 404
    if adres.merk == OPENBAAR or not adres.merk:
        return status != 403
    if not any(mag(gebruiker, recht) for recht in adres.merk):
        return status == 403
    if op is None:
        return status != 403
    if any(mag(gebruiker, recht, op) for recht in adres.merk):
        return status not in (403, 404)
    # 405: what only takes the other method is refused before it is looked up
    return status in (403, 404, 405)


@pytest.mark.parametrize("rol", ROLLEN_ORGANISATIE)
def test_elke_rol_opent_precies_wat_haar_rechten_zeggen(rol, klant, alle_rollen, voorbeelden, tel):
    fout, gebruiker = [], alle_rollen[rol]
    for adres in ALLE:
        pad, op = adres.pad(voorbeelden), adres.voorbeeld(voorbeelden)
        for methode in METHODEN:
            klant.force_login(gebruiker)
            status = vraag(klant, pad, methode)
            if not is_goed(adres, methode, gebruiker, op, status):
                fout.append((adres.naam, methode, status))
    tel(f"{len(ALLE) * len(METHODEN)} combinaties geprobeerd: {len(ALLE)} adressen × {len(METHODEN)} methoden")
    assert fout == []


def test_een_vreemde_komt_nergens_in(klant, voorbeelden, tel):
    fout = niet_naar_inloggen(klant, voorbeelden)
    tel(f"{len(BESLOTEN) * len(METHODEN)} combinaties geprobeerd: {len(BESLOTEN)} besloten adressen zonder inloggen")
    assert fout == []


def test_wie_bij_een_andere_organisatie_is_ingelogd_is_hier_een_vreemde(
    klant, client_voor, buitenstaander, voorbeelden, tel
):
    thuis = client_voor("werkshop")
    with in_organisatie("werkshop"):
        thuis.force_login(buitenstaander)
    klant.cookies = thuis.cookies
    fout = niet_naar_inloggen(klant, voorbeelden)
    tel(f"{len(BESLOTEN) * len(METHODEN)} combinaties geprobeerd: besloten adressen met een sessie van elders")
    assert fout == []


def niet_naar_inloggen(client: Client, voorbeelden: Mapping[str, Model]) -> list[tuple[str, str, int | str]]:
    """Addresses that did not send this browser to the login page; those of the platform are 404 here."""
    return [
        (adres.naam, methode, status)
        for adres in BESLOTEN
        for methode in METHODEN
        if (status := vraag(client, adres.pad(voorbeelden), methode)) != (404 if adres.alleen_platform else "inloggen")
    ]


def test_wat_van_een_andere_organisatie_is_bestaat_hier_niet(client_voor, buitenstaander, voorbeelden, tel):
    """The examples exist at werkmakerij; asked at werkshop by somebody with every role there they are 404.

    Of addresses that only take a POST a GET may also be refused with 405, as for what does exist.
    """
    thuis = client_voor("werkshop")
    thuis.raise_request_exception = False
    met_voorbeeld = [adres for adres in BESLOTEN if adres.voorbeeld(voorbeelden)]
    ver = {begin: type(op)(pk=op.pk + 100_000) for begin, op in voorbeelden.items()}
    fout = []
    for adres in met_voorbeeld:
        for methode in METHODEN:
            with in_organisatie("werkshop"):
                thuis.force_login(buitenstaander)
            hier = getattr(thuis, methode)(adres.pad(voorbeelden))
            nergens = getattr(thuis, methode)(adres.pad(ver))
            if hier.status_code != nergens.status_code or hier.status_code not in (404, 405):
                fout.append((adres.naam, methode, hier.status_code, nergens.status_code))
    tel(f"{len(met_voorbeeld) * len(METHODEN)} combinaties geprobeerd: voorwerpen van een andere organisatie")
    assert fout == []


@pytest.mark.parametrize("rol", ROLLEN_PLATFORM)
def test_bij_het_platform_opent_elke_rol_wat_haar_rechten_zeggen(rol, client_voor, db_of_zonder):
    klant = client_voor("platform")
    with in_organisatie("platform"):
        gebruiker = GebruikerFactory(rollen=[rol.value], met_code_app=True)
    fout = []
    for adres in (adres for adres in BESLOTEN if adres.alleen_platform):
        with in_organisatie("platform"):
            klant.force_login(gebruiker)
        status = vraag(klant, adres.pad({}), "get")
        if (status == 403) == any(recht in MATRIX[rol] for recht in adres.merk):
            fout.append((adres.naam, status))
    assert fout == []


def test_een_adres_zonder_merk_wordt_geweigerd_als_het_draait(klant, jobcoach, settings):
    settings.ROOT_URLCONF = "tests.toegang.ongemerkt_adres"
    klant.raise_request_exception = False
    klant.force_login(jobcoach)
    assert klant.get("/ongemerkt/").status_code == 500


def test_de_rollen_van_het_platform_bestaan_alleen_daar():
    assert Rol.PLATFORMBEHEERDER in ROLLEN_PLATFORM
    assert Rol.PLATFORMBEHEERDER not in rollen_hier()
