"""The orders of the deelnemerslijst, and where a page of each goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, Q, Value
from django.db.models.functions import Coalesce

from trajecten.models import Traject
from trajecten.signaallijst import signalen_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

LANG_GELEDEN = date(1900, 1, 1)
# after every traject that has a signal
ZONDER_SIGNAAL = 2**31 - 1


@dataclass(frozen=True)
class Volgorde:
    """A way to sort: by `sleutel`, never empty, and then by id, so that the order is complete.

    The place where a page ended is the id of its last row; with `in_adres` the key stands before it. A date may be
    read by anybody who sees the address and can change between two pages; a name is neither.
    """

    naam: str
    sleutel: Any
    aflopend: bool = False
    in_adres: bool = True

    def vandaag(self, bereik: TrajectQuerySet, gebruiker: Gebruiker, dag: date) -> Volgorde:
        """This order as it is for `gebruiker` on `dag`; most are the same for everybody."""
        return self

    def pas_toe(self, trajecten: TrajectQuerySet) -> TrajectQuerySet:
        """`trajecten` in this order, with the key as `sorteersleutel`."""
        richting = "-" if self.aflopend else ""
        return trajecten.annotate(sorteersleutel=self.sleutel).order_by(f"{richting}sorteersleutel", f"{richting}id")

    def na(self, trajecten: TrajectQuerySet, plek: str, bereik: TrajectQuerySet) -> TrajectQuerySet:
        """Those of `trajecten` that come after `plek`; all of them when `plek` cannot be read.

        `bereik` is everything that this person may see: the last row of a page may have left the filters meanwhile.
        """
        try:
            sleutel, pk = self._lees(bereik, plek)
        except ValueError:
            return trajecten
        vergelijk = "lt" if self.aflopend else "gt"
        return trajecten.filter(
            Q(**{f"sorteersleutel__{vergelijk}": sleutel}) | Q(**{"sorteersleutel": sleutel, f"id__{vergelijk}": pk})
        )

    def plek_van(self, traject: Traject) -> str:
        """How `na` is told that the page ended with `traject`."""
        sleutel = traject.sorteersleutel  # type: ignore[attr-defined]  # annotated by pas_toe
        return f"{sleutel:%Y%m%d}.{traject.pk}" if self.in_adres else str(traject.pk)

    def _lees(self, bereik: TrajectQuerySet, plek: str) -> tuple[Any, int]:
        if self.in_adres:
            dag, _, pk = plek.partition(".")
            return date.fromisoformat(f"{dag[:4]}-{dag[4:6]}-{dag[6:]}"), int(pk)
        sleutels = bereik.filter(pk=int(plek)).annotate(sorteersleutel=self.sleutel).values_list("sorteersleutel", "pk")
        gevonden = sleutels.first()
        if gevonden is None:
            raise ValueError(plek)
        return gevonden


@dataclass(frozen=True)
class OpUrgentie(Volgorde):
    """By the signals of each traject, the most urgent first; whoever has none comes after them."""

    def vandaag(self, bereik: TrajectQuerySet, gebruiker: Gebruiker, dag: date) -> Volgorde:
        """The place of each traject among the signals that this person sees today."""
        signalen = signalen_van(bereik, gebruiker, dag)
        plekken = list(dict.fromkeys(s.traject_id for s in signalen if s.traject_id is not None))
        plek = Func(
            Value(plekken, output_field=ArrayField(BigIntegerField())),
            F("pk"),
            function="array_position",
            output_field=IntegerField(),
        )
        return replace(self, sleutel=Coalesce(plek, Value(ZONDER_SIGNAAL)))


VOLGORDEN: dict[str, Volgorde] = {
    "naam": Volgorde("Naam", F("deelnemer__sorteernaam"), in_adres=False),
    "urgentie": OpUrgentie("Dringendste eerst", Value(ZONDER_SIGNAAL), in_adres=False),
    "contact": Volgorde("Langst geen contact", Coalesce("laatste_contact", Value(LANG_GELEDEN))),
    "start": Volgorde("Laatst gestart", Coalesce("startdatum", Value(LANG_GELEDEN)), aflopend=True),
}
