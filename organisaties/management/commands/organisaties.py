"""Lists the organisations with the state of their schemas."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisaties.overzicht import Stand, standen

KOPPEN = ("schema", "naam", "adres", "soort", "versie", "grootte", "laatst gebruikt")


class Command(BaseCommand):
    help = "Toon alle organisaties: schema, versie, grootte en wanneer er voor het laatst is gewerkt."

    def handle(self, **opties: Any) -> None:
        regels = [KOPPEN, *(_regel(stand) for stand in standen())]
        breedtes = [max(len(regel[kolom]) for regel in regels) for kolom in range(len(KOPPEN))]
        for regel in regels:
            cellen = (cel.ljust(breedte) for cel, breedte in zip(regel, breedtes, strict=True))
            self.stdout.write("  ".join(cellen).rstrip())


def _regel(stand: Stand) -> tuple[str, ...]:
    organisatie = stand.organisatie
    gebruikt = stand.laatst_gebruikt_op
    return (
        organisatie.schema_name,
        organisatie.naam if organisatie.actief else f"{organisatie.naam} (uit)",
        stand.adres,
        organisatie.get_soort_display(),
        stand.versie,
        stand.grootte,
        timezone.localtime(gebruikt).strftime("%d-%m-%Y %H:%M") if gebruikt else "nog niet",
    )
