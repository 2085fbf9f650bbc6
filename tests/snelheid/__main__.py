"""`make bench` (or `python -m tests.snelheid --schaal 0.1`): measures, prints a table and writes it to a file."""

import argparse
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from config.lokaal.plekken import PROJECT, VAR
from tests.snelheid import klok, verslag
from tests.snelheid.klok import Uitkomst
from tests.snelheid.omgeving import draaiend

MENSEN, ORGANISATIES = 10_000, 342
# the seed that is read in; everything larger is a multiple of it
ZAAD = 100
KLEIN, MIDDEN, GROOT = "klein", "midden", "groot"
# one report each, for the workers
MAKERS = 12
DOCUMENT, PROEF = PROJECT / "docs" / "snelheid.md", VAR / "snelheid-proef.md"


def main() -> None:
    """Measure everything at `--schaal` (1 is 10,000 deelnemers and 342 organisations)."""
    lezer = argparse.ArgumentParser(description="Meet hoe snel Stapsteen is, als verhoudingen in één run.")
    lezer.add_argument("--schaal", type=float, default=1.0, help="1 is 10.000 deelnemers en 342 organisaties")
    lezer.add_argument(
        "--uit", type=Path, help=f"standaard docs/{DOCUMENT.name}, bij een andere schaal var/{PROEF.name}"
    )
    lezer.add_argument("--rondes", type=int, default=klok.RONDES, help="hoe vaak hoogstens gemeten wordt")
    opties = lezer.parse_args()
    klok.RONDES = opties.rondes
    uit = opties.uit or (DOCUMENT if opties.schaal == 1 else PROEF)
    with draaiend():
        meting = Meting(opties.schaal, uit)
        meting.alles()
    print(f"\n{meting.verslag.als_markdown()}\nDe tabel staat in {uit}.")


class Meting:
    """One run: its parts one by one, each written down as soon as it is there."""

    def __init__(self, schaal: float, uit: Path) -> None:
        from django.utils import timezone

        # a tenth of it, and ten times it, are multiples of the seed too
        self.zaad = max(min(ZAAD, round(MENSEN * schaal / 10)), 10)
        self.keer = max(round(MENSEN * schaal / 10 / self.zaad), 1)
        self.organisaties = max(round(ORGANISATIES * schaal), MAKERS + 4)
        self.uit, self.begin = uit, time.monotonic()
        mensen = self.zaad * self.keer * 10
        self.verslag = verslag.Verslag(timezone.localdate(), schaal, mensen, self.organisaties)

    def alles(self) -> None:
        """Every part; one that fails is told of and does not stop the others."""
        from tests.snelheid import cijfers, document, organisaties, paginas, workers

        makers = [f"maker{nummer:02}" for nummer in range(MAKERS)]
        self.bereid_voor()
        self.deel("Pagina's", lambda: paginas.tegen_kale_sql(MIDDEN))
        self.deel("Deelnemerslijst", lambda: paginas.tegen_admin(MIDDEN))
        self.deel("Groei van duizend naar tienduizend", lambda: paginas.groei(KLEIN, MIDDEN, "tienduizend", keer=11))
        self.deel("Cijfers", lambda: cijfers.esf_tegen_sql(MIDDEN))
        self.deel("Documenten", lambda: [document.pdf_tegen_weasyprint(MIDDEN)])
        self.stap("Kopie met drie organisaties", organisaties.bewaar_weinig)
        self.deel("Nieuwe organisatie", lambda: [organisaties.tegen_migreren(keer=3)])
        self.stap(f"{self.organisaties} organisaties", lambda: self.maak_organisaties(makers))
        self.deel("Workers", lambda: [workers.met_twee(makers, keer=3)])
        self.deel("Veel organisaties", lambda: organisaties.met_veel(MIDDEN, 3, self.organisaties, keer=15))
        self.stap("De grote organisatie", self.maak_groot)
        self.deel(
            "Groei van tienduizend naar honderdduizend", lambda: paginas.groei(MIDDEN, GROOT, "honderdduizend", keer=3)
        )

    def bereid_voor(self) -> None:
        """The database with the first three organisations."""
        from organisaties.blauwdruk import haal_blauwdruk
        from organisaties.schemas import migreer_schema
        from tests.snelheid import gegevens

        self.zeg("Databank en blauwdruk")
        migreer_schema("public")
        haal_blauwdruk()
        self.zeg("De eerste drie organisaties")
        gegevens.maak_zaad("zaad", self.zaad)
        gegevens.maak_gevulde(KLEIN, "zaad", self.keer)
        gegevens.maak_gevulde(MIDDEN, "zaad", self.keer * 10)
        for schema in ("zaad", KLEIN, MIDDEN):
            gegevens.veeg(schema)

    def maak_organisaties(self, makers: list[str]) -> None:
        """All others but the large one; the makers have as many people as the seed."""
        from tests.snelheid import gegevens

        for schema in makers:
            gegevens.maak_gevulde(schema, "zaad")
            gegevens.veeg(schema)
        # three there were, the first turns of `tegen_migreren` made some, the large one comes last
        for nummer in range(gegevens.hoeveel(), self.organisaties):
            gegevens.maak_lege(f"org{nummer:03}")
        gegevens.veeg("pg_catalog")

    def maak_groot(self) -> None:
        """The organisation with a hundred times as many people as the small one."""
        from tests.snelheid import gegevens

        gegevens.maak_gevulde(GROOT, "zaad", self.keer * 100)
        gegevens.veeg(GROOT)

    def deel(self, naam: str, meet: Callable[[], Iterable[Uitkomst]]) -> None:
        """Measure one part and write down what there is; what was measured before it failed stays."""
        uitkomsten: list[Uitkomst] = []
        self.verslag.delen.append((naam, uitkomsten))
        self.stap(naam, lambda: self.verzamel(meet, uitkomsten))
        verslag.schrijf(self.uit, self.verslag.als_markdown())

    def verzamel(self, meet: Callable[[], Iterable[Uitkomst]], uitkomsten: list[Uitkomst]) -> None:
        """Keep each outcome as soon as it is there."""
        for uitkomst in meet():
            uitkomsten.append(uitkomst)
            print(f"         {uitkomst.verhouding:6.2f}  {uitkomst.wat}", flush=True)

    def stap(self, naam: str, doe: Callable[[], object]) -> None:
        """Do one thing; a failure is told of in the table, and the next thing begins."""
        self.zeg(naam)
        try:
            doe()
        except Exception as fout:
            traceback.print_exc()
            self.verslag.fouten.append(
                (naam, f"{type(fout).__name__}: {str(fout).splitlines()[0] if str(fout) else ''}")
            )
        self.verslag.seconden = time.monotonic() - self.begin

    def zeg(self, wat: str) -> None:
        """Tell what is being done."""
        print(f"{time.strftime('%H:%M:%S')} {wat} …", flush=True)


if __name__ == "__main__":
    main()
