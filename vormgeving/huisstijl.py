"""The look of an organisation: its tokens, the rules they must keep and their css.

An organisation never touches the fixed tokens (text, status, ZRM) nor the coupling to the components.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from vormgeving.kleur import contrast, is_kleur
from vormgeving.paletten import PALETTEN

STANDAARD = "stapsteen"
WIT = "#ffffff"
LETTERS = ("Source Sans 3",)
RONDING = re.compile(r"\d{1,2}px")

# (first, second, at least, the sentence) -- from the design language, section 2.
CONTRASTEN = (
    ("primair", None, 4.5, "De hoofdkleur is te licht: witte tekst erop is niet te lezen."),
    ("kop_tekst", "kop", 4.5, "De tekst in de kop valt te weinig op tegen de kleur van de kop."),
    ("opbouw", None, 4.5, "De kleur van de opbouw is te licht: het witte cijfer erop is niet te lezen."),
    ("kop_streep", "kop", 3.0, "De streep onder het gekozen menu valt te weinig op tegen de kop."),
)


@dataclass(frozen=True)
class Huisstijl:
    """The tokens of one look: colours as #1a2b3c, the corner radius in px and the typeface."""

    primair: str
    primair_donker: str
    primair_licht: str
    kop: str
    kop_tekst: str
    kop_streep: str
    accent: str
    papier: str
    vlak_2: str
    ronding: str
    fundament: str
    opbouw: str
    dak: str
    letter: str = "Source Sans 3"

    @property
    def hash(self) -> str:
        """Ten hex digits that change when a token changes: part of the css address."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:10]

    def css(self, thema: str) -> str:
        """The css rule that gives `.thema-<thema>` this look."""
        regels = (f"  {_variabele(naam)}: {_waarde(naam, waarde)};" for naam, waarde in asdict(self).items())
        return f".thema-{thema} {{\n" + "\n".join(regels) + "\n}\n"


VELDEN = tuple(veld.name for veld in fields(Huisstijl))
HUISDELEN = ("fundament", "opbouw", "dak")


def _variabele(naam: str) -> str:
    voorvoegsel = "--huis-" if naam in HUISDELEN else "--hs-"
    return voorvoegsel + naam.replace("_", "-")


def _waarde(naam: str, waarde: str) -> str:
    return f'"{waarde}"' if naam == "letter" else waarde


def _bruikbaar(naam: str, waarde: object) -> bool:
    """True if the value may go into css as it is: nothing else ever leaves this module."""
    if naam == "letter":
        return waarde in LETTERS
    if naam == "ronding":
        return isinstance(waarde, str) and RONDING.fullmatch(waarde) is not None
    return is_kleur(waarde)


def van_tokens(tokens: Mapping[str, object] | None) -> Huisstijl:
    """The look that an organisation's tokens describe.

    `tokens` may name a palette (`{"palet": "werkmakerij"}`) and may set any token by its field name;
    what is missing or cannot be used comes from the palette. Never raises: a page must always render.
    """
    tokens = tokens or {}
    basis = PALETTEN.get(str(tokens.get("palet")), PALETTEN[STANDAARD])
    eigen = {naam: str(tokens[naam]) for naam in VELDEN if naam in tokens and _bruikbaar(naam, tokens[naam])}
    return Huisstijl(**(basis | eigen))


def controleer(tokens: Mapping[str, object]) -> list[str]:
    """Why these tokens may not be saved, in Dutch sentences; an empty list if they may."""
    onbekend = [naam for naam in tokens if naam not in (*VELDEN, "palet")]
    redenen = [f"Het onderdeel “{naam}” bestaat niet in een huisstijl." for naam in onbekend]
    if "palet" in tokens and tokens["palet"] not in PALETTEN:
        redenen.append("Dit palet bestaat niet. Kies een palet uit de lijst.")
    redenen += [
        f"Schrijf “{naam}” als een kleur met zes tekens, zoals #14534a."
        if naam not in ("letter", "ronding")
        else f"De waarde van “{naam}” kan niet. Kies een waarde uit de lijst."
        for naam in VELDEN
        if naam in tokens and not _bruikbaar(naam, tokens[naam])
    ]
    return redenen or _te_weinig_contrast(van_tokens(tokens))


def _te_weinig_contrast(stijl: Huisstijl) -> list[str]:
    redenen = []
    for eerste, tweede, minimum, zin in CONTRASTEN:
        verhouding = contrast(getattr(stijl, eerste), getattr(stijl, tweede) if tweede else WIT)
        if verhouding < minimum:
            gemeten, nodig = (f"{getal:.1f}".replace(".", ",") for getal in (verhouding, minimum))
            redenen.append(f"{zin} Het contrast is {gemeten} en moet minstens {nodig} zijn.")
    return redenen
