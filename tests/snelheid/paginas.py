"""Pages: against the same SQL in a bare view, against Django's admin, and in a larger organisation or database."""

import re
from collections import Counter
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisaties import in_organisatie
from tests.snelheid import urls
from tests.snelheid.gegevens import METER, adres
from tests.snelheid.klok import Uitkomst, vergelijk
from toegang.models import Gebruiker
from trajecten.models import Traject

KALE_VIEW = "/snelheid/kaal/"
ADMIN_KOLOMMEN, ADMIN_VELDEN = "/snelheid/kolommen/", "/snelheid/velden/"
PAGINAS = {
    "Mijn dag": "trajecten:mijn_dag",
    "Deelnemers": "trajecten:lijst",
    "Dossier": "trajecten:dossier",
    "Agenda": "trajecten:agenda",
    "Metingen": "zelfredzaamheid:metingen",
    "Signalen": "trajecten:signalen",
    "Werkgevers": "werkgevers:werkgevers",
    "Cijfers": "rapportage:dashboard",
    "Rapporten": "rapportage:rapporten",
}
LEEST = re.compile(r"[\s(]*(SELECT|WITH)\b", re.IGNORECASE)


class Bezoeker:
    """Somebody who guides people and leads the programme, logged in at one organisation."""

    def __init__(self, schema: str) -> None:
        self.schema = schema
        self.client = Client(headers={"host": adres(schema)})
        with in_organisatie(schema):
            self.client.force_login(
                Gebruiker.objects.get(email=METER), "allauth.account.auth_backends.AuthenticationBackend"
            )
            eigen = Traject.objects.filter(betrokkenen__gebruiker__email=METER)
            self.traject = eigen.order_by("id").values_list("pk", flat=True).first()

    def adres(self, naam: str) -> str:
        """Where a page is; of a dossier that of the first traject that somebody guides."""
        return reverse(PAGINAS[naam], args=[self.traject] if naam == "Dossier" else [])

    def open(self, pad: str) -> None:
        """Open a page. Raises ValueError when it does not answer as it should."""
        antwoord = self.client.get(pad)
        if antwoord.status_code != 200:
            raise ValueError(f"{pad} gaf {antwoord.status_code} bij {self.schema}")

    def vragen(self, pad: str) -> list[str]:
        """The questions that opening a page asks the database."""
        with in_organisatie(self.schema), CaptureQueriesContext(connection) as opgenomen:
            self.open(pad)
        return [vraag["sql"] for vraag in opgenomen.captured_queries if LEEST.match(vraag["sql"])]


def tegen_kale_sql(schema: str) -> Iterator[Uitkomst]:
    """Each main page against a view that only does the page's own SQL, behind the same door."""
    bezoeker = Bezoeker(schema)
    for naam in PAGINAS:
        pad = bezoeker.adres(naam)
        # the first time more is asked than later
        bezoeker.open(pad)
        urls.OPDRACHTEN.clear()
        aan_de_deur = Counter(bezoeker.vragen(KALE_VIEW))
        urls.OPDRACHTEN[:] = _zonder(bezoeker.vragen(pad), aan_de_deur)
        yield vergelijk(
            f"{naam} ({len(urls.OPDRACHTEN)} vragen)",
            "een kale view met dezelfde SQL",
            lambda pad=pad: bezoeker.open(pad),
            lambda: bezoeker.open(KALE_VIEW),
            1.5,
            keer=15,
        )


def _zonder(vragen: list[str], aan_de_deur: Counter[str]) -> list[str]:
    """What the page itself asks: without who is logged in, which every view asks."""
    over = Counter(aan_de_deur)
    eigen = []
    for vraag in vragen:
        if over[vraag]:
            over[vraag] -= 1
        else:
            eigen.append(vraag)
    return eigen


def tegen_admin(schema: str) -> Iterator[Uitkomst]:
    """Our list of deelnemers against Django's own list of the same table, with all our columns and with its own."""
    bezoeker = Bezoeker(schema)
    onze = bezoeker.adres("Deelnemers")
    for pad, wat, keer in (
        (ADMIN_KOLOMMEN, "de lijst van Django's admin met dezelfde kolommen", 3),
        (ADMIN_VELDEN, "de lijst van Django's admin met alleen velden van de tabel zelf", 15),
    ):
        yield vergelijk(
            "Deelnemerslijst",
            wat,
            lambda: bezoeker.open(onze),
            lambda pad=pad: bezoeker.open(pad),
            0.33,
            keer=keer,
        )


def groei(klein: str, groot: str, wat: str, *, keer: int) -> Iterator[Uitkomst]:
    """Pages of a large organisation against those of a smaller one."""
    in_klein, in_groot = Bezoeker(klein), Bezoeker(groot)
    for naam in PAGINAS:
        yield vergelijk(
            f"{naam}: {wat}",
            "dezelfde pagina bij tien keer zo weinig",
            lambda naam=naam: in_groot.open(in_groot.adres(naam)),
            lambda naam=naam: in_klein.open(in_klein.adres(naam)),
            1.3,
            keer=keer,
        )
