"""Changing what is known of somebody: details, sign-up, benefits, and a corrected start situation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.aanmelden import regels
from trajecten.models import Code, Codelijst, Deelnemer, Startsituatie, Traject, Uitkering
from trajecten.versies import eis_versie

# what a Startsituatie holds of the answers
VRAGEN = (
    "arbeidssituatie",
    "werkloos_sinds",
    "opleidingsniveau",
    "opleiding",
    "uitkering",
    "beperking",
    "derdelander",
    "migratieachtergrond",
    "minderheid",
    "dakloos",
    "landelijk_gebied",
)


@transaction.atomic
def wijzig_persoon(*, traject: Traject, persoon: Mapping[str, Any], versie: int, door: Gebruiker) -> Deelnemer:
    """Change details of the deelnemer of `traject`; `persoon` holds fields of Deelnemer.

    Raises NietMeerActueel when a colleague saved after `versie`, RegelGeschonden for what cannot be.
    """
    deelnemer = eis_versie(traject.deelnemer, versie)
    _wijs_af(regels.geboortedatum_kan(persoon.get("geboortedatum"), timezone.localdate()), "geboortedatum")
    veranderd = _zet(deelnemer, persoon)
    if veranderd:
        with beperkingen_in_woorden({"deelnemer_postcode_vorm": "postcode"}):
            deelnemer.save()
        noteer(Soort.DEELNEMER_GEWIJZIGD, door=door, over=deelnemer, deelnemer=deelnemer, velden=veranderd)
    return deelnemer


@transaction.atomic
def wijzig_aanmelding(
    *, traject: Traject, aanmelding: Mapping[str, Any], versie: int, door: Gebruiker, met_bijzonder: bool
) -> Traject:
    """Change how somebody came and what they want; `aanmelding` holds fields of Traject.

    Who may not see target groups of health and justice (`met_bijzonder`) leaves those as they are. Raises
    NietMeerActueel when a colleague saved after `versie`, RegelGeschonden for a date that cannot be.
    """
    huidig = eis_versie(traject, versie)
    aanmelddatum = aanmelding["aanmelddatum"]
    _wijs_af(regels.aanmelddatum_kan(aanmelddatum, timezone.localdate()), "aanmelddatum")
    if huidig.startdatum is not None and aanmelddatum > huidig.startdatum and aanmelddatum != huidig.aanmelddatum:
        raise RegelGeschonden(f"Het traject startte op {huidig.startdatum:%d-%m-%Y}.", veld="aanmelddatum")
    nieuw = dict(aanmelding)
    if not met_bijzonder:
        verborgen = bijzondere_codes(Codelijst.DOELGROEP)
        nieuw["doelgroepen"] = [*nieuw["doelgroepen"], *(code for code in huidig.doelgroepen if code in verborgen)]
    veranderd = _zet(huidig, nieuw)
    if veranderd:
        huidig.save()
        noteer(Soort.AANMELDING_GEWIJZIGD, door=door, over=huidig, deelnemer=huidig.deelnemer, velden=veranderd)
    return huidig


@transaction.atomic
def verbeter_startsituatie(
    *, traject: Traject, antwoorden: Mapping[str, Any], reden: str, vanaf: int, door: Gebruiker
) -> Startsituatie:
    """Write a new version of the start situation; the old ones stay readable.

    `antwoorden` are the fields that were asked; what was not asked is taken over from the version before. `vanaf` is
    the version that the page showed, 0 when there was none: then a reason is not needed. Raises NietMeerActueel when
    there is a newer one, RegelGeschonden without `reden`.
    """
    Traject.objects.select_for_update(of=("self",), no_key=True).get(pk=traject.pk)
    oud = laatste_startsituatie(traject)
    if (oud.versie if oud else 0) != vanaf:
        raise NietMeerActueel("Een collega heeft de startsituatie net verbeterd.", nu=oud)
    if oud is not None and not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de startsituatie verbetert.", veld="reden")
    nieuw = Startsituatie(traject=traject, versie=vanaf + 1, reden=reden.strip(), vastgelegd_door=door)
    for veld in VRAGEN:
        setattr(nieuw, veld, antwoorden.get(veld, getattr(oud, veld)) if oud else antwoorden.get(veld, _leeg(veld)))
    nieuw.save(force_insert=True)
    veranderd = [veld for veld in VRAGEN if oud is None or getattr(oud, veld) != getattr(nieuw, veld)]
    noteer(
        Soort.STARTSITUATIE_VERBETERD,
        door=door,
        over=nieuw,
        deelnemer=traject.deelnemer,
        reden=reden.strip(),
        velden=veranderd,
        versie=nieuw.versie,
    )
    return nieuw


def _leeg(veld: str) -> Any:
    return None if veld == "werkloos_sinds" else ""


def laatste_startsituatie(traject: Traject) -> Startsituatie | None:
    """The version that holds now."""
    return Startsituatie.objects.filter(traject=traject).order_by("-versie").first()


@transaction.atomic
def voeg_uitkering_toe(*, traject: Traject, soort: str, van: date | None, door: Gebruiker) -> Uitkering:
    """Write down a benefit of the deelnemer of `traject`, also when that one was merged into another meanwhile.

    Raises RegelGeschonden for one that is there already.
    """
    deelnemer = _houd_deelnemer_vast(traject)
    with beperkingen_in_woorden({"uitkering_niet_dubbel": "soort"}):
        uitkering = Uitkering.objects.create(deelnemer=deelnemer, soort=soort, van=van)
    noteer(Soort.UITKERING_GEWIJZIGD, door=door, over=uitkering, deelnemer=deelnemer, wat="toegevoegd")
    return uitkering


def _houd_deelnemer_vast(traject: Traject) -> Deelnemer:
    """Whose traject it is now, held: a merge that was going on is waited for, and followed."""
    while True:
        sleutel = Traject.objects.values_list("deelnemer_id", flat=True).get(pk=traject.pk)
        deelnemer: Deelnemer = Deelnemer.objects.select_for_update(no_key=True).get(pk=sleutel)
        if Traject.objects.filter(pk=traject.pk, deelnemer=deelnemer).exists():
            return deelnemer


@transaction.atomic
def wijzig_uitkering(
    *, uitkering: Uitkering, soort: str, van: date | None, tot: date | None, versie: int, door: Gebruiker
) -> Uitkering:
    """Change a benefit, or end it: it runs until `tot`, that day not included.

    Raises NietMeerActueel when a colleague saved after `versie`, RegelGeschonden for a period that cannot be.
    """
    huidig = eis_versie(uitkering, versie)
    veranderd = _zet(huidig, {"soort": soort, "van": van, "tot": tot})
    if veranderd:
        with beperkingen_in_woorden({"uitkering_niet_dubbel": "van", "uitkering_periode_oplopend": "tot"}):
            huidig.save()
        noteer(Soort.UITKERING_GEWIJZIGD, door=door, over=huidig, deelnemer=huidig.deelnemer, wat="gewijzigd")
    return huidig


def bijzondere_codes(lijst: str) -> set[str]:
    """The codes of a list that tell of health or justice."""
    return set(Code.objects.filter(lijst=lijst, bijzonder=True).values_list("code", flat=True))


def _zet(obj: Any, waarden: Mapping[str, Any]) -> list[str]:
    """Give `obj` these values and, if any differs, the next version; the names of the fields that differ."""
    veranderd = [veld for veld, waarde in waarden.items() if getattr(obj, veld) != waarde]
    for veld in veranderd:
        setattr(obj, veld, waarden[veld])
    obj.versie += bool(veranderd)
    return veranderd


def _wijs_af(bezwaar: str, veld: str) -> None:
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
