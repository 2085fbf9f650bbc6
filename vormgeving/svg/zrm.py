"""A score of the matrix: colour, digit, bars and words always together."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

NIVEAUS = {
    1: "acute problematiek",
    2: "niet zelfredzaam",
    3: "beperkt zelfredzaam",
    4: "voldoende zelfredzaam",
    5: "volledig zelfredzaam",
}
LEEG = "nog niet gemeten"


def staafjes(score: int) -> SafeString:
    """Five bars that rise, `score` of them filled."""
    delen = []
    for nummer in range(5):
        hoogte, vol = 4 + nummer * 1.5, nummer < score
        rand = 0 if vol else 0.5
        delen.append(
            f'<rect x="{nummer * 4 + rand}" y="{10 - hoogte + rand}" width="{3 - 2 * rand}" height="{hoogte - 2 * rand}"'
            f' fill="{"currentColor" if vol else "none"}" stroke="{"none" if vol else "currentColor"}"/>'
        )
    return mark_safe(  # noqa: S308 - nothing but numbers
        '<svg class="zrm__staafjes" width="19" height="10" viewBox="0 0 19 10" aria-hidden="true" focusable="false">'
        f"{''.join(delen)}</svg>"
    )


def zrm(score: int | None, met_tekst: bool = False) -> SafeString:
    """A score as a cell: 1 to 5, or None for “nog niet gemeten”. Raises ValueError for another number.

    `met_tekst` shows the level beside the cell instead of only telling screen readers.
    """
    if score is None:
        return format_html('<span class="zrm zrm-leeg"><span aria-hidden="true">–</span><span class="vh">{}</span></span>', LEEG)
    if score not in NIVEAUS:
        raise ValueError(f"a score is 1 to 5 or None, got {score!r}")
    klasse = "zrm__tekst" if met_tekst else "vh"
    cel = format_html(
        '<span class="zrm zrm-{0}"><span class="zrm__cijfer">{0}</span>{1}{2}</span>',
        score,
        staafjes(score),
        "" if met_tekst else format_html('<span class="{}"> {}</span>', klasse, NIVEAUS[score]),
    )
    return format_html('{} <span class="zrm__tekst">{}</span>', cel, NIVEAUS[score]) if met_tekst else cel
