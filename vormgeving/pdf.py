"""From a template to a PDF: fonts, print stylesheet and house style in one place for everything on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.merk import merk

STATISCH = Path(settings.BASE_DIR) / "static"
# tagged, with title and language: readable for who cannot see it
VARIANT = "pdf/ua-1"
# the same tags, and everything inside that reading it in many years takes
BLIJVEND = "pdf/a-3a"
THEMA = "document"
# WeasyPrint takes the words of a drawing from its <title>, ours carry them as label
LABEL_VAN_SVG = re.compile(r'(<svg\b[^>]*\baria-label="([^"]*)"[^>]*>)')


@dataclass(frozen=True)
class Bijlage:
    """A file that travels inside a PDF."""

    naam: str
    inhoud: str
    omschrijving: str


def html_naar_pdf(
    sjabloon: str,
    context: dict[str, Any],
    stijl: Huisstijl,
    *,
    printblad: str,
    bijlagen: Sequence[Bijlage] = (),
    variant: str = VARIANT,
) -> bytes:
    """Render a template as PDF in the colours of `stijl`; it gets `merk` (SVG) and `thema` as well.

    `printblad` is the name of a stylesheet in static/css. Only files of our own static folder are read, never the
    network. `variant` BLIJVEND is for what is kept for years.
    """
    # two seconds to import: only where a document is really made
    from weasyprint import Attachment

    bijgevoegd = [Attachment(string=b.inhoud, name=b.naam, description=b.omschrijving) for b in bijlagen]
    document = _zet(sjabloon, context, stijl, printblad, variant)
    return bytes(document.write_pdf(pdf_variant=variant, attachments=bijgevoegd))


def op_een_bladzijde(sjabloon: str, contexten: Iterable[dict[str, Any]], stijl: Huisstijl, *, printblad: str) -> bytes:
    """The PDF of the first of `contexten`, from much to little, that fits on one page; else of the last one.

    Raises ValueError when there are none. Further as `html_naar_pdf`.
    """
    document = None
    for context in contexten:
        document = _zet(sjabloon, context, stijl, printblad)
        if len(document.pages) == 1:
            break
    if document is None:
        raise ValueError("expected at least one context")
    return bytes(document.write_pdf(pdf_variant=VARIANT))


def _zet(sjabloon: str, context: dict[str, Any], stijl: Huisstijl, printblad: str, variant: str = VARIANT) -> Any:
    """Set the pages, before they are written."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from vormgeving.pdf_letters import AlleenHier

    html = render_to_string(sjabloon, {**context, "merk": _merk(stijl), "thema": THEMA})
    # the same configuration must go to the stylesheet and to the layout, or the fonts are not found
    letters = FontConfiguration()
    alleen_hier = AlleenHier()
    bladen = [
        CSS(string=stijl.css(THEMA), font_config=letters),
        CSS(filename=STATISCH / "css" / printblad, font_config=letters, url_fetcher=alleen_hier),
    ]
    document = HTML(string=LABEL_VAN_SVG.sub(r"\1<title>\2</title>", html), url_fetcher=alleen_hier)
    return document.render(stylesheets=bladen, font_config=letters, pdf_variant=variant)


def _merk(stijl: Huisstijl) -> SafeString:
    """The mark in the colours of the organisation; on paper every drawing needs words."""
    versierd = merk(stijl.primair, stijl.accent)
    return mark_safe(versierd.replace('aria-hidden="true"', 'role="img" aria-label="Beeldmerk"'))  # noqa: S308
