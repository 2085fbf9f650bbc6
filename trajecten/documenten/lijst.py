"""Documents as a list shows them, the same on every page that has one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from trajecten.documenten import scanner
from trajecten.documenten.houders import vast
from trajecten.documenten.regels import Scanstand, mag_geopend
from trajecten.models import Document

KB, MB = 1024, 1024**2


@dataclass(frozen=True)
class Documentregel:
    """A document in a list: what is known of viruses in words, and what this reader can do with it."""

    document: Document
    grootte: str
    stand: str
    standsoort: str
    open: bool
    weg: bool


def documentregels(documenten: Iterable[Document], *, wijzigen: bool | Collection[int]) -> list[Documentregel]:
    """Lines for `documenten` that the reader may see.

    `wijzigen`: whether they may remove those that need not stay, all of them or these ids.
    """
    scannen, alle = scanner.is_ingesteld(), list(documenten)
    mogen = {document.pk for document in alle if (wijzigen if isinstance(wijzigen, bool) else document.pk in wijzigen)}
    weg = mogen - vast(mogen).keys() if mogen else mogen
    return [_regel(document, scannen, document.pk in weg) for document in alle]


def grootte_in_woorden(bytes_: int) -> str:
    """A size as people read it: “48 kB”, “1,2 MB”."""
    if bytes_ < MB:
        return f"{max(1, round(bytes_ / KB))} kB"
    return f"{bytes_ / MB:.1f} MB".replace(".", ",")


def _regel(document: Document, scannen: bool, wijzigen: bool) -> Documentregel:
    soorten = {Scanstand.SCHOON: "goed", Scanstand.BESMET: "kritiek", Scanstand.NIET_GECONTROLEERD: "stil"}
    stand = Scanstand(document.scan)
    wacht = scannen and stand == Scanstand.NIET_GECONTROLEERD
    return Documentregel(
        document=document,
        grootte=grootte_in_woorden(document.grootte),
        stand="Wordt gecontroleerd op virussen" if wacht else stand.label,
        standsoort="letop" if wacht else soorten[stand],
        open=mag_geopend(document.scan, scanner=scannen),
        weg=wijzigen,
    )
