"""The common indicators of ESF+ for participants: who counts for each, and the words that say why.

Codes and labels: Annex I of Regulation (EU) 2021/1057, domein §3.1; the arithmetic is that of the exchange format. The
rule that counts (`telt`) and the fact that is told (`feit`) stand together, so that a list explains what was counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapportage.esf.deelname import INACTIEF, WERKEND, WERKLOOS, Deelname
from trajecten.models.situatie import JaNee, Opleidingsniveau
from vormgeving.taal import datum

JA = "ja"
# highest level completed → ISCED 2011 (CBS, domein §3.3)
ISCED: Mapping[str, int] = {
    "geen": 0,
    "basisonderwijs": 1,
    "praktijkonderwijs": 2,
    "vmbo": 2,
    "mbo-1": 2,
    "mbo-2": 3,
    "mbo-3": 3,
    "mbo-4": 3,
    "havo": 3,
    "vwo": 3,
    "mbo-4-specialist": 4,
    "ad": 5,
    "hbo": 6,
    "wo-bachelor": 6,
    "wo-master": 7,
    "promotie": 8,
}
# the names of Annex I, in Dutch
VOLUIT: Mapping[str, str] = {
    "EECO01": "Totaal aantal deelnemers",
    "EECO02": "Werklozen, met inbegrip van langdurig werklozen",
    "EECO03": "Langdurig werklozen",
    "EECO04": "Inactieven",
    "EECO05": "Werkenden, met inbegrip van zelfstandigen",
    "EECO06": "Kinderen jonger dan 18 jaar",
    "EECO07": "Jongeren van 18 tot en met 29 jaar",
    "EECO08": "Deelnemers van 55 jaar en ouder",
    "EECO09": "Met lager secundair onderwijs of minder (ISCED 0–2)",
    "EECO10": "Met hoger secundair (ISCED 3) of postsecundair onderwijs (ISCED 4)",
    "EECO11": "Met tertiair onderwijs (ISCED 5–8)",
    "EECO12": "Deelnemers met een handicap",
    "EECO13": "Onderdanen van derde landen",
    "EECO14": "Deelnemers met een buitenlandse achtergrond",
    "EECO15": "Minderheden, met inbegrip van gemarginaliseerde gemeenschappen zoals de Roma",
    "EECO16": "Daklozen of getroffenen door uitsluiting op het gebied van huisvesting",
    "EECO17": "Deelnemers uit plattelandsgebieden",
    "EECO18": "Ondersteunde overheidsdiensten of openbare diensten",
    "EECO19": "Ondersteunde micro-, kleine en middelgrote ondernemingen, ook coöperaties en sociale ondernemingen",
    "EECR01": "Inactieven die bij het verlaten op zoek zijn naar werk",
    "EECR02": "Deelnemers die bij het verlaten een onderwijs- of beroepsopleiding volgen",
    "EECR03": "Deelnemers die bij het verlaten een kwalificatie behalen",
    "EECR04": "Deelnemers die bij het verlaten werk hebben, ook als zelfstandige",
    "EECR05": "Deelnemers die zes maanden na het verlaten werk hebben, ook als zelfstandige",
    "EECR06": "Deelnemers met een betere positie op de arbeidsmarkt, zes maanden na het verlaten",
}
# entered by hand: support to organisations, not to people
OPGEGEVEN: Mapping[str, str] = {
    "EECO18": "Overheden en publieke diensten",
    "EECO19": "Kleine en middelgrote bedrijven",
}
BIJ_DE_START, BIJ_HET_EINDE, NA_ZES_MAANDEN = "Bij de start", "Bij het einde", "Na zes maanden"
NIET_GEZEGD = "Bij het einde is niet binnen 28 dagen vastgelegd hoe het ging."


@dataclass(frozen=True, slots=True)
class Regels:
    """What a project decides itself: which qualifications count for EECR03."""

    kwalificaties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: `telt` says whether a complete record counts, `feit` tells in a sentence what decides that."""

    code: str
    naam: str
    moment: str
    telt: Callable[[Deelname, Regels], bool]
    feit: Callable[[Deelname, Regels], str]

    @property
    def is_resultaat(self) -> bool:
        """Result codes count who left in the period, the others who entered in it."""
        return self.moment != BIJ_DE_START


