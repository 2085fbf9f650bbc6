"""People who have just been signed up: one who waits for the start, and one who may be there twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from organisaties import huidige
from toegang.models import Gebruiker
from trajecten.aanmelden.diensten.aanmelden import Aanmelding, meld_aan
from trajecten.aanmelden.diensten.wijzigen import wijzig_persoon
from trajecten.models import Deelnemer, Programma, Traject


@dataclass(frozen=True)
class Nieuw:
    """Somebody who fits the programme, and how they came."""

    persoon: dict[str, Any]
    programma: str
    kanaal: str
    doelgroepen: tuple[str, ...]
    doel: str
    uitkering: str
    niveau: str
    dagen_geleden: int


NIEUW = {
    "werkmakerij": Nieuw(
        {"voornaam": "Noah", "achternaam": "Brinkman", "geboortedatum": date(2008, 5, 19), "geslacht": "man"},
        "werkmakerij",
        "school",
        ("jongere", "thuiszitter"),
        "Ik wil iets met mijn handen doen. Niet de hele dag in een klas zitten.",
        "geen",
        "vmbo",
        9,
    ),
    "participatiefabriek": Nieuw(
        {"voornaam": "Ria", "achternaam": "Oosterhof", "geboortedatum": date(1963, 11, 2), "geslacht": "vrouw"},
        "participatiefabriek",
        "netwerk",
        ("oudere", "bijstand"),
        "Weer onder de mensen zijn, en anderen leren wat ik kan.",
        "participatiewet",
        "mbo-3",
        12,
    ),
    "hwwerkt": Nieuw(
        {
            "voornaam": "Selam",
            "achternaam": "Gebremariam",
            "geboortedatum": date(2001, 2, 7),
            "geslacht": "vrouw",
            "voorkeurstaal": "ti",
            "talen": ["en", "nl"],
        },
        "leerhuis",
        "azc",
        ("statushouder", "taalachterstand"),
        "Eerst beter Nederlands. Daarna werken in de zorg.",
        "participatiewet",
        "basisonderwijs",
        6,
    ),
    "werkshop": Nieuw(
        {
            "voornaam": "Kaya",
            "achternaam": "Yıldırım",
            "geboortedatum": date(2006, 8, 30),
            "geslacht": "man",
            "voorkeurstaal": "tr",
            "talen": ["nl"],
        },
        "mdt-op-zuid",
        "hangplek",
        ("jongere",),
        "Kickboksen, en kijken of ik les kan geven aan kinderen uit de buurt.",
        "geen",
        "mbo-1",
        4,
    ),
    "jongerenloket": Nieuw(
        {"voornaam": "Milan", "achternaam": "Postma", "geboortedatum": date(2008, 1, 24), "geslacht": "man"},
        "van-school-naar-werk",
        "school",
        ("jongere", "schoolverlater"),
        "Een plek waar ik kan leren en meteen geld verdien.",
        "geen",
        "praktijkonderwijs",
        5,
    ),
}


def vul(vandaag: date) -> None:
    """Sign up two people through the diensten; nothing when somebody was signed up here before."""
    organisatie = huidige()
    nieuw = NIEUW.get(organisatie.schema_name) if organisatie else None
    if organisatie is None or nieuw is None or Traject.objects.filter(sleutel__isnull=False).exists():
        return
    door = Gebruiker.objects.get(email=f"casemanager1@{organisatie.schema_name}.example")
    coach = Gebruiker.objects.get(email=f"coach1@{organisatie.schema_name}.example")
    _meld_wachtende_aan(nieuw, door, coach, vandaag)
    _meld_dubbele_aan(nieuw, door, vandaag)


def _meld_wachtende_aan(nieuw: Nieuw, door: Gebruiker, coach: Gebruiker, vandaag: date) -> None:
    aanmelding = Aanmelding(
        programma=Programma.objects.get(code=nieuw.programma),
        aanmelddatum=vandaag - timedelta(days=nieuw.dagen_geleden),
        sleutel=uuid5(NAMESPACE_URL, f"{door.email}/nieuw"),
        instroomkanaal=nieuw.kanaal,
        doelgroepen=nieuw.doelgroepen,
        doel=nieuw.doel,
        uitkeringen=[(nieuw.uitkering, None)],
        startsituatie={"arbeidssituatie": "inactief", "opleidingsniveau": nieuw.niveau, "opleiding": "nee"},
        begeleiders=[("casemanager", door), ("jobcoach", coach)],
    )
    meld_aan(persoon=nieuw.persoon, aanmelding=aanmelding, door=door)


def _meld_dubbele_aan(nieuw: Nieuw, door: Gebruiker, vandaag: date) -> None:
    """Somebody of whom only the achternaam was known; with the rest filled in, they look like a deelnemer."""
    gestart = Deelnemer.objects.zichtbaar_voor(door).filter(trajecten__startdatum__isnull=False)
    bestaand = gestart.filter(geboortedatum__isnull=False).order_by("deelnemernummer").first()
    if bestaand is None:
        return
    aanmelding = Aanmelding(
        programma=Programma.objects.get(code=nieuw.programma),
        aanmelddatum=vandaag - timedelta(days=2),
        sleutel=uuid5(NAMESPACE_URL, f"{door.email}/dubbel"),
        begeleiders=[("casemanager", door)],
    )
    naam = {"tussenvoegsel": bestaand.tussenvoegsel, "achternaam": bestaand.achternaam}
    traject = meld_aan(persoon=naam, aanmelding=aanmelding, door=door)
    volledig = {"voornaam": bestaand.voornaam[:1] + ".", "geboortedatum": bestaand.geboortedatum}
    wijzig_persoon(traject=traject, persoon=volledig, versie=traject.deelnemer.versie, door=door)
