"""Lists of a few people in the exchange format: the seed from which a large organisation is grown.

Everything differs a little from person to person, so that every figure counts some people and leaves others out.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.importeren.grote_map import GEBIEDEN, Lijsten
from trajecten.regels import plus_maanden

PROGRAMMA, PROJECT = "werkmakerij", "ESF-METEN"
DUUR = 270
# how long ago the first began: of every ten, three are still busy
TERUG = 900
METINGEN, CONTACTEN, UREN = 2, 10, 10
CASEMANAGERS, JOBCOACHES, WERKGEVERS = 5, 10, 30
JANEE = ("ja", "nee", "nee", "nee", "weigert", "niet_gevraagd")
OPLEIDINGEN = (
    "geen",
    "basisonderwijs",
    "vmbo",
    "mbo-1",
    "mbo-2",
    "mbo-4",
    "havo",
    "mbo-4-specialist",
    "hbo",
    "wo-master",
)
SITUATIE = (
    *("arbeidssituatie_start", "werkloos_sinds", "opleidingsniveau", "opleiding_start", "beperking", "derdelander"),
    *("migratieachtergrond", "minderheid", "dakloos", "landelijk_gebied"),
)
UITSTROOM = (
    *("uitstroomreden", "uitstroom_peildatum", "arbeidssituatie_uitstroom", "opleiding_uitstroom"),
    *("kwalificatie_uitstroom", "arbeidssituatie_6_maanden", "verbeterd_6_maanden"),
)


def schrijf(map_: Path, aantal: int, vandaag: date) -> None:
    """Write the lists of `aantal` deelnemers who began in the last two and a half years, always the same ones."""
    toeval, lijsten = Random(aantal), Lijsten(map_)
    schrijvers = _begin(lijsten)
    jaar = vandaag.year
    schrijvers["subsidieprojecten"]([PROJECT, "Project om te meten", "esf", f"{jaar - 3}-01-01", f"{jaar + 2}-12-31"])
    for nummer in range(aantal):
        geboren = vandaag - timedelta(days=toeval.randrange(17 * 365, 62 * 365))
        geslacht = toeval.choice(("vrouw", "man", "vrouw", "man", "non-binair", "onbekend"))
        naam = [f"Voor{_letters(nummer)}", f"Achter{_letters(toeval.randrange(5000))}"]
        wie = f"M{nummer:04}"
        schrijvers["deelnemers"]([wie, *naam, geboren, geslacht, "1442 AB", "Purmerend", f"{wie}@deelnemer.example"])
        start = vandaag - timedelta(days=toeval.randrange(TERUG))
        _schrijf_traject(schrijvers, toeval, f"T-{wie}", wie, start, vandaag)
        if nummer % 10 == 0:
            # who was there before: one person, two trajecten
            _schrijf_traject(schrijvers, toeval, f"T-{wie}-A", wie, start - timedelta(days=DUUR + 60), vandaag)
    lijsten.sluit()


def _begin(lijsten: Lijsten) -> dict:
    persoon = ("deelnemernummer", "voornaam", "achternaam", "geboortedatum", "geslacht", "postcode", "woonplaats")
    traject = ("trajectnummer", "deelnemernummer", "programma", "subsidieproject", "aanmelddatum", "startdatum")
    kolommen = {
        "subsidieprojecten": ("code", "naam", "soort", "van", "tot"),
        "deelnemers": (*persoon, "email"),
        "trajecten": (
            *traject,
            "einddatum",
            "instroomkanaal",
            "casemanager",
            "jobcoach",
            "doel",
            *SITUATIE,
            *UITSTROOM,
        ),
        "fases": ("trajectnummer", "bouwsteen", "startdatum", "einddatum", "reden"),
        "metingen": ("trajectnummer", "soort", "datum", "instrument", "beoordelaar", *GEBIEDEN),
        "contactmomenten": ("trajectnummer", "datum", "minuten", "soort", "medewerker", "onderwerp"),
        "deelneemuren": ("trajectnummer", "datum", "minuten", "activiteit"),
        "plaatsingen": ("trajectnummer", "werkgever", "kvk_nummer", "soort", "startdatum", "einddatum"),
    }
    return {naam: lijsten.begin(naam, *namen) for naam, namen in kolommen.items()}


def _schrijf_traject(schrijvers: dict, toeval: Random, welk: str, wie: str, start: date, vandaag: date) -> None:
    laatste = start + timedelta(days=DUUR)
    einde = laatste if laatste <= vandaag else None
    manager = f"casemanager{toeval.randrange(CASEMANAGERS)}@meten.example"
    coach = f"coach{toeval.randrange(JOBCOACHES)}@meten.example"
    kop = [welk, wie, PROGRAMMA, PROJECT, start - timedelta(days=20), start, einde or "", "school", manager, coach]
    rest = [*_situatie(toeval, start), *_uitstroom(toeval, einde, vandaag)]
    schrijvers["trajecten"]([*kop, "Weer structuur in mijn dag", *rest])
    tot_en_met = min(laatste - timedelta(days=1), vandaag)
    for steen in (1, 2, 3):
        van = start + timedelta(days=90 * (steen - 1))
        tot = van + timedelta(days=90)
        if van <= tot_en_met:
            reden = "start" if steen == 1 else "stabiel"
            schrijvers["fases"]([welk, steen, van, tot if tot <= vandaag else "", reden])
    for keer in range(METINGEN):
        op, soort = start + timedelta(days=7 + 110 * keer), "tussen" if keer else "nul"
        if op <= tot_en_met:
            scores = [toeval.randint(1, 5) for _ in GEBIEDEN]
            schrijvers["metingen"]([welk, soort, op, "zrm-2017", manager, *scores])
    for keer in range(CONTACTEN):
        op = start + timedelta(days=keer * DUUR // CONTACTEN)
        if op <= tot_en_met:
            schrijvers["contactmomenten"]([welk, op, 30, "gesprek", coach, f"Gesprek {keer} over de stappen"])
    for keer in range(UREN):
        op = start + timedelta(days=keer * DUUR // UREN)
        if op <= tot_en_met:
            schrijvers["deelneemuren"]([welk, op, 120, "vrijwilligerswerk"])
    werkgever, bij = toeval.randrange(WERKGEVERS), start + timedelta(days=150)
    if werkgever % 3 == 0 and bij <= tot_en_met:
        plek = [f"Bedrijf {_letters(werkgever)}", f"{10_000_000 + werkgever}", "proefplaatsing", bij, einde or ""]
        schrijvers["plaatsingen"]([welk, *plek])


def _situatie(toeval: Random, start: date) -> list[object]:
    arbeid = toeval.choice(("werkloos", "werkloos", "inactief", "werkend", "onbekend"))
    sinds = plus_maanden(start, -toeval.randrange(1, 20)) if arbeid == "werkloos" and toeval.random() < 0.9 else ""
    opleiding = toeval.choice(OPLEIDINGEN) if toeval.random() < 0.95 else ""
    return [arbeid, sinds, opleiding, toeval.choice(("ja", "nee", "")), *(toeval.choice(JANEE) for _ in range(6))]


def _uitstroom(toeval: Random, einde: date | None, vandaag: date) -> list[object]:
    if einde is None:
        return [""] * len(UITSTROOM)
    op = einde + timedelta(days=toeval.randrange(40))
    nu = [toeval.choice(("regulier_werk", "opleiding", "gestopt")), "", "", "", "", "", ""]
    if op <= vandaag:
        arbeid = toeval.choice(("werkend", "werkzoekend", "inactief"))
        nu[1:5] = [op, arbeid, toeval.choice(("ja", "nee")), toeval.choice(("", "mbo-diploma", "praktijkverklaring"))]
    if plus_maanden(einde, 6) <= vandaag:
        nu[5:] = [toeval.choice(("werkend", "werkzoekend", "inactief")), toeval.choice(("ja", "nee"))]
    return nu


def _letters(nummer: int) -> str:
    """A number in letters, as names have no digits."""
    return "".join("abcdefghij"[int(cijfer)] for cijfer in str(nummer))
