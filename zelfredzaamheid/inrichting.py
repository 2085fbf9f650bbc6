"""What a new organisation starts with: two versions of the Zelfredzaamheid-Matrix, names only.

Names and order: domein §1.1. Health and justice are special personal data (AVG art. 9 and 10).
"""

from collections.abc import Mapping
from typing import Any

from zelfredzaamheid.models import Instrument, Leefgebied

BIJZONDER = {
    "geestelijke_gezondheid",
    "lichamelijke_gezondheid",
    "middelengebruik",
    "verslaving",
    "basale_adl",
    "instrumentele_adl",
    "adl",
    "justitie",
}

INSTRUMENTEN: dict[str, tuple[str, dict[str, str]]] = {
    "zrm-2017": (
        "Zelfredzaamheid-Matrix 2017",
        {
            "financien": "Financiën",
            "werk_en_opleiding": "Werk en opleiding",
            "tijdsbesteding": "Tijdsbesteding",
            "huisvesting": "Huisvesting",
            "huiselijke_relaties": "Huiselijke relaties",
            "geestelijke_gezondheid": "Geestelijke gezondheid",
            "lichamelijke_gezondheid": "Lichamelijke gezondheid",
            "middelengebruik": "Middelengebruik",
            "basale_adl": "Basale ADL",
            "instrumentele_adl": "Instrumentele ADL",
            "sociaal_netwerk": "Sociaal netwerk",
            "maatschappelijke_participatie": "Maatschappelijke participatie",
            "justitie": "Justitie",
        },
    ),
    "zrm-2013": (
        "Zelfredzaamheid-Matrix 2013",
        {
            "financien": "Financiën",
            "dagbesteding": "Dagbesteding",
            "huisvesting": "Huisvesting",
            "huiselijke_relaties": "Huiselijke relaties",
            "geestelijke_gezondheid": "Geestelijke gezondheid",
            "lichamelijke_gezondheid": "Lichamelijke gezondheid",
            "verslaving": "Verslaving",
            "adl": "Activiteiten dagelijks leven",
            "sociaal_netwerk": "Sociaal netwerk",
            "maatschappelijke_participatie": "Maatschappelijke participatie",
            "justitie": "Justitie",
        },
    ),
}


def vul_instrumenten(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the instruments with their leefgebieden; those that are there already stay as they are."""
    for code, (naam, leefgebieden) in INSTRUMENTEN.items():
        instrument, _ = Instrument.objects.get_or_create(code=code, defaults={"naam": naam})
        Leefgebied.objects.bulk_create(
            [
                Leefgebied(
                    instrument=instrument,
                    code=gebied,
                    naam=gebied_naam,
                    volgorde=volgorde,
                    bijzonder=gebied in BIJZONDER,
                )
                for volgorde, (gebied, gebied_naam) in enumerate(leefgebieden.items(), start=1)
            ],
            ignore_conflicts=True,
        )
