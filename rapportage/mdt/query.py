"""Reading the rows of the MDT report: three queries, whatever the project's size."""

from typing import Any

from rapportage.mdt.rijen import Eisen, Rijen, TrajectRij, UurRij
from rapportage.vraag import Vraag
from trajecten.models import Code, Codelijst, Deelneemuur, Subsidieproject, Traject

LIJSTEN = (Codelijst.INSTROOMKANAAL, Codelijst.UITSTROOMREDEN)


def lees_rijen(vraag: Vraag) -> Rijen:
    """All trajecten of the project, also those that never started, with all hours of their deelnemers.

    Hours outside the period are there too: the norm is about all of them.
    """
    assert isinstance(vraag.onderwerp, Subsidieproject)
    project = vraag.onderwerp
    codes = _codes()
    kanalen, redenen = codes[Codelijst.INSTROOMKANAAL], codes[Codelijst.UITSTROOMREDEN]
    return Rijen(
        _trajecten(project),
        _uren(project),
        Eisen(project.norm_uren, project.min_maanden, project.max_maanden, project.leeftijd_van, project.leeftijd_tot),
        kanalen={code: naam for code, naam, _ in kanalen},
        uitstroomredenen={code: naam for code, naam, _ in redenen},
        bijzondere_kanalen=tuple(code for code, _, bijzonder in kanalen if bijzonder),
        bijzondere_redenen=tuple(code for code, _, bijzonder in redenen if bijzonder),
    )


def esf_projecten(project: Subsidieproject) -> tuple[str, ...]:
    """None: MDT is paid by the ministry of education (domein §4)."""
    return ()


def _trajecten(project: Subsidieproject) -> tuple[TrajectRij, ...]:
    rijen = (
        Traject.objects.filter(subsidieproject=project)
        .order_by("id")
        .values_list(
            "id",
            "trajectnummer",
            "aanmelddatum",
            "startdatum",
            "einddatum",
            "deelnemer__geboortedatum",
            "instroomkanaal",
            "uitstroom__reden",
            "uitstroom__activiteiten_uitgevoerd",
            "uitstroom__certificaat_datum",
        )
    )
    return tuple(_traject(rij) for rij in rijen.iterator(chunk_size=5000))


def _traject(rij: tuple[Any, ...]) -> TrajectRij:
    """Without an uitstroom its texts are empty."""
    *voor, reden, activiteiten, certificaat = rij
    return TrajectRij(*(*voor, reden or "", activiteiten or "", certificaat))


def _uren(project: Subsidieproject) -> tuple[UurRij, ...]:
    rijen = Deelneemuur.objects.filter(traject__subsidieproject=project).order_by("id")
    velden = ("id", "traject_id", "datum", "minuten", "activiteit")
    return tuple(UurRij(*rij) for rij in rijen.values_list(*velden).iterator(chunk_size=5000))


def _codes() -> dict[str, list[tuple[str, str, bool]]]:
    """Code, name and whether it tells of health or justice, by list, in the order of the list."""
    per_lijst: dict[str, list[tuple[str, str, bool]]] = {lijst: [] for lijst in LIJSTEN}
    codes = Code.objects.filter(lijst__in=LIJSTEN).order_by("volgorde", "id")
    for lijst, *code in codes.values_list("lijst", "code", "naam", "bijzonder"):
        per_lijst[lijst].append(tuple(code))
    return per_lijst
