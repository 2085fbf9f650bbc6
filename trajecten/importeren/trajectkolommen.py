"""The columns of the table trajecten, and which record each of them belongs to."""

from __future__ import annotations

from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom
from trajecten.importeren.waarden import datum, email, keuze, tekst
from trajecten.models import Codelijst, JaNee, Startsituatie
from trajecten.models.situatie import ARBEID_LATER, Opleidingsniveau

JA_NEE = keuze(("ja", "nee"))
GEVOELIG = ("beperking", "derdelander", "migratieachtergrond", "minderheid", "dakloos", "landelijk_gebied")

# column -> field of the record it belongs to
TRAJECT = {veld: veld for veld in ("aanmelddatum", "startdatum", "einddatum", "instroomkanaal", "doel")}
START = {
    "arbeidssituatie_start": "arbeidssituatie",
    "werkloos_sinds": "werkloos_sinds",
    "opleidingsniveau": "opleidingsniveau",
    "opleiding_start": "opleiding",
    "uitkering": "uitkering",
    **{veld: veld for veld in GEVOELIG},
}
UITSTROOM = {
    "uitstroomreden": "reden",
    "uitstroom_peildatum": "peildatum",
    "arbeidssituatie_uitstroom": "arbeidssituatie",
    "opleiding_uitstroom": "opleiding",
    "kwalificatie_uitstroom": "kwalificatie",
    "activiteiten_uitgevoerd": "activiteiten_uitgevoerd",
    "certificaat_datum": "certificaat_datum",
}
OPVOLGING = {"arbeidssituatie_6_maanden": "arbeidssituatie", "verbeterd_6_maanden": "verbeterd"}


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format."""
    return (*_traject(stand), *_start(stand), *_later(stand))


def _traject(stand: Stand) -> tuple[Kolom, ...]:
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("deelnemernummer", tekst(40), verplicht=True),
        Kolom("programma", tekst(60), verplicht=True),
        Kolom("subsidieproject", tekst(60)),
        Kolom("aanmelddatum", datum, verplicht=True),
        Kolom("startdatum", datum, leeg=None),
        Kolom("einddatum", datum, leeg=None),
        Kolom("instroomkanaal", stand.code(Codelijst.INSTROOMKANAAL)),
        Kolom("casemanager", email),
        Kolom("jobcoach", email),
        Kolom("doel", tekst()),
    )


def _start(stand: Stand) -> tuple[Kolom, ...]:
    gevoelig = keuze(JaNee.values)
    return (
        Kolom("arbeidssituatie_start", keuze(Startsituatie.Arbeid.values)),
        Kolom("werkloos_sinds", datum, leeg=None),
        Kolom("opleidingsniveau", keuze(Opleidingsniveau.values)),
        Kolom("opleiding_start", JA_NEE),
        Kolom("uitkering", stand.code(Codelijst.UITKERING)),
        *(Kolom(naam, gevoelig) for naam in GEVOELIG),
    )


def _later(stand: Stand) -> tuple[Kolom, ...]:
    arbeid = keuze(code for code, _ in ARBEID_LATER)
    return (
        Kolom("uitstroomreden", stand.code(Codelijst.UITSTROOMREDEN)),
        Kolom("uitstroom_peildatum", datum, leeg=None),
        Kolom("arbeidssituatie_uitstroom", arbeid),
        Kolom("opleiding_uitstroom", JA_NEE),
        Kolom("kwalificatie_uitstroom", stand.code(Codelijst.KWALIFICATIE)),
        Kolom("arbeidssituatie_6_maanden", arbeid),
        Kolom("verbeterd_6_maanden", JA_NEE),
        Kolom("activiteiten_uitgevoerd", JA_NEE),
        Kolom("certificaat_datum", datum, leeg=None),
    )
