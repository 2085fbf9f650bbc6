"""Names of people: how they are written, sorted and found."""

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
