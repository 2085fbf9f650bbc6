"""Two records of one person become one, and two again when that was a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Field, ForeignKey, ForeignObjectRel, Model
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.aanmelden.nummers import vergrendel
from trajecten.models import Burgerservicenummer, Deelnemer, Onderscheid, Samenvoeging, Traject, Uitkering
from trajecten.models.samenvoeging import TERUG_TE_DRAAIEN

# what may differ between two records of one person; the number is always that of the one that stays
VELDEN = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "telefoon",
    "email",
    "postcode",
    "huisnummer",
    "woonplaats",
    "voorkeurstaal",
    "talen",
)
TWEE_BSN = (
    "Deze twee hebben elk een ander BSN. Dan zijn het twee mensen, of er is een BSN verkeerd ingevuld. "
    "Laat de casemanager dat eerst nakijken."
)
# records about the pair itself, which stay with whom they were written of
BLIJFT: tuple[type[Model], ...] = (Samenvoeging, Onderscheid)


@dataclass(frozen=True)
class Gevolgen:
    """What merging would do: what moves, what stays behind, and why it cannot be done (empty when it can)."""

    trajecten: tuple[Traject, ...] = ()
    uitkeringen: tuple[Uitkering, ...] = ()
    blijft_achter: tuple[Uitkering, ...] = ()
    bezwaar: str = ""
    let_op: tuple[str, ...] = field(default=())


def gevolgen_van(behouden: Deelnemer, opgegaan: Deelnemer) -> Gevolgen:
    """What merging `opgegaan` into `behouden` would do, without doing it."""
    van_behouden, van_opgegaan = _trajecten(behouden), _trajecten(opgegaan)
    blijft = _dubbele_uitkeringen(behouden, opgegaan)
    return Gevolgen(
        trajecten=tuple(van_opgegaan),
        uitkeringen=tuple(u for u in opgegaan.uitkeringen.all() if u not in blijft),
        blijft_achter=tuple(blijft),
        bezwaar=_bezwaar(behouden, van_behouden, opgegaan, van_opgegaan),
        let_op=tuple(_twee_aanmeldingen(van_behouden, van_opgegaan)),
    )


def _trajecten(deelnemer: Deelnemer) -> list[Traject]:
    return list(Traject.objects.filter(deelnemer=deelnemer).select_related("programma").order_by("-aanmelddatum", "id"))


def _bezwaar(behouden: Deelnemer, van_behouden: list[Traject], opgegaan: Deelnemer, van_opgegaan: list[Traject]) -> str:
    if behouden.pk == opgegaan.pk:
        return "Kies twee verschillende deelnemers."
    if _opgegaan().filter(opgegaan__in=[behouden, opgegaan]).exists():
        return "Een van deze twee is al met een ander samengevoegd."
    if Burgerservicenummer.objects.filter(deelnemer__in=[behouden, opgegaan]).count() > 1:
        # one number belongs to one person, and the database keeps each number once: these differ
        return TWEE_BSN
    for een in van_behouden:
        for ander in van_opgegaan:
            if een.programma_id == ander.programma_id and _overlappen(een, ander):
                return (
                    f"Beide hebben in dezelfde tijd een traject in {een.programma.naam}: {een.trajectnummer} en "
                    f"{ander.trajectnummer}. Stop er eerst één, of zet de datums goed."
                )
    return ""


def _overlappen(een: Traject, ander: Traject) -> bool:
    """Whether two trajecten that started share a day; [start, end)."""
    if een.startdatum is None or ander.startdatum is None:
        return False
    einden = (een.einddatum or date.max, ander.einddatum or date.max)
    return een.startdatum < einden[1] and ander.startdatum < einden[0]


def _twee_aanmeldingen(van_behouden: list[Traject], van_opgegaan: list[Traject]) -> Iterable[str]:
    """Programmes for which one person would be signed up while already there."""
    open_nu = {t.programma_id for t in van_behouden if t.startdatum is None or t.einddatum is None}
    for traject in van_opgegaan:
        if traject.programma_id in open_nu and (traject.startdatum is None or traject.einddatum is None):
            yield f"Daarna staat deze deelnemer twee keer bij {traject.programma.naam}."


def _dubbele_uitkeringen(behouden: Deelnemer, opgegaan: Deelnemer) -> list[Uitkering]:
    """Benefits that the other record holds already for the same days."""
    bestaand = list(behouden.uitkeringen.all())
    return [u for u in opgegaan.uitkeringen.all() if any(_zelfde_periode(u, ander) for ander in bestaand)]


def _zelfde_periode(een: Uitkering, ander: Uitkering) -> bool:
    if een.soort != ander.soort:
        return False
    begin = (een.van or date.min, ander.van or date.min)
    einde = (een.tot or date.max, ander.tot or date.max)
    return begin[0] < einde[1] and begin[1] < einde[0]


def _opgegaan() -> Any:
    return Samenvoeging.objects.filter(teruggedraaid_op__isnull=True)


@transaction.atomic
def voeg_samen(
    *,
    behouden: Deelnemer,
    opgegaan: Deelnemer,
    overnemen: Iterable[str],
    versies: Mapping[int, int],
    door: Gebruiker,
) -> Samenvoeging:
    """Merge `opgegaan` into `behouden` and return what is needed to undo it.

    `overnemen` are the fields of VELDEN whose value comes from `opgegaan`; `versies` gives by key the version that the
    page showed. Everything that hangs on `opgegaan` moves; what it was stays in its own record, unreachable. Raises
    NietMeerActueel when a colleague changed one of them, OvergangNietToegestaan where `gevolgen_van` objects, and
    RegelGeschonden where the database does.
    """
    # nobody gets a traject on a record that disappears here
    vergrendel()
    vast = _houd_vast(behouden.pk, opgegaan.pk)
    if any(vast[pk].versie != versie for pk, versie in versies.items() if pk in vast) or len(versies) != len(vast):
        raise NietMeerActueel("Een collega heeft een van deze deelnemers net veranderd. Kijk opnieuw.")
    behouden, opgegaan = vast[behouden.pk], vast[opgegaan.pk]
    gevolgen = gevolgen_van(behouden, opgegaan)
    if gevolgen.bezwaar:
        raise OvergangNietToegestaan(gevolgen.bezwaar)
    gewijzigd = _neem_over(behouden, opgegaan, set(overnemen))
    with beperkingen_in_woorden():
        verplaatst = _verplaats(opgegaan, behouden, {Uitkering: {u.pk for u in gevolgen.blijft_achter}})
    samenvoeging = Samenvoeging.objects.create(
        behouden=behouden,
        opgegaan=opgegaan,
        gewijzigd=gewijzigd,
        verplaatst=verplaatst,
        samengevoegd_op=timezone.now(),
        samengevoegd_door=door,
    )
    _noteer_beide(Soort.DEELNEMERS_SAMENGEVOEGD, samenvoeging, door, velden=sorted(gewijzigd))
    return samenvoeging


def _neem_over(behouden: Deelnemer, opgegaan: Deelnemer, velden: set[str]) -> dict[str, dict[str, Any]]:
    gewijzigd = {}
    for veld in VELDEN:
        oud, nieuw = getattr(behouden, veld), getattr(opgegaan, veld)
        if veld in velden and oud != nieuw:
            gewijzigd[veld] = {"voor": _als_gegeven(oud), "na": _als_gegeven(nieuw)}
            setattr(behouden, veld, nieuw)
    behouden.versie += 1
    behouden.save()
    return gewijzigd


def _verplaats(van: Deelnemer, naar: Deelnemer, behalve: Mapping[type[Model], set[int]]) -> dict[str, list[int]]:
    """Let everything that refers to `van` refer to `naar`; the keys of what moved, by "app.model.field"."""
    verplaatst = {}
    for veld in verwijzingen():
        model = veld.model
        rijen = model._base_manager.filter(**{veld.name: van}).exclude(pk__in=behalve.get(model, set()))
        sleutels = sorted(rijen.values_list("pk", flat=True))
        if sleutels:
            model._base_manager.filter(pk__in=sleutels).update(**{veld.name: naar})
            verplaatst[f"{model._meta.label_lower}.{veld.name}"] = sleutels
    return verplaatst


def verwijzingen() -> list[ForeignKey[Any, Any]]:
    """Every field of every model that refers to a deelnemer and moves along, also those of other apps."""
    velden = [relatie.field for relatie in _relaties() if isinstance(relatie.field, ForeignKey)]
    return [veld for veld in velden if veld.model not in BLIJFT]


def _relaties() -> list[ForeignObjectRel]:
    """What refers to Deelnemer, also without a name for the way back."""
    return [veld for veld in Deelnemer._meta.get_fields(include_hidden=True) if isinstance(veld, ForeignObjectRel)]


@transaction.atomic
def draai_samenvoeging_terug(*, samenvoeging: Samenvoeging, door: Gebruiker) -> list[str]:
    """Take apart what was merged: values and everything that moved go back to where they were.

    A field that somebody changed since then keeps its newer value; the names of those are returned. Raises
    OvergangNietToegestaan after thirty days, the second time, and while the one that stayed was merged again later.
    """
    vergrendel()
    vast = _houd_vast(samenvoeging.behouden_id, samenvoeging.opgegaan_id)
    samenvoeging = Samenvoeging.objects.select_for_update(of=("self",)).get(pk=samenvoeging.pk)
    nu = timezone.now()
    if bezwaar := bezwaar_tegen_terugdraaien(samenvoeging):
        raise OvergangNietToegestaan(bezwaar)
    samenvoeging.teruggedraaid_op, samenvoeging.teruggedraaid_door = nu, door
    samenvoeging.save(update_fields=["teruggedraaid_op", "teruggedraaid_door"])
    nieuwer = _zet_terug(vast[samenvoeging.behouden_id], samenvoeging.gewijzigd)
    with beperkingen_in_woorden():
        _verplaats_terug(samenvoeging)
    _noteer_beide(Soort.SAMENVOEGING_TERUGGEDRAAID, samenvoeging, door, bleef=nieuwer)
    return nieuwer


def _houd_vast(*sleutels: int) -> dict[int, Deelnemer]:
    """The deelnemers as they are now, by key, held until the end of the transaction; locked in one order."""
    return {d.pk: d for d in Deelnemer.objects.select_for_update().filter(pk__in=sleutels).order_by("pk")}


def bezwaar_tegen_terugdraaien(samenvoeging: Samenvoeging) -> str:
    """Why a merge cannot be undone now; empty when it can."""
    if samenvoeging.teruggedraaid_op is not None:
        return "Deze samenvoeging is al teruggedraaid."
    if timezone.now() - samenvoeging.samengevoegd_op > TERUG_TE_DRAAIEN:
        return "Terugdraaien kan tot 30 dagen na het samenvoegen."
    if _opgegaan().filter(opgegaan=samenvoeging.behouden_id).exists():
        return "Deze deelnemer is later met een ander samengevoegd. Draai dat eerst terug."
    return ""


def _zet_terug(behouden: Deelnemer, gewijzigd: Mapping[str, Mapping[str, Any]]) -> list[str]:
    nieuwer = []
    for veld, waarden in gewijzigd.items():
        if _als_gegeven(getattr(behouden, veld)) == waarden["na"]:
            setattr(behouden, veld, _uit_gegeven(veld, waarden["voor"]))
        else:
            nieuwer.append(veld)
    behouden.versie += 1
    behouden.save()
    return nieuwer


def _verplaats_terug(samenvoeging: Samenvoeging) -> None:
    per_naam = {f"{veld.model._meta.label_lower}.{veld.name}": veld for veld in verwijzingen()}
    for naam, sleutels in samenvoeging.verplaatst.items():
        veld = per_naam[naam]
        rijen = veld.model._base_manager.filter(pk__in=sleutels, **{veld.name: samenvoeging.behouden_id})
        rijen.update(**{veld.name: samenvoeging.opgegaan_id})


def _als_gegeven(waarde: Any) -> Any:
    """As JSON keeps it."""
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _uit_gegeven(veld: str, waarde: Any) -> Any:
    van_model = Deelnemer._meta.get_field(veld)
    assert isinstance(van_model, Field)
    return van_model.to_python(waarde)


def _noteer_beide(soort: Soort, samenvoeging: Samenvoeging, door: Gebruiker, **details: Any) -> None:
    """A line for each of the two, so that both are found by their own number."""
    for deelnemer in (samenvoeging.behouden, samenvoeging.opgegaan):
        noteer(soort, door=door, over=samenvoeging, deelnemer=deelnemer, **details)
