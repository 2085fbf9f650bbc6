"""Who is behind a figure of the voortgang report and why, and why somebody else is not."""

from collections.abc import Callable, Mapping
from datetime import date

from rapportage.periode import Periode
from rapportage.post import Over, Post, Regel
from rapportage.voortgang import onderdeel
from rapportage.voortgang.cijfers import vergelijkingen
from rapportage.voortgang.onderdelen import ONDERDELEN
from rapportage.voortgang.rijen import ContactRij, FaseRij, Rijen, TrajectRij
from rapportage.voortgang.stand import Stand
from vormgeving.taal import datum

BUITEN_DE_PERIODE = "dat ligt niet in de periode"


def achter(rijen: Rijen, periode: Periode, peildatum: date, post: Post) -> tuple[Regel, ...]:
    """The records that `post` counts, in the order of its list."""
    if (tafel := _onderdeel(post)) is not None:
        return onderdeel.achter(tafel, Stand(rijen, periode, peildatum), post)
    nummers = {traject.id: traject.nummer for traject in rijen.trajecten}
    maak = _MAKERS[post.over](rijen, periode, post)
    return tuple(maak(pk, nummers) for pk in post.cijfer.ids)


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


Nummers = Mapping[int, str]
Maker = Callable[[int, Nummers], Regel]


def _trajecten(rijen: Rijen, periode: Periode, post: Post) -> Maker:
    per_id = {traject.id: traject for traject in rijen.trajecten}
    soort, _, rest = post.code.partition(".")
    paren = vergelijkingen(rijen.metingen, periode.tot) if soort in ("zrm", "vergeleken") else {}

    def maak(pk: int, nummers: Nummers) -> Regel:
        traject = per_id[pk]
        if soort == "instroom":
            return Regel(pk, pk, nummers[pk], f"Begon op {_op(traject.startdatum)}.", traject.startdatum)
        if soort == "lopend":
            return Regel(pk, pk, nummers[pk], f"Liep op {datum(periode.tot)}.", traject.startdatum)
        if soort == "uitstroom":
            naam = rijen.uitstroomredenen.get(traject.uitstroomreden, "reden nog niet bekend")
            return Regel(pk, pk, nummers[pk], f"Eindigde op {_op(traject.einddatum)}: {naam}.", traject.einddatum)
        nul, later = paren[pk]
        if soort == "vergeleken":
            zin = f"Gemeten op {datum(nul.datum)} en op {datum(later.datum)}."
        else:
            code = rest.partition(".")[0]
            zin = f"Van {nul.scores[code]} op {datum(nul.datum)} naar {later.scores[code]} op {datum(later.datum)}."
        return Regel(pk, pk, nummers[pk], zin, later.datum)

    return maak


def _fases(rijen: Rijen, periode: Periode, post: Post) -> Maker:
    per_id: dict[int, FaseRij] = {fase.id: fase for fase in rijen.fases}
    laatste_deel = post.code.rpartition(".")[2]
    vorige = {fase.id: eerder for eerder, fase in Stand(rijen, periode, periode.tot).overgangen}

    def maak(pk: int, nummers: Nummers) -> Regel:
        fase = per_id[pk]
        if laatste_deel == "op_einddatum":
            zin = f"In bouwsteen {fase.bouwsteen} sinds {datum(fase.startdatum)}."
        elif laatste_deel == "terugval":
            waar = f"van bouwsteen {vorige[pk].bouwsteen} naar {fase.bouwsteen}"
            zin = f"Ging op {datum(fase.startdatum)} terug {waar}."
        else:
            zin = f"Was in bouwsteen {fase.bouwsteen} van {datum(fase.startdatum)} tot {_op(fase.einddatum)}."
        dagen = (fase.einddatum - fase.startdatum).days if post.eenheid.is_som and fase.einddatum else None
        return Regel(pk, fase.traject_id, nummers[fase.traject_id], zin, fase.startdatum, dagen)

    return maak


def _contacten(rijen: Rijen, periode: Periode, post: Post) -> Maker:
    per_id: dict[int, ContactRij] = {contact.id: contact for contact in rijen.contacten}

    def maak(pk: int, nummers: Nummers) -> Regel:
        contact = per_id[pk]
        zin = f"Contact op {datum(contact.datum)}."
        return Regel(pk, contact.traject_id, nummers[contact.traject_id], zin, contact.datum, contact.minuten)

    return maak


_MAKERS: Mapping[Over, Callable[[Rijen, Periode, Post], Maker]] = {
    Over.TRAJECT: _trajecten,
    Over.FASE: _fases,
    Over.CONTACT: _contacten,
}
