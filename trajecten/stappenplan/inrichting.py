"""The expertises that a new organisation starts with; it adds its own."""

from collections.abc import Mapping
from typing import Any

from trajecten.models import Expertise

# what is about health or justice is special personal data (AVG art. 9 and 10)
BIJZONDER = {"ggz", "verslavingszorg", "medische_zorg", "jeugdhulp", "reclassering"}
EXPERTISES = {
    "schuldhulp": "Schuldhulp",
    "huisvesting": "Huisvesting",
    "ggz": "Ggz",
    "verslavingszorg": "Verslavingszorg",
    "medische_zorg": "Medische zorg",
    "jeugdhulp": "Jeugdhulp",
    "maatschappelijk_werk": "Maatschappelijk werk",
    "taal": "Taal",
    "onderwijs": "Onderwijs",
    "juridische_hulp": "Juridische hulp",
    "reclassering": "Reclassering",
}


def vul_expertises(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the expertises; those that are there already stay as they are."""
    Expertise.objects.bulk_create(
        [
            Expertise(code=code, naam=naam, bijzonder=code in BIJZONDER, volgorde=volgorde)
            for volgorde, (code, naam) in enumerate(EXPERTISES.items(), start=1)
        ],
        ignore_conflicts=True,
    )