def _arbeid(code: str, naam: str, situatie: str) -> Indicator:
    return Indicator(
        code, naam, BIJ_DE_START, lambda d, _: d.entree.arbeidssituatie == situatie, lambda d, _: _arbeidsfeit(d)
    )


def _leeftijd(code: str, naam: str, van: int, tot: int) -> Indicator:
    """Ages from `van` up to but not including `tot`, in full years at entry."""
    return Indicator(
        code,
        naam,
        BIJ_DE_START,
        lambda d, _: van <= d.leeftijd < tot,
        lambda d, _: f"Was {d.leeftijd} jaar op {datum(d.entree.startdatum)}.",
    )


def _opleiding(code: str, naam: str, van: int, tot: int) -> Indicator:
    """ISCED levels from `van` up to and including `tot`."""
    return Indicator(
        code,
        naam,
        BIJ_DE_START,
        lambda d, _: van <= ISCED[d.entree.opleidingsniveau] <= tot,
        lambda d, _: (
            f"Hoogste opleiding: {Opleidingsniveau(d.entree.opleidingsniveau).label}"
            f" (ISCED {ISCED[d.entree.opleidingsniveau]})."
        ),
    )


def _kenmerk(code: str, naam: str, veld: str) -> Indicator:
    return Indicator(
        code,
        naam,
        BIJ_DE_START,
        lambda d, _: getattr(d.entree, veld) == JA,
        lambda d, _: f"Antwoord bij de start: {_antwoord(getattr(d.entree, veld))}.",
    )


def _antwoord(waarde: str) -> str:
    return str(JaNee(waarde).label).lower() if waarde else "niet ingevuld"


def _arbeidsfeit(d: Deelname) -> str:
    if d.entree.arbeidssituatie == WERKLOOS and d.entree.werkloos_sinds:
        return f"Werkloos sinds {datum(d.entree.werkloos_sinds)}."
    return f"Bij de start {d.entree.arbeidssituatie}."


def _langdurig(d: Deelname, _: Regels) -> bool:
    vanaf = d.langdurig_werkloos_vanaf
    return vanaf is not None and vanaf < d.entree.startdatum


def _langdurig_feit(d: Deelname, _: Regels) -> str:
    vanaf = d.langdurig_werkloos_vanaf
    if vanaf is None:
        return _arbeidsfeit(d)
    maanden = 6 if d.leeftijd < 25 else 12
    return (
        f"{_arbeidsfeit(d)} Met {d.leeftijd} jaar telt langer dan {maanden} maanden:"
        f" een start na {datum(vanaf)}. De start was op {datum(d.entree.startdatum)}."
    )


def _zoekt_werk(d: Deelname, _: Regels) -> bool:
    uit = d.uitstroom_op_tijd
    return uit is not None and d.entree.arbeidssituatie == INACTIEF and uit.uitstroom_arbeidssituatie == "werkzoekend"


def _volgt_opleiding(d: Deelname, _: Regels) -> bool:
    uit = d.uitstroom_op_tijd
    return uit is not None and uit.uitstroom_opleiding == JA and d.entree.opleiding != JA


def _kwalificatie(d: Deelname, regels: Regels) -> bool:
    uit = d.uitstroom_op_tijd
    return uit is not None and uit.uitstroom_kwalificatie in regels.kwalificaties


def _heeft_werk(d: Deelname, _: Regels) -> bool:
    uit = d.uitstroom_op_tijd
    return uit is not None and uit.uitstroom_arbeidssituatie == WERKEND and d.zocht_geen_of_had_geen_werk


def _arbeid_einde(d: Deelname, _: Regels) -> str:
    uit = d.uitstroom_op_tijd
    if uit is None:
        return NIET_GEZEGD
    return f"Bij de start {d.entree.arbeidssituatie}, bij het einde {uit.uitstroom_arbeidssituatie or 'onbekend'}."


def _opleiding_einde(d: Deelname, _: Regels) -> str:
    uit = d.uitstroom_op_tijd
    if uit is None:
        return NIET_GEZEGD
    return (
        f"Opleiding bij de start: {_antwoord(d.entree.opleiding)}, bij het einde: {_antwoord(uit.uitstroom_opleiding)}."
    )


