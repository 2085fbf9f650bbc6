"""The table subsidieprojecten: recognised by code."""

from __future__ import annotations

from trajecten.importeren.bijwerken import Bijwerker
from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import Geschreven, Verwerker
from trajecten.importeren.waarden import datum, decimaal, geheel, keuze, tekst
from trajecten.models import Subsidieproject

VELDEN = ("naam", "soort", "van", "tot", "norm_uren", "min_maanden", "max_maanden", "leeftijd_van", "leeftijd_tot")


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format."""
    return (
        Kolom("code", tekst(60), verplicht=True),
        Kolom("naam", tekst(160), verplicht=True),
        Kolom("soort", keuze(Subsidieproject.Soort.values), verplicht=True),
        Kolom("van", datum, leeg=None),
        Kolom("tot", datum, leeg=None),
        Kolom("norm_uren", decimaal(0, 99_999), leeg=None),
        Kolom("min_maanden", geheel(0, 1_200), leeg=None),
        Kolom("max_maanden", geheel(0, 1_200), leeg=None),
        Kolom("leeftijd_van", geheel(0, 150), leeg=None),
        Kolom("leeftijd_tot", geheel(0, 150), leeg=None),
    )


class Subsidieprojecten(Verwerker):
    """New projects, and changed ones."""

    def controleer(self) -> None:
        self.nieuw: list[Subsidieproject] = []
        self.gewijzigd: dict[str, Subsidieproject] = {}
        self.bijwerker = Bijwerker(self.gelezen.bestand, self.stand.meldingen)
        projecten = self.stand.subsidieprojecten
        projecten.update({project.code: project for project in Subsidieproject.objects.all()})
        gezien: dict[str, int] = {}
        for rij in self.gelezen.rijen:
            if eerder := gezien.get(rij["code"]):
                self.fout(rij, "code", f"Deze code staat er al, in rij {eerder}.", "Haal een van de twee weg.")
                continue
            gezien[rij["code"]] = rij.nummer
            self._neem_op(rij)
        self.bijwerker.meld()

    def _neem_op(self, rij: Rij) -> None:
        waarden = {veld: rij[veld] for veld in VELDEN if veld in self.gelezen.kolommen}
        project = self.stand.subsidieprojecten.get(rij["code"])
        if project is None:
            project = Subsidieproject(code=rij["code"], **waarden)
            self.stand.subsidieprojecten[project.code] = project
            self.nieuw.append(project)
            self.telling.nieuw += 1
        elif self.bijwerker.zet(project, waarden):
            self.gewijzigd[project.code] = project
            self.telling.gewijzigd += 1
        else:
            self.telling.gelijk += 1
        self._keur(rij, project)

    def _keur(self, rij: Rij, project: Subsidieproject) -> None:
        if project.van and project.tot and project.tot < project.van:
            self.fout(rij, "tot", "De einddatum ligt voor de begindatum.", "Verbeter van of tot.")
        van, tot = project.leeftijd_van, project.leeftijd_tot
        if van is not None and tot is not None and van >= tot:
            self.fout(
                rij, "leeftijd_tot", "De leeftijd tot is niet hoger dan de leeftijd van.", "Verbeter een van de twee."
            )

    def schrijf(self, geschreven: Geschreven) -> None:
        Subsidieproject.objects.bulk_update(self.gewijzigd.values(), VELDEN)
        Subsidieproject.objects.bulk_create(self.nieuw)
        geschreven(len(self.nieuw))


TABEL = Tabel("subsidieprojecten", 10, kolommen, Subsidieprojecten, sleutel="code")
