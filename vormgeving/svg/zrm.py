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
        kleur = 'fill="currentColor"' if vol else 'fill="none" stroke="currentColor"'
        plek = f'x="{nummer * 4 + rand}" y="{10 - hoogte + rand}"'
        delen.append(f'<rect {plek} width="{3 - 2 * rand}" height="{hoogte - 2 * rand}" {kleur}/>')
    return mark_safe(  # noqa: S308 - nothing but numbers
        '<svg class="zrm__staafjes" width="19" height="10" viewBox="0 0 19 10" aria-hidden="true" focusable="false">'
        f"{''.join(delen)}</svg>"
    )


def zrm(score: int | None, met_tekst: bool = False) -> SafeString:
    """A score as a cell: 1 to 5, or None for “nog niet gemeten”. Raises ValueError for another number.

    `met_tekst` shows the level beside the cell instead of only telling screen readers.
    """
    if score is None:
        streep = '<span class="zrm zrm-leeg"><span aria-hidden="true">–</span><span class="vh">{}</span></span>'
        return format_html(streep, LEEG)
    if score not in NIVEAUS:
        raise ValueError(f"a score is 1 to 5 or None, got {score!r}")
    vorm = '<span class="zrm zrm-{0}"><span class="zrm__cijfer">{0}</span>{1}{2}</span>'
    if met_tekst:
        cel = format_html(vorm, score, staafjes(score), "")
        return format_html('{} <span class="zrm__tekst">{}</span>', cel, NIVEAUS[score])
    return format_html(vorm, score, staafjes(score), format_html('<span class="vh"> {}</span>', NIVEAUS[score]))
