"""What in measuring asks for attention. Every kind is registered with its settings (soorten)."""

from toegang.matrix import Recht
from trajecten.registers import registreer_signalen
from trajecten.signaalsoorten import registreer_signaalsoort
from zelfredzaamheid.signalen.metingen import (
    eindmeting_ontbreekt,
    eindmeting_te_laat,
    meting_klaar,
    meting_terug,
    nulmeting_nodig,
    tussenmeting_nodig,
)
from zelfredzaamheid.signalen.scores import acuut_persoonlijk, acuut_zonder_actie, gedaald, ladder_bekijken
from zelfredzaamheid.signalen.soorten import ALLE

METINGEN_NODIG = (nulmeting_nodig, tussenmeting_nodig, eindmeting_ontbreekt)


def registreer_alles() -> None:
    """Tell which kinds there are and who finds them; a source is asked only within reach of its right."""
    for soort in ALLE:
        registreer_signaalsoort(soort)
    for bron in (*METINGEN_NODIG, acuut_zonder_actie, gedaald, ladder_bekijken):
        registreer_signalen(bron, Recht.METING_INZIEN)
    registreer_signalen(acuut_persoonlijk, Recht.BIJZONDER_INZIEN)
    registreer_signalen(eindmeting_te_laat, Recht.METING_INZIEN, na_afloop=True)
    for na_afloop in (False, True):
        registreer_signalen(meting_klaar, Recht.METING_VASTSTELLEN, na_afloop=na_afloop)
        registreer_signalen(meting_terug, Recht.METING_INVULLEN, na_afloop=na_afloop)


__all__ = [
    "METINGEN_NODIG",
    "acuut_persoonlijk",
    "acuut_zonder_actie",
    "eindmeting_ontbreekt",
    "eindmeting_te_laat",
    "gedaald",
    "ladder_bekijken",
    "meting_klaar",
    "meting_terug",
    "nulmeting_nodig",
    "registreer_alles",
    "tussenmeting_nodig",
]
