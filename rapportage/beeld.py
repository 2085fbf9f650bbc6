"""What the page and the paper of any report show, besides pictures of its own."""

from dataclasses import dataclass

from rapportage.tabel import Tabel


@dataclass(frozen=True)
class Kengetal:
    """A number with the word above it and what belongs below it; `post` is the code of the figure, if it is one."""

    naam: str
    waarde: str
    onder: str = ""
    post: str = ""


@dataclass(frozen=True)
class Beeld:
    """Key figures, what they say in sentences, the tables, and what each figure counts (name, definition)."""

    kort: tuple[Kengetal, ...]
    zinnen: tuple[str, ...]
    tabellen: tuple[Tabel, ...]
    definities: tuple[tuple[str, str], ...]
