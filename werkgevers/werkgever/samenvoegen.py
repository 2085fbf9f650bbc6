"""Two records of one employer become one, and two again when that was a mistake.

What was signed keeps its words: evaluations and documents hang on placements, which move as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey, Model
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from trajecten.models.samenvoeging import TERUG_TE_DRAAIEN
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Contactpersoon, Ondertekening, Vestiging, Werkgever, Werkgeversamenvoeging

if TYPE_CHECKING:
    from datetime import date

    from toegang.models import Gebruiker

# what is chosen; sectors and agreements of both stay
VELDEN = ("naam", "kvk_nummer", "vaste_jobcoach")
NAAM_HOOGSTENS = 120


@dataclass(frozen=True)
class Gevolgen:
    """What merging would do: how many of each move, which doubles end, why it cannot be done (empty when it can)."""

    aantallen: tuple[tuple[str, int], ...] = ()
    dubbele_personen: tuple[Contactpersoon, ...] = ()
    bezwaar: str = ""
    let_op: tuple[str, ...] = ()


def gevolgen_van(behouden: Werkgever, opgegaan: Werkgever) -> Gevolgen:
    """What merging `opgegaan` into `behouden` would do, without doing it."""
    vandaag = timezone.localdate()
    aantallen = [(_meervoud(model), model.filter(werkgever=opgegaan).count()) for model in _rijen()]
    personen = _dubbele_personen(behouden, opgegaan)
    return Gevolgen(
        aantallen=tuple((wat, hoeveel) for wat, hoeveel in aantallen if hoeveel),
        dubbele_personen=tuple(personen),
        bezwaar=_bezwaar(behouden, opgegaan, personen),
        let_op=tuple(_let_op(behouden, opgegaan, vandaag)),
    )


def verwijzingen() -> list[type[Model]]:
    """Every model with a field `werkgever` that moves along."""
    relaties = Werkgever._meta.get_fields(include_hidden=True)
    velden = [r.field for r in relaties if r.auto_created and isinstance(getattr(r, "field", None), ForeignKey)]  # type: ignore[union-attr]
    return [veld.model for veld in velden if veld.model not in (Werkgever, Werkgeversamenvoeging)]


def _rijen() -> list[Any]:
    return [model._base_manager for model in verwijzingen()]


def _meervoud(manager: Any) -> str:
    return str(manager.model._meta.verbose_name_plural)


def _bezwaar(behouden: Werkgever, opgegaan: Werkgever, personen: list[Contactpersoon]) -> str:
    if behouden.pk == opgegaan.pk:
        return "Kies twee verschillende werkgevers."
    if behouden.opgegaan_in_id or opgegaan.opgegaan_in_id:
        return "Een van deze twee is al met een ander samengevoegd."
    # a link is bound to one person: it does not go over to the other record of that person
    wachten = Ondertekening.objects.filter(
        contactpersoon__in=personen,
        evaluatie__staat__in=(Staat.WACHT, Staat.BETWIST),
        getekend_op__isnull=True,
        ingetrokken_op__isnull=True,
    )
    if vraag := wachten.first():
        return (
            f"{vraag.naar_naam} van {opgegaan.naam} moet nog een evaluatie tekenen, en staat ook bij {behouden.naam}. "
            "Wacht op de handtekening, of trek de vraag eerst in."
        )
    return ""


def _let_op(behouden: Werkgever, opgegaan: Werkgever, vandaag: date) -> Iterable[str]:
    if behouden.kvk_nummer and opgegaan.kvk_nummer and behouden.kvk_nummer != opgegaan.kvk_nummer:
        yield "De KvK-nummers verschillen. Weet je zeker dat dit één werkgever is?"
    if behouden.is_gestopt(vandaag) != opgegaan.is_gestopt(vandaag):
        gestopt = behouden if behouden.is_gestopt(vandaag) else opgegaan
        daarna = "is daarna gestopt" if gestopt == behouden else "gaat daarna gewoon door"
        yield f"{gestopt.naam} is gestopt, de ander niet. De werkgever die blijft, {daarna}."


def _dubbele_personen(behouden: Werkgever, opgegaan: Werkgever) -> list[Contactpersoon]:
    """Who of `opgegaan` is there at `behouden` too, by the address that is in use at both."""
    daar = {p.email.lower() for p in _met_adres(behouden)}
    return [persoon for persoon in _met_adres(opgegaan) if persoon.email.lower() in daar]


def _met_adres(werkgever: Werkgever) -> Iterable[Contactpersoon]:
    personen: Iterable[Contactpersoon] = (
        Contactpersoon.objects.van(werkgever).filter(tot__isnull=True).exclude(email="").order_by("pk")
    )
    return personen


@transaction.atomic
def voeg_samen(
    *,
    behouden: Werkgever,
    opgegaan: Werkgever,
    overnemen: Iterable[str],
    versies: Mapping[int, int],
    door: Gebruiker,
) -> Werkgeversamenvoeging:
    """Merge `opgegaan` into `behouden` and return what is needed to undo it.

    `overnemen` are the fields of VELDEN whose value comes from `opgegaan`; `versies` gives by key the version that the
    page showed. Everything that hangs on `opgegaan` moves. Raises NietMeerActueel when a colleague changed one of
    them, OvergangNietToegestaan where `gevolgen_van` objects, and RegelGeschonden where the database does.
    """
    vast = _houd_vast(behouden.pk, opgegaan.pk)
    if len(versies) != len(vast) or any(vast[pk].versie != versie for pk, versie in versies.items() if pk in vast):
        raise NietMeerActueel("Een collega heeft een van deze werkgevers net veranderd. Kijk opnieuw.")
    behouden, opgegaan = vast[behouden.pk], vast[opgegaan.pk]
    gevolgen = gevolgen_van(behouden, opgegaan)
    if gevolgen.bezwaar:
        raise OvergangNietToegestaan(gevolgen.bezwaar)
    gewijzigd: dict[str, dict[str, Any]] = {}
    with beperkingen_in_woorden():
        _maak_plaats(behouden, opgegaan, gevolgen.dubbele_personen, gewijzigd)
        verplaatst = _verplaats(opgegaan.pk, behouden.pk, None)
        opgegaan.opgegaan_in, opgegaan.versie = behouden, opgegaan.versie + 1
        opgegaan.save(update_fields=["opgegaan_in", "versie"])
        _neem_over(behouden, opgegaan, set(overnemen), gewijzigd)
    samenvoeging = Werkgeversamenvoeging.objects.create(
        behouden=behouden,
        opgegaan=opgegaan,
        gewijzigd=gewijzigd,
        verplaatst=verplaatst,
        samengevoegd_op=timezone.now(),
        samengevoegd_door=door,
    )
    for werkgever in (behouden, opgegaan):
        noteer(Soort.WERKGEVERS_SAMENGEVOEGD, door=door, over=werkgever, behouden=behouden.pk, opgegaan=opgegaan.pk)
    return samenvoeging


def _maak_plaats(
    behouden: Werkgever, opgegaan: Werkgever, dubbel: Iterable[Contactpersoon], gewijzigd: dict[str, dict[str, Any]]
) -> None:
    """Change on the side of `opgegaan` what cannot be there twice: names of vestigingen, addresses in use."""
    vandaag = timezone.localdate()
    namen = set(Vestiging.objects.van(behouden).values_list("naam", flat=True))
    for vestiging in Vestiging.objects.van(opgegaan).filter(naam__in=namen):
        achtervoegsel = f" ({opgegaan.naam} {vestiging.pk})"
        _zet(vestiging, "naam", vestiging.naam[: NAAM_HOOGSTENS - len(achtervoegsel)] + achtervoegsel, gewijzigd)
    for persoon in dubbel:
        _zet(persoon, "tot", max(persoon.van, vandaag), gewijzigd)


def _neem_over(
    behouden: Werkgever, opgegaan: Werkgever, velden: set[str], gewijzigd: dict[str, dict[str, Any]]
) -> None:
    nieuw = {veld: getattr(opgegaan, veld) for veld in VELDEN if veld in velden}
    nieuw["sectoren"] = list(dict.fromkeys([*behouden.sectoren, *opgegaan.sectoren]))
    nieuw["afspraken"] = "\n\n".join(dict.fromkeys(t for t in (behouden.afspraken, opgegaan.afspraken) if t))
    for veld, waarde in nieuw.items():
        if getattr(behouden, veld) != waarde:
            _zet(behouden, veld, waarde, gewijzigd, bewaar=False)
    behouden.versie += 1
    behouden.save()


def _zet(rij: Any, veld: str, waarde: Any, gewijzigd: dict[str, dict[str, Any]], *, bewaar: bool = True) -> None:
    """Give `rij` another value and keep both; a row that stays under its lock until the end is saved by the caller."""
    oud = rij.serializable_value(veld)
    setattr(rij, veld, waarde)
    gewijzigd[f"{rij._meta.label_lower}.{rij.pk}.{veld}"] = {
        "voor": _als_gegeven(oud),
        "na": _als_gegeven(rij.serializable_value(veld)),
    }
    if bewaar:
        rij.versie += 1
        rij.save(update_fields=[veld, "versie"])


def _verplaats(van: int, naar: int, sleutels: Mapping[str, list[int]] | None) -> dict[str, list[int]]:
    """Let what hangs on `van` hang on `naar`, of each model only these keys if they are given; which rows moved.

    In one statement: the foreign keys that keep a vestiging, a place and a person with their employer are checked at
    its end, when all of them have moved.
    """
    delen: list[str] = []
    keuzes: list[str] = []
    waarden: list[int | list[int]] = []
    for nummer, model in enumerate(verwijzingen()):
        label, alleen = model._meta.label_lower, ""
        waarden += [naar, van]
        if sleutels is not None:
            alleen = " AND id = ANY(%s)"
            waarden.append(sleutels.get(label, []))
        tabel = connection.ops.quote_name(model._meta.db_table)
        # only names of our own models are written into the text
        verhuis = f"UPDATE {tabel} SET werkgever_id = %s WHERE werkgever_id = %s{alleen} RETURNING id"  # noqa: S608
        delen.append(f"v{nummer} AS ({verhuis})")
        keuzes.append(f"SELECT '{label}', array_agg(id ORDER BY id) FROM v{nummer}")  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(delen)} {' UNION ALL '.join(keuzes)}", waarden)
        return {label: ids for label, ids in cursor.fetchall() if ids}


@transaction.atomic
def draai_samenvoeging_terug(*, samenvoeging: Werkgeversamenvoeging, door: Gebruiker) -> list[str]:
    """Take apart what was merged: values and everything that moved go back to where they were.

    What somebody changed since then keeps its newer value; the names of those fields are returned. Raises
    OvergangNietToegestaan after thirty days, the second time, while the one that stayed was merged again later, and
    when something was added since then that hangs on both.
    """
    vast = _houd_vast(samenvoeging.behouden_id, samenvoeging.opgegaan_id)
    samenvoeging = Werkgeversamenvoeging.objects.select_for_update(of=("self",)).get(pk=samenvoeging.pk)
    behouden, opgegaan = vast[samenvoeging.behouden_id], vast[samenvoeging.opgegaan_id]
    samenvoeging.behouden, samenvoeging.opgegaan = behouden, opgegaan
    if bezwaar := bezwaar_tegen_terugdraaien(samenvoeging):
        raise OvergangNietToegestaan(bezwaar)
    samenvoeging.teruggedraaid_op, samenvoeging.teruggedraaid_door = timezone.now(), door
    samenvoeging.save(update_fields=["teruggedraaid_op", "teruggedraaid_door"])
    with beperkingen_in_woorden():
        nieuwer = _zet_terug(samenvoeging, behouden, eigen=True)
        opgegaan.opgegaan_in, opgegaan.versie = None, opgegaan.versie + 1
        opgegaan.save(update_fields=["opgegaan_in", "versie"])
        _verplaats_terug(samenvoeging)
        nieuwer += _zet_terug(samenvoeging, behouden, eigen=False)
    for werkgever in (behouden, opgegaan):
        noteer(Soort.WERKGEVERS_UIT_ELKAAR, door=door, over=werkgever, behouden=behouden.pk, opgegaan=opgegaan.pk)
    return nieuwer


def onlangs_opgegaan(werkgever: Werkgever) -> list[Werkgeversamenvoeging]:
    """What was merged into `werkgever` and can still be taken apart, the latest first."""
    sinds = timezone.now() - TERUG_TE_DRAAIEN
    gedaan = werkgever.samenvoegingen.filter(teruggedraaid_op__isnull=True, samengevoegd_op__gt=sinds)
    return list(gedaan.select_related("opgegaan"))


def bezwaar_tegen_terugdraaien(samenvoeging: Werkgeversamenvoeging) -> str:
    """Why a merge cannot be undone now; empty when it can."""
    if samenvoeging.teruggedraaid_op is not None:
        return "Deze samenvoeging is al teruggedraaid."
    if timezone.now() - samenvoeging.samengevoegd_op > TERUG_TE_DRAAIEN:
        return "Terugdraaien kan tot 30 dagen na het samenvoegen."
    if samenvoeging.behouden.opgegaan_in_id is not None:
        return "Deze werkgever is later met een ander samengevoegd. Draai dat eerst terug."
    return ""


def _verplaats_terug(samenvoeging: Werkgeversamenvoeging) -> None:
    """Raises OvergangNietToegestaan when something new hangs on what goes and on what stays."""
    try:
        with transaction.atomic():
            _verplaats(samenvoeging.behouden_id, samenvoeging.opgegaan_id, samenvoeging.verplaatst)
    except IntegrityError as fout:
        raise OvergangNietToegestaan(
            "Na het samenvoegen kwam er iets bij dat van allebei is, zoals een plaatsing op een werkplek van de een "
            "met een contactpersoon van de ander. Terugdraaien kan daarom niet meer."
        ) from fout


def _zet_terug(samenvoeging: Werkgeversamenvoeging, behouden: Werkgever, *, eigen: bool) -> list[str]:
    """Restore the values of `behouden` itself (`eigen`), or of what moved; the names of what was changed since then."""
    nieuwer = []
    klassen: list[type[Model]] = [*verwijzingen(), Werkgever]
    modellen: dict[str, Any] = {model._meta.label_lower: model for model in klassen}
    for waar, waarden in samenvoeging.gewijzigd.items():
        label, pk, veld = waar.rsplit(".", 2)
        if (modellen[label] is Werkgever) is not eigen:
            continue
        rij: Any = behouden if eigen else modellen[label]._base_manager.select_for_update(of=("self",)).get(pk=pk)
        if _als_gegeven(rij.serializable_value(veld)) != waarden["na"]:
            nieuwer.append(veld)
            continue
        kolom = rij._meta.get_field(veld)
        setattr(rij, kolom.attname, kolom.to_python(waarden["voor"]))
        rij.versie += 1
        rij.save(update_fields=[veld, "versie"])
    return nieuwer


def _houd_vast(*sleutels: int) -> dict[int, Werkgever]:
    """The employers as they are now, by key, held until the end of the transaction; locked in one order."""
    return {w.pk: w for w in Werkgever.objects.select_for_update().filter(pk__in=sleutels).order_by("pk")}


def _als_gegeven(waarde: Any) -> Any:
    """As JSON keeps it."""
    return waarde.isoformat() if hasattr(waarde, "isoformat") else waarde
