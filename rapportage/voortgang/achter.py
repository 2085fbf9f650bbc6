"""Who is behind a figure of the voortgang report and why, and why somebody else is not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial

from rapportage.periode import Periode
from rapportage.post import Lijsten, Over, Post, Regel
from rapportage.voortgang import onderdeel
from rapportage.voortgang.cijfers import vergelijkingen
from rapportage.voortgang.onderdelen import ONDERDELEN
from rapportage.voortgang.rijen import ContactRij, FaseRij, MetingRij, Rijen, TrajectRij
from rapportage.voortgang.stand import Stand
from vormgeving.taal import datum

BUITEN_DE_PERIODE = "dat ligt niet in de periode"


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the records that it counts, in the order of its list."""
    return _Boek(Stand(rijen, periode, peildatum)).lijst


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why the traject is not behind `post`. Raises KeyError when it is not in the rows."""
    stand = Stand(rijen, periode, peildatum)
    if (tafel := _onderdeel(post)) is not None:
        return onderdeel.waarom_niet(tafel, stand, post, traject_id)
    if traject_id not in {traject.id for traject in rijen.trajecten}:
        return _wacht(stand.per_id[traject_id])
    traject = {traject.id: traject for traject in rijen.trajecten}[traject_id]
    soort, _, rest = post.code.partition(".")
    if soort == "instroom":
        return f"Begon op {_op(traject.startdatum)}: {BUITEN_DE_PERIODE}."
    if soort == "lopend":
        return _niet_lopend(traject, periode)
    if soort == "uitstroom":
        return _niet_uitgestroomd(traject, periode, rijen)
    if soort == "coachuren":
        return "Er is geen contact met deze deelnemer in de periode."
    if soort in ("terugval", "bouwsteen"):
        return _geen_fase(rijen, traject, rest)
    return _niet_vergeleken(rijen, periode, traject, rest)


def _onderdeel(post: Post) -> onderdeel.Onderdeel | None:
    """The table that explains this figure by the rule with which it counted it; the basic figures have none."""
    return ONDERDELEN.get(post.code.partition(".")[0])


def _wacht(traject: TrajectRij) -> str:
    if traject.startdatum is not None:
        return f"Begint pas op {datum(traject.startdatum)}."
    return "Is aangemeld en nog niet begonnen."


def _niet_lopend(traject: TrajectRij, periode: Periode) -> str:
    if traject.startdatum is not None and traject.startdatum > periode.tot:
        return f"Begint pas op {datum(traject.startdatum)}."
    return f"Eindigde op {_op(traject.einddatum)}: het traject loopt dan niet meer op {datum(periode.tot)}."


def _niet_uitgestroomd(traject: TrajectRij, periode: Periode, rijen: Rijen) -> str:
    if traject.einddatum is None:
        return "Het traject loopt nog."
    if traject.einddatum not in periode:
        return f"Eindigde op {datum(traject.einddatum)}: {BUITEN_DE_PERIODE}."
    return f"Ging ergens anders naartoe: {rijen.uitstroomredenen.get(traject.uitstroomreden, 'nog niet bekend')}."


def _geen_fase(rijen: Rijen, traject: TrajectRij, rest: str) -> str:
    nummer, _, deel = rest.partition(".")
    if not nummer:
        return "In de periode begon geen fase met een lager nummer dan de fase ervoor."
    fases = [f for f in rijen.fases if f.traject_id == traject.id and str(f.bouwsteen) == nummer]
    if not fases:
        return f"Was nooit in bouwsteen {nummer}."
    laatste = max(fases, key=lambda f: f.startdatum)
    if laatste.einddatum is None:
        return f"De fase in bouwsteen {nummer} loopt nog, sinds {datum(laatste.startdatum)}."
    wat = "liep niet meer op de laatste dag" if deel == "op_einddatum" else BUITEN_DE_PERIODE
    return f"De fase in bouwsteen {nummer} eindigde op {datum(laatste.einddatum)}: {wat}."


def _niet_vergeleken(rijen: Rijen, periode: Periode, traject: TrajectRij, rest: str) -> str:
    paar = vergelijkingen(rijen.metingen, periode.tot).get(traject.id)
    if paar is None:
        return "Er is geen nulmeting met een latere meting met hetzelfde instrument, tot en met de laatste dag."
    code = rest.partition(".")[0]
    voor, na = (meting.scores.get(code) for meting in paar)
    if voor is None or na is None:
        return "Het leefgebied is bij een van de twee metingen niet besproken."
    return f"Ging van {voor} naar {na}."


def _op(dag: date | None) -> str:
    return "een onbekende dag" if dag is None else datum(dag)


@dataclass(frozen=True)
class _Boek:
    """What the lists of one report share; each of it is worked out once, for the first list that asks."""

    stand: Stand

    @cached_property
    def fases(self) -> Mapping[int, FaseRij]:
        return {fase.id: fase for fase in self.stand.rijen.fases}

    @cached_property
    def vorige(self) -> Mapping[int, FaseRij]:
        """By the id of a phase the one before it of the same traject."""
        return {fase.id: eerder for eerder, fase in self.stand.overgangen}

    @cached_property
    def contacten(self) -> Mapping[int, ContactRij]:
        return {contact.id: contact for contact in self.stand.rijen.contacten}

    @cached_property
    def paren(self) -> Mapping[int, tuple[MetingRij, MetingRij]]:
        """By traject the two measurements that are compared."""
        return vergelijkingen(self.stand.rijen.metingen, self.stand.periode.tot)

    @cached_property
    def geteld(self) -> Callable[[onderdeel.Maat], Mapping[str, Sequence[onderdeel.Plek]]]:
        """Of a column of one of the tables the places that count, by row."""
        return cache(partial(onderdeel.per_rij, stand=self.stand))

    def lijst(self, post: Post) -> tuple[Regel, ...]:
        """The records that `post` counts, in the order of its list."""
        if (tafel := _onderdeel(post)) is not None:
            return onderdeel.achter(tafel, self.stand, post, self.geteld)
        return tuple(_MAKERS[post.over](self, post, pk) for pk in post.cijfer.ids)


def _traject(boek: _Boek, post: Post, pk: int) -> Regel:
    stand, traject = boek.stand, boek.stand.per_id[pk]
    soort, _, rest = post.code.partition(".")
    if soort == "instroom":
        zin, dag = f"Begon op {_op(traject.startdatum)}.", traject.startdatum
    elif soort == "lopend":
        zin, dag = f"Liep op {datum(stand.periode.tot)}.", traject.startdatum
    elif soort == "uitstroom":
        naam = stand.rijen.uitstroomredenen.get(traject.uitstroomreden, "reden nog niet bekend")
        zin, dag = f"Eindigde op {_op(traject.einddatum)}: {naam}.", traject.einddatum
    else:
        nul, later = boek.paren[pk]
        zin, dag = _vergelijkzin(nul, later, rest.partition(".")[0]), later.datum
    return Regel(pk, pk, traject.nummer, zin, dag)


def _vergelijkzin(nul: MetingRij, later: MetingRij, leefgebied: str) -> str:
    """The days of two measurements, with the scores where it is about one leefgebied."""
    if not leefgebied:
        return f"Gemeten op {datum(nul.datum)} en op {datum(later.datum)}."
    voor, na = nul.scores[leefgebied], later.scores[leefgebied]
    return f"Van {voor} op {datum(nul.datum)} naar {na} op {datum(later.datum)}."


def _fase(boek: _Boek, post: Post, pk: int) -> Regel:
    fase = boek.fases[pk]
    laatste_deel = post.code.rpartition(".")[2]
    if laatste_deel == "op_einddatum":
        zin = f"In bouwsteen {fase.bouwsteen} sinds {datum(fase.startdatum)}."
    elif laatste_deel == "terugval":
        waar = f"van bouwsteen {boek.vorige[pk].bouwsteen} naar {fase.bouwsteen}"
        zin = f"Ging op {datum(fase.startdatum)} terug {waar}."
    else:
        zin = f"Was in bouwsteen {fase.bouwsteen} van {datum(fase.startdatum)} tot {_op(fase.einddatum)}."
    dagen = (fase.einddatum - fase.startdatum).days if post.eenheid.is_som and fase.einddatum else None
    return Regel(pk, fase.traject_id, boek.stand.per_id[fase.traject_id].nummer, zin, fase.startdatum, dagen)


def _contact(boek: _Boek, post: Post, pk: int) -> Regel:
    contact = boek.contacten[pk]
    nummer = boek.stand.per_id[contact.traject_id].nummer
    return Regel(pk, contact.traject_id, nummer, f"Contact op {datum(contact.datum)}.", contact.datum, contact.minuten)


_MAKERS: Mapping[Over, Callable[[_Boek, Post, int], Regel]] = {
    Over.TRAJECT: _traject,
    Over.FASE: _fase,
    Over.CONTACT: _contact,
}