def _kwalificatie_einde(d: Deelname, regels: Regels) -> str:
    uit = d.uitstroom_op_tijd
    if uit is None:
        return NIET_GEZEGD
    if not uit.uitstroom_kwalificatie:
        return "Geen kwalificatie behaald."
    telt = "telt" if uit.uitstroom_kwalificatie in regels.kwalificaties else "telt in dit project niet"
    return f"Behaald: {uit.uitstroom_kwalificatie}, dat {telt} als kwalificatie."


def _werk_later(d: Deelname, _: Regels) -> bool:
    v = d.vertrek
    return v is not None and v.arbeidssituatie_na_zes_maanden == WERKEND and d.zocht_geen_of_had_geen_werk


def _verbeterd(d: Deelname, _: Regels) -> bool:
    return d.vertrek is not None and d.vertrek.verbeterd_na_zes_maanden == JA and d.werkte


def _later(d: Deelname, _: Regels) -> str:
    v = d.vertrek
    situatie = v.arbeidssituatie_na_zes_maanden if v else ""
    return f"Bij de start {d.entree.arbeidssituatie}, zes maanden na het einde {situatie or 'niet vastgelegd'}."


def _verbeterd_feit(d: Deelname, _: Regels) -> str:
    v = d.vertrek
    antwoord = _antwoord(v.verbeterd_na_zes_maanden if v else "")
    return f"Bij de start {d.entree.arbeidssituatie}. Situatie verbeterd na zes maanden: {antwoord}."


def _iedereen(d: Deelname, _: Regels) -> bool:
    return True


def _begin(d: Deelname, _: Regels) -> str:
    return f"Begon op {datum(d.entree.startdatum)}."


TOTAAL = Indicator("EECO01", "Deelnemers gestart", BIJ_DE_START, _iedereen, _begin)

INDICATOREN: tuple[Indicator, ...] = (
    TOTAAL,
    _arbeid("EECO02", "Werkloos, ook langdurig", WERKLOOS),
    Indicator("EECO03", "Langdurig werkloos", BIJ_DE_START, _langdurig, _langdurig_feit),
    _arbeid("EECO04", "Niet actief: geen werk en niet werkzoekend", INACTIEF),
    _arbeid("EECO05", "Aan het werk, ook als zelfstandige", WERKEND),
    _leeftijd("EECO06", "Jonger dan 18 jaar", 0, 18),
    _leeftijd("EECO07", "18 tot en met 29 jaar", 18, 30),
    _leeftijd("EECO08", "55 jaar en ouder", 55, 200),
    _opleiding("EECO09", "Hoogstens vmbo, praktijkonderwijs of mbo 1 (ISCED 0–2)", 0, 2),
    _opleiding("EECO10", "Mbo 2 tot en met 4, havo of vwo (ISCED 3–4)", 3, 4),
    _opleiding("EECO11", "Hbo, universiteit of associate degree (ISCED 5–8)", 5, 8),
    _kenmerk("EECO12", "Met een beperking", "beperking"),
    _kenmerk("EECO13", "Van buiten de Europese Unie", "derdelander"),
    _kenmerk("EECO14", "Met een migratieachtergrond", "migratieachtergrond"),
    _kenmerk("EECO15", "Uit een minderheid", "minderheid"),
    _kenmerk("EECO16", "Dakloos of zonder vaste woonplek", "dakloos"),
    _kenmerk("EECO17", "Uit landelijk gebied", "landelijk_gebied"),
    Indicator("EECR01", "Zoekt nu actief werk", BIJ_HET_EINDE, _zoekt_werk, _arbeid_einde),
    Indicator("EECR02", "Volgt nu een opleiding", BIJ_HET_EINDE, _volgt_opleiding, _opleiding_einde),
    Indicator("EECR03", "Behaalde een kwalificatie", BIJ_HET_EINDE, _kwalificatie, _kwalificatie_einde),
    Indicator("EECR04", "Heeft nu werk, ook als zelfstandige", BIJ_HET_EINDE, _heeft_werk, _arbeid_einde),
    Indicator("EECR05", "Heeft werk", NA_ZES_MAANDEN, _werk_later, _later),
    Indicator("EECR06", "Werkte al, en staat er beter voor", NA_ZES_MAANDEN, _verbeterd, _verbeterd_feit),
)
PER_CODE: Mapping[str, Indicator] = {indicator.code: indicator for indicator in INDICATOREN}
