"""The mark beside the name of an organisation: the finished house, in the colours of the header."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

# roof, wall, ground line, stone 2, stone 1; the same places as the small house
_VORM = (
    '<svg class="merk-teken" width="34" height="32" viewBox="0 0 42 40" aria-hidden="true" focusable="false">'
    '<path {0} d="M21 1 40 15H2z"/><path {0} d="M8 17.4h26v8.4H8z"/><path {1} d="M0 27.6h42v2.2H0z"/>'
    '<path {0} d="M6 31.6h30v3H6z"/><path {0} d="M3 36.6h36v3.4H3z"/></svg>'
)


def merk(kleur: str = "", lijn: str = "") -> SafeString:
    """The mark; without colours css decides (page), with `kleur` and `lijn` it carries them (PDF)."""
    if not kleur:
        return format_html(_VORM, _attribuut("class", "merk-vorm"), _attribuut("class", "merk-lijn"))
    return format_html(_VORM, _attribuut("fill", kleur), _attribuut("fill", lijn))


def _attribuut(naam: str, waarde: str) -> SafeString:
    return format_html('{}="{}"', naam, waarde)
