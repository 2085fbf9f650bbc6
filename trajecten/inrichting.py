"""What a new organisation starts with in trajecten: the codes of the exchange format, and target groups.

The target groups are those that the founding documents of the programmes name; an organisation adds its own.
"""

from collections.abc import Mapping
from typing import Any

from trajecten.models import Code, Codelijst

CODES: dict[str, dict[str, str]] = {
    Codelijst.INSTROOMKANAAL: {
        "hangplek": "Hangplek",
        "azc": "Azc",
        "sociale_media": "Sociale media",
        "school": "School",
        "jongerenloket": "Jongerenloket",
        "netwerk": "Netwerk",
        "jeugdhulp": "Jeugdhulp",
        "detentie": "Detentie",
        "werkgeversservicepunt": "Werkgeversservicepunt",
        "eigen_aanmelding": "Eigen aanmelding",
    },
    Codelijst.UITKERING: {
        "participatiewet": "Participatiewet (bijstand)",
        "ioaw": "IOAW",
        "ioaz": "IOAZ",
        "bbz": "Bbz",
        "ww": "WW",
        "zw": "ZW",
        "wia": "WIA",
        "wia_wga": "WIA-WGA",
        "wia_iva": "WIA-IVA",
        "wao_waz": "WAO of WAZ",
        "wajong": "Wajong",
        "wajong_oud": "Wajong (oud)",
        "wajong_2010": "Wajong 2010",
        "wajong_2015": "Wajong 2015",
        "anw": "Anw",
        "toeslagenwet": "Toeslagenwet",
        "geen": "Geen uitkering",
        "onbekend": "Onbekend",
    },
    Codelijst.DOELGROEP: {
        "jongere": "Jongere tot 27 jaar",
        "schoolverlater": "Voortijdig schoolverlater",
        "thuiszitter": "Thuiszitter, nog leerplichtig",
        "bijstand": "Mensen met bijstand",
        "nug": "Zonder uitkering (NUG)",
        "oudere": "Oudere werkzoekende",
        "taalachterstand": "Nederlands leren",
        "statushouder": "Statushouder",
        "azc": "Bewoner van een azc",
        "jeugdhulp": "Uit de jeugdhulp",
        "ex_detentie": "Uit detentie",
        "doelgroepregister": "Doelgroepregister (banenafspraak)",
    },
    Codelijst.UITSTROOMREDEN: {
        "regulier_werk": "Regulier werk",
        "werk_met_ondersteuning": "Werk met ondersteuning",
        "beschut_werk": "Beschut werk",
        "opleiding": "Opleiding",
        "vrijwilligerswerk": "Vrijwilligerswerk",
        "doorverwezen_zorg": "Doorverwezen naar zorg",
        "verhuisd": "Verhuisd",
        "gestopt": "Gestopt",
    },
    Codelijst.KWALIFICATIE: {
        "praktijkverklaring": "Praktijkverklaring",
        "mbo-certificaat": "Mbo-certificaat",
        "mbo-diploma": "Mbo-diploma",
        "havo-diploma": "Havo-diploma",
        "vwo-diploma": "Vwo-diploma",
        "hbo-diploma": "Hbo-diploma",
        "wo-diploma": "Wo-diploma",
        "deelnamecertificaat": "Deelnamecertificaat",
        "vca": "VCA",
    },
    Codelijst.CONTACTSOORT: {
        "werkplekbezoek": "Werkplek",
        "gesprek": "Gesprek",
        "telefonisch": "Telefoon",
        "online": "Online",
        "huisbezoek": "Huisbezoek",
    },
    Codelijst.PLAATSINGSOORT: {
        "stage": "Stage",
        "leerwerkplek": "Leerwerkplek",
        "proefplaatsing": "Proefplaatsing",
        "werkervaringsplek": "Werkervaringsplek",
        "beschut_werk": "Beschut werk",
        "dienstverband": "Dienstverband",
        "vrijwilligerswerk": "Vrijwilligerswerk",
    },
    Codelijst.SECTOR: {
        "bouw": "Bouw",
        "schoonmaak": "Schoonmaak",
        "horeca": "Horeca",
        "groenvoorziening": "Groenvoorziening",
        "evenementen": "Evenementen",
        "techniek": "Techniek",
        "detailhandel": "Detailhandel",
        "maatschappelijke_dienstverlening": "Maatschappelijke dienstverlening",
        "beveiliging": "Beveiliging",
    },
    Codelijst.VAARDIGHEID: {
        "afspraken_nakomen": "Afspraken nakomen",
        "dagritme": "Een vast dagritme",
        "sociale_vaardigheden": "Sociale vaardigheden",
        "vca": "VCA",
        "heftruck": "Heftruck",
        "haccp": "HACCP",
        "bhv": "BHV",
    },
}

# what tells of health or of justice (AVG art. 9 and 10): the group somebody belongs to, or the way they came in
BIJZONDER: dict[str, frozenset[str]] = {
    Codelijst.INSTROOMKANAAL: frozenset({"jeugdhulp", "detentie"}),
    Codelijst.DOELGROEP: frozenset({"jeugdhulp", "ex_detentie", "doelgroepregister"}),
}


def vul_codes(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the codes that every organisation starts with; those that are there already stay as they are."""
    Code.objects.bulk_create(
        [
            Code(lijst=lijst, code=code, naam=naam, volgorde=volgorde, bijzonder=code in BIJZONDER.get(lijst, ()))
            for lijst, codes in CODES.items()
            for volgorde, (code, naam) in enumerate(codes.items(), start=1)
        ],
        ignore_conflicts=True,
    )
