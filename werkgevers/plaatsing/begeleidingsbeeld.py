"""The weeks of guidance as a small picture: planned beside done, with a line at the norm. Minutes in, SVG out."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.svg.vorm import groep, maat
from werkgevers.plaatsing.begeleiding import Begeleidingsweek

HOOGTE, ONDER = 72, 18
# of the width of a week: space, the bar of what was planned, the bar of what was done
RAND, STAAF = 0.16, 0.34


def begeleidingsbeeld(weken: Sequence[Begeleidingsweek]) -> SafeString:
    """Two bars a week on one scale; empty for no weeks. The table beside it has the same numbers."""
    if not weken:
        return SafeString("")
    meeste = max(max(week.norm, week.gepland, week.gedaan) for week in weken)
    breed = 100 / len(weken)
    staven = [_week(week, nummer * breed, breed, meeste) for nummer, week in enumerate(weken)]
    # with many weeks every other number is left out, so that they do not touch on a phone
    stap = 1 if len(weken) <= 13 else 2
    nummers = [
        format_html(
            '<text x="{}%" y="{}" text-anchor="middle" class="begeleidingsbeeld__week vul-inkt">{}</text>',
            maat((nummer + 0.5) * breed),
            HOOGTE + ONDER - 4,
            week.maandag.isocalendar().week,
        )
        for nummer, week in enumerate(weken)
        if nummer % stap == 0
    ]
    norm = HOOGTE - HOOGTE * weken[0].norm / meeste
    lijn = format_html(
        '<rect x="0" y="{}" width="100%" height="2" class="vul-inkt"/>', maat(min(max(norm, 0), HOOGTE - 2))
    )
    return format_html(
        '<svg class="begeleidingsbeeld" width="100%" height="{}" role="img" focusable="false" aria-label="{}">{}</svg>',
        HOOGTE + ONDER,
        _in_woorden(weken),
        groep([*staven, lijn, *nummers]),
    )


def _week(week: Begeleidingsweek, x: float, breed: float, meeste: int) -> SafeString:
    staven = (
        (week.gepland, x + RAND * breed, "lijn-omtrek vul-vlak"),
        (week.gedaan, x + (RAND + STAAF) * breed, "vul-primair"),
    )
    return groep(
        format_html(
            '<rect x="{}%" y="{}" width="{}%" height="{}" class="{}"/>',
            maat(links),
            maat(HOOGTE - HOOGTE * minuten / meeste),
            maat(STAAF * breed),
            maat(HOOGTE * minuten / meeste),
            klasse,
        )
        for minuten, links, klasse in staven
        if minuten
    )


def _in_woorden(weken: Sequence[Begeleidingsweek]) -> str:
    gehaald = sum(week.gedaan >= week.norm for week in weken)
    gepland = sum(week.gepland >= week.norm for week in weken)
    return f"Begeleiding per week: {gepland} van {len(weken)} weken gepland, in {gehaald} gehaald wat de route vraagt."
