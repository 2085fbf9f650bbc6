"""Names of people: how they are written, sorted and found."""

import re
import unicodedata

# letters that Unicode does not take apart into a base letter and an accent
_LOSSE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def zonder_accenten(tekst: str) -> str:
    """`tekst` in small letters without accents: "Łukasz" becomes "lukasz", "Şahin" becomes "sahin"."""
    klein = unicodedata.normalize("NFKD", tekst.casefold()).translate(_LOSSE_LETTERS)
    return "".join(teken for teken in klein if not unicodedata.combining(teken))


def volledige_naam(*delen: str) -> str:
    """The parts of a name that are there, with one space between them."""
    return " ".join(deel for deel in delen if deel)


def zoeksleutel(*delen: str) -> str:
    """What a search looks in: all parts, without accents or capitals."""
    return zonder_accenten(volledige_naam(*delen))


def sorteersleutel(achternaam: str, voornaam: str) -> str:
    """Sort on achternaam, then voornaam; tussenvoegsels do not count, as in a Dutch telephone book."""
    return f"{zonder_accenten(achternaam)}, {zonder_accenten(voornaam)}"


# words that some write with the achternaam and others apart from it
TUSSENVOEGSELS = frozenset(
    "aan al bij d de den der die du el het in l la le op s t te ten ter tot uit v van von".split()
)
# spellings of one sound; the longer ones first
_KLANKEN = (
    ("sch", "sg"),
    ("ij", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("ou", "u"),
    ("oe", "u"),
    ("au", "u"),
    ("ck", "k"),
    ("ch", "g"),
    ("gh", "g"),
    ("kh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("sh", "s"),
    ("sj", "s"),
    ("dj", "j"),
    ("x", "ks"),
    ("y", "i"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("v", "f"),
)
_DUBBEL = re.compile(r"(.)\1+")
_GEEN_LETTER = re.compile(r"[^a-z]+")


def naamwoorden(naam: str) -> list[str]:
    """The words of a name in plain letters, without tussenvoegsels unless there is nothing else."""
    woorden = _GEEN_LETTER.sub(" ", zonder_accenten(naam)).split()
    return [woord for woord in woorden if woord not in TUSSENVOEGSELS] or woorden


def klank(naam: str) -> str:
    """How a name sounds, so that spellings of one name become alike: "Van Dyck" and "dijk" are both "dik".

    Our own choice of rules, made for names in the Netherlands; only ever used to compare.
    """
    tekst = " ".join(naamwoorden(naam))
    for spelling, klank_ in _KLANKEN:
        tekst = tekst.replace(spelling, klank_)
    return _DUBBEL.sub(r"\1", tekst)


def klanksleutel(voornaam: str, achternaam: str) -> str:
    """What a search for doubles looks in: the sound of both names."""
    return volledige_naam(klank(voornaam), klank(achternaam))
