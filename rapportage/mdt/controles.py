"""What is checked before an MDT report may become final (domein §4)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.mdt.cijfers import Mdt
from rapportage.mdt.jongere import EIS_PER_CODE, Jongere, jongeren, uren_feit
from rapportage.mdt.rijen import Rijen
from rapportage.mdt.stappen import STAP_PER_CODE, leeftijdfeit
from rapportage.periode import Periode

CASEMANAGER, JOBCOACH = "casemanager", "jobcoach"
# the pages that mend it, each about one traject
UITSTROOM, UREN, GEGEVENS = "trajecten:uitstroom", "trajecten:deelneemuren", ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One check: who is wrong, and the words for it."""

    code: str
    naam: str
    mist: Callable[[Jongere], bool]
    wat: Callable[[Jongere], str]
    gevolg: str
    wie: str = CASEMANAGER
    waar: str = UITSTROOM
    dwingend: bool = True

    def over(self, bekeken: Sequence[Jongere]) -> Controle:
        """The check of these trajecten."""
        gebreken = tuple(
            Gebrek(
                j.id,
                j.traject.nummer,
                self.wat(j),
                self.wie,
                self.gevolg,
                self.waar,
                (j.id,) if self.waar else (),
            )
            for j in bekeken
            if self.mist(j)
        )
        return Controle(self.code, self.naam, len(bekeken), gebreken, dwingend=self.dwingend)


def controles(rijen: Rijen, cijfers: Mdt, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """The checks of this report, each over the trajecten that it concerns."""
    alle = jongeren(rijen)
    per_id = {j.id: j for j in alle}
    # who stopped before the start drops out, whatever else is known (uitwisselformaat: "the others")
    gestopt = [j for j in alle if j.eindigt_in(periode) and j.traject.startdatum is not None]
    begonnen = _bij(per_id, cijfers.gestart.ids) if _vraagt_leeftijd(rijen) else []
    return (
        ACTIVITEITEN.over(gestopt),
        REDEN.over(_bij(per_id, cijfers.uitgevallen.ids)),
        GEBOORTEDATUM.over(begonnen),
        NORM.over(gestopt),
        CERTIFICAAT.over(_bij(per_id, cijfers.afgerond.ids)),
        _leeftijd(begonnen, periode),
    )


def _bij(per_id: dict[int, Jongere], ids: Iterable[int]) -> list[Jongere]:
    return [per_id[pk] for pk in ids]


def _vraagt_leeftijd(rijen: Rijen) -> bool:
    return rijen.eisen.leeftijd_van is not None or rijen.eisen.leeftijd_tot is not None


ACTIVITEITEN = Vraag(
    "activiteiten",
    "Van wie stopte is bekend of de activiteiten zijn uitgevoerd",
    lambda j: not j.traject.activiteiten,
    lambda j: "Er staat niet of de activiteiten zijn uitgevoerd.",
    "Telt nu als uitgevallen. Met “ja” kan het afgerond zijn.",
)
REDEN = Vraag(
    "reden",
    "Van elke uitvaller is de reden bekend",
    lambda j: not j.traject.uitstroomreden,
    lambda j: "Er staat niet waarom het traject eindigde.",
    "Telt nu bij “Nog niet bekend”.",
)
GEBOORTEDATUM = Vraag(
    "geboortedatum",
    "Van wie begon is de geboortedatum bekend",
    lambda j: j.traject.geboortedatum is None,
    lambda j: "De geboortedatum is niet bekend.",
    "Telt nu niet als “Buiten de leeftijd”. Misschien hoort dat wel.",
    waar=GEGEVENS,
)
NORM = Vraag(
    "uren",
    "Wie stopte, heeft de norm gehaald",
    lambda j: not EIS_PER_CODE["uren"].voldaan(j),
    lambda j: f"Maakte {uren_feit(j)}. Staan alle uren erin?",
    "Telt nu als uitgevallen. Met meer uren kan het afgerond zijn.",
    wie=JOBCOACH,
    waar=UREN,
    dwingend=False,
)
CERTIFICAAT = Vraag(
    "certificaat",
    "Wie afrondde, heeft een certificaat",
    lambda j: j.traject.certificaat_datum is None,
    lambda j: "Rondde af, maar er is geen datum van een certificaat.",
    "Telt nu niet mee bij “Certificaten”.",
    dwingend=False,
)


def _leeftijd(begonnen: Sequence[Jongere], periode: Periode) -> Controle:
    buiten = STAP_PER_CODE["buiten_leeftijd"]
    vraag = Vraag(
        "leeftijd",
        "Wie begon, heeft de leeftijd van het project",
        lambda j: buiten.telt(j, periode),
        lambda j: leeftijdfeit(j, periode),
        "Telt bij “Buiten de leeftijd”. Klopt de geboortedatum?",
        waar=GEGEVENS,
        dwingend=False,
    )
    return vraag.over(begonnen)
