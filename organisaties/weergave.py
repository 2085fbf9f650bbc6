"""How sizes, versions and errors read, for commands and the platform pages alike."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

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
    getal = float(aantal)
    for eenheid in EENHEDEN[:-1]:
        if getal < 1024:
            break
        getal /= 1024
    else:
        eenheid = EENHEDEN[-1]
    tekst = f"{getal:.0f}" if eenheid == "B" else f"{getal:.1f}".replace(".", ",")
    return f"{tekst} {eenheid}"
