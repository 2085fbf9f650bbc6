"""Tabler outline icons, inline."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PAD = re.compile(r"<path[^>]*>")
ICONEN = Path(__file__).resolve().parent.parent.parent / "static" / "vendor" / "tabler"


@cache
def _paden(naam: str) -> SafeString:
    """What is drawn inside the icon; the vendored file is ours to trust, hence mark_safe."""
    bestand = ICONEN / f"{naam}.svg"
    if not naam.replace("-", "").isalnum() or not bestand.is_file():
        raise ValueError(f"no icon {naam!r}: add it to vormgeving/pakketten.py")
    # Tabler's first path is an invisible square of 24 by 24
    paden = [pad for pad in PAD.findall(bestand.read_text()) if 'stroke="none"' not in pad]
    return mark_safe("".join(paden))  # noqa: S308


def icoon(naam: str, maat: int = 20, label: str = "") -> SafeString:
    """The icon `naam` (Tabler's name) at 16, 20 or 24 px or larger.

    Hidden from screen readers, unless `label` says what it means because no text stands beside it.
    Raises ValueError for an icon that was not vendored.
    """
    toegankelijk = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icoon" width="{0}" height="{0}" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" focusable="false" {1}>{2}</svg>',
        maat,
        toegankelijk,
        _paden(naam),
    )
