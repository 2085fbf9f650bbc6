"""How sizes, versions and errors read, for commands and the platform pages alike."""

import math

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

STAP = 1024
EENHEDEN = ("B", "kB", "MB", "GB", "TB")


def zinnen(fout: ValidationError) -> list[str]:
    """The messages of a ValidationError, each with the field it is about."""
    if not hasattr(fout, "error_dict"):
        return list(fout.messages)
    return [
        bericht if veld == NON_FIELD_ERRORS else f"{veld}: {bericht}"
        for veld, berichten in fout.message_dict.items()
        for bericht in berichten
    ]


def grootte(aantal: int) -> str:
    """A number of bytes as people read it: "12,4 MB"."""
    macht = min(int(math.log(aantal, STAP)), len(EENHEDEN) - 1) if aantal > 0 else 0
    tekst = f"{aantal / STAP**macht:.1f}" if macht else str(aantal)
    return f"{tekst.replace('.', ',')} {EENHEDEN[macht]}"
