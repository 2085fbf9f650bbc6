"""Whatever somebody sends to the pages of employers, schools and reports, it is refused in words: never a 500.

Every form field that these apps know goes to every address, with the same value that cannot be; and so does everything
that they read from a query string.
"""

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

import onderwijs
import rapportage
import werkgevers
from tests.fabrieken.toegang import GebruikerFactory
from tests.toegang.test_alle_adressen import ALLE, Adres
from tests.toegang.test_alle_adressen import voorbeelden as voorbeelden  # the fixture
from toegang.matrix import ROLLEN_ORGANISATIE
from toegang.models import Gebruiker
from vormgeving.formulier import Formulier, ModelFormulier
from werkgevers.models import Ondertekening, Portaallink
from werkgevers.ondertekening.geheim import hash_van, maak_token
from werkgevers.ondertekening.versturen import maak_link

APPS = (werkgevers, onderwijs, rapportage)
ADRESSEN = [a for a in ALLE if a.naam.startswith(("werkgevers:", "onderwijs:", "rapportage:", "trajecten:document"))]
# PostgreSQL has no NUL, and no number of thirty figures
NUL, TE_GROOT = "a\0b", "9" * 30
UIT_ADRES = re.compile(r'GET\.get\("(\w+)"|parameters\.get\("?(\w+)')


def alle_velden() -> list[str]:
    """The names of the fields of all forms of these apps."""
    for app in APPS:
        for module in pkgutil.walk_packages(app.__path__, f"{app.__name__}."):
            if "form" in module.name and ".migrations" not in module.name:
                importlib.import_module(module.name)
    klassen = [*_onder(Formulier), *_onder(ModelFormulier)]
    eigen = [klasse for klasse in klassen if klasse.__module__.split(".")[0] in {app.__name__ for app in APPS}]
    return sorted({naam for klasse in eigen for naam in klasse.base_fields} | {"versie", "bestand", "staat", "open"})


def _onder(klasse: type) -> Iterator[type]:
    for onder in klasse.__subclasses__():
        yield onder
        yield from _onder(onder)


def vragen_in_adressen() -> list[str]:
    """What these apps read from a query string."""
    bronnen = [pad for app in APPS for pad in (Path(settings.BASE_DIR) / app.__name__).rglob("*.py")]
    gevonden = {naam for pad in bronnen for paar in UIT_ADRES.findall(pad.read_text()) for naam in paar if naam}
    uit_formulieren = {"een", "ander", "aantal", "woord"}
    return sorted(gevonden | uit_formulieren | {"zoek", "sector", "soort", "toon", "van", "na"})


@pytest.fixture
def iedereen(db_of_zonder: None) -> Gebruiker:
    """Somebody who may do everything."""
    return GebruikerFactory(rollen=[rol.value for rol in ROLLEN_ORGANISATIE], met_code_app=True)


@pytest.fixture
def paden(voorbeelden: Mapping[str, Model]) -> list[tuple[Adres, str]]:
    """Each address about an example; where a secret is the way in, with one that works."""
    vraag, nu = voorbeelden["ondertekeningen/<int:pk>/"], timezone.now()
    assert isinstance(vraag, Ondertekening)
    Ondertekening.objects.filter(pk=vraag.pk).update(verstuurd_op=nu, geldig_tot=nu + timedelta(days=1))
    tekenen, overzicht = maak_link(vraag), maak_token()
    Portaallink.objects.create(
        contactpersoon=vraag.contactpersoon,
        token_hash=hash_van(overzicht),
        gemaakt_op=nu,
        geldig_tot=nu + timedelta(days=1),
    )
    return [
        (adres, pad.replace("bestaat-niet", overzicht if "overzicht" in pad else tekenen))
        for adres in ADRESSEN
        if (pad := adres.pad(voorbeelden).replace("987654", str(vraag.pk)))
    ]


@pytest.fixture
def bezweken(klant, client_voor, iedereen, paden):
    """Sends the same to every address, and gives those that answered with a 500 or more; nothing stays written."""
    vreemde = client_voor("werkmakerij")
    vreemde.raise_request_exception = klant.raise_request_exception = False
    klant.force_login(iedereen)

    def stuur(methode: str, inhoud: object, **anders: str) -> list[tuple[str, int]]:
        fout = []
        for adres, pad in paden:
            with transaction.atomic():
                client = vreemde if "token" in adres.route else klant
                status = getattr(client, methode)(pad, inhoud, **anders).status_code
                transaction.set_rollback(True)
            if status >= 500:
                fout.append((adres.naam, status))
        return fout

    return stuur


@pytest.mark.parametrize("waarde", [NUL, TE_GROOT], ids=["nul", "te groot"])
def test_een_formulier_weigert_wat_niet_kan(bezweken, waarde, tel):
    velden = dict.fromkeys(alle_velden(), waarde)
    assert len(velden) > 100
    assert bezweken("post", velden) == []
    tel(f"{len(ADRESSEN)} adressen × {len(velden)} velden met {waarde[:5]!r}")


def test_wat_geen_formulier_is_wordt_geweigerd(bezweken):
    assert bezweken("post", json.dumps({"naam": []}), content_type="application/json") == []


def test_onzin_in_een_adres_geeft_een_bladzijde(bezweken):
    """Numbers that are none and texts that cannot be, by turns."""
    vragen = vragen_in_adressen()
    for eerst in (0, 1):
        assert bezweken("get", {naam: (NUL, TE_GROOT)[(plek + eerst) % 2] for plek, naam in enumerate(vragen)}) == []


@pytest.mark.parametrize(
    "code",
    [
        "rem.hulp:a%00b",
        "leefgebied.a%00b.vooruit",
        "leefgebied..vooruit",
        "bouwsteen.²",
        f"bouwsteen.{TE_GROOT}",
        "rem.",
    ],
)
def test_een_cijfer_van_het_dashboard_dat_niet_kan_bestaat_niet(klant, iedereen, code):
    klant.force_login(iedereen)
    assert klant.get(f"/cijfers/wie/{code}/").status_code == 404
