"""A report as PDF, against bare WeasyPrint with the same HTML."""

from unittest.mock import patch

from organisaties import in_organisatie
from rapportage import maak
from rapportage.pdf import PRINTBLAD
from rapportage.periode import Periode
from rapportage.soorten import Uitkomst as Rapportuitkomst
from rapportage.vraag import Vraag
from tests.snelheid.cijfers import esf_vraag
from tests.snelheid.klok import Uitkomst, vergelijk
from trajecten.models import Programma
from vormgeving.huisstijl import van_tokens
from vormgeving.pdf import STATISCH, THEMA, VARIANT


def voortgang_vraag() -> Vraag:
    """The progress report of the only programme, over the same period as the ESF+ report."""
    esf = esf_vraag()
    return Vraag("voortgang", Programma.objects.get(), Periode(esf.periode.van, esf.periode.tot), esf.peildatum)


def pdf_tegen_weasyprint(schema: str, *, keer: int = 5) -> Uitkomst:
    """From figures to a document, against WeasyPrint with the HTML and the styles that come of them."""
    with in_organisatie(schema) as organisatie:
        uitkomst = maak.bereken(voortgang_vraag(), gemaakt_door="")
        html = _html_van(uitkomst)
        tokens = van_tokens(organisatie.huisstijl).css(THEMA)
        return vergelijk(
            "Rapport als PDF",
            "WeasyPrint zelf met dezelfde HTML",
            lambda: maak.maak_pdf(uitkomst),
            lambda: kaal(html, tokens),
            1.1,
            keer=keer,
        )


def kaal(html: str, tokens: str) -> bytes:
    """What anybody writes who has HTML and wants a PDF."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    letters = FontConfiguration()
    bladen = [
        CSS(string=tokens, font_config=letters),
        CSS(filename=STATISCH / "css" / PRINTBLAD, font_config=letters),
    ]
    return HTML(string=html).write_pdf(stylesheets=bladen, font_config=letters, pdf_variant=VARIANT)


def _html_van(uitkomst: Rapportuitkomst) -> str:
    """The HTML that WeasyPrint gets for a report."""
    import weasyprint

    gekregen: list[str] = []

    def luister(string: str, **rest: object) -> object:
        gekregen.append(string)
        return echt(string=string, **rest)

    echt = weasyprint.HTML
    with patch("weasyprint.HTML", luister):
        maak.maak_pdf(uitkomst)
    return gekregen[0]
