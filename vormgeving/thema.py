"""Which look belongs to a request."""

import re
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest

from vormgeving.huisstijl import STANDAARD, Huisstijl, van_tokens

NIET_IN_KLASSE = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True)
class Thema:
    """The look of one organisation under the name by which css and address know it."""

    naam: str
    stijl: Huisstijl

    @classmethod
    def van(cls, request: HttpRequest) -> Self:
        """The look of `request.organisatie` (anything with schema_name and huisstijl), else the standard one."""
        organisatie = getattr(request, "organisatie", None)
        naam = getattr(organisatie, "schema_name", "") or STANDAARD
        tokens = getattr(organisatie, "huisstijl", None)
        return cls(NIET_IN_KLASSE.sub("-", naam.lower()), van_tokens(tokens))

    @property
    def bestand(self) -> str:
        """File name without `.css`; the hash makes it safe to cache for ever."""
        return f"{self.naam}-{self.stijl.hash}"

    @property
    def url(self) -> str:
        """Where the css is, the same on every address."""
        return f"/huisstijl/{self.bestand}.css"
