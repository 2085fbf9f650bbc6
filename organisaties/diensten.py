"""Everything that changes which organisations there are."""

import time
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisaties import sjablonen
from organisaties.adressen import adres_van, publieke_adressen, vergeet_adressen
from organisaties.blauwdruk import haal_blauwdruk, speel_af
from organisaties.context import in_organisatie, in_publiek
from organisaties.fouten import HuisstijlVeranderd
from organisaties.inrichting import meld, nodig_beheerder_uit, richt_in
from organisaties.models import Domein, Organisatie
from organisaties.schemas import bestaat
from vormgeving.huisstijl import controleer
from vormgeving.versies import versie_uit


@dataclass(frozen=True)
class NieuweOrganisatie:
    """What came of making an organisation: for the command and the platform page."""

    organisatie: Organisatie
    adres: str
    seconden: float
    programmas: list[str] = field(default_factory=list)
    uitgenodigd: str = ""


def maak_organisatie(
    *,
    schema: str,
    naam: str,
    adres: str,
    soort: str = "",
    ondertitel: str = "",
    huisstijl: dict[str, str] | None = None,
    sjabloon: str = "",
    beheerder: str = "",
    door: object | None,
) -> NieuweOrganisatie:
    """Make an organisation with its schema, address and template, in one transaction.

    adres: host name without port. sjabloon: a name of sjablonen.namen(), or empty to start without
    programmes; its look, subtitle and kind fill what is not given. beheerder: e-mail address that is
    invited. door: who asked for it, a user of another organisation, or None for a command.

    Raises ValidationError (Dutch, per field) when a name, schema or address is taken or impossible, and
    ValueError for an unknown template. After an error nothing was made.
    """
    begin = time.monotonic()
    inhoud = sjablonen.lees(sjabloon) if sjabloon else {}
    organisatie = Organisatie(
        schema_name=schema,
        naam=naam,
        soort=soort or inhoud.get("soort", Organisatie.Soort.PROGRAMMA),
        ondertitel=ondertitel or inhoud.get("ondertitel", ""),
        huisstijl=huisstijl or _huisstijl(inhoud),
        sjabloon=sjabloon,
    )
    domein = Domein(domain=adres, tenant=organisatie, is_primary=True)
    _toets(organisatie, domein)
    haal_blauwdruk()
    # inside the new organisation from the start: what waits for the commit belongs to it
    with in_organisatie(organisatie), transaction.atomic():
        volledig_adres = _bewaar(organisatie, domein)
        speel_af(schema)
        richt_in(sjabloon=inhoud, door=None)
        if beheerder:
            nodig_beheerder_uit(email=beheerder, door=None)
    meld(handeling="aangemaakt", schema=schema, door=door)
    programmas = [programma["naam"] for programma in inhoud.get("programmas", [])]
    return NieuweOrganisatie(organisatie, volledig_adres, time.monotonic() - begin, programmas, beheerder)


def zet_actief(*, organisatie: Organisatie, actief: bool, door: object | None) -> Organisatie:
    """Switch an organisation on or off. Off: its addresses answer 404 and its tasks are refused."""
    with in_publiek():
        organisatie.actief = actief
        organisatie.save(update_fields=["actief"])
    vergeet_adressen()
    meld(handeling="aangezet" if actief else "uitgezet", schema=organisatie.schema_name, door=door)
    return organisatie


@transaction.atomic
def wijzig_huisstijl(*, organisatie: Organisatie, huisstijl: dict[str, str], versie: int, door: object) -> Organisatie:
    """Give an organisation other colours; `versie` is versie_uit() of the tokens that the page began with.

    Raises ValidationError with every reason why these may not, HuisstijlVeranderd when somebody was first.
    """
    if bezwaren := controleer(huisstijl):
        raise ValidationError(bezwaren)
    with in_publiek():
        organisatie = Organisatie.objects.select_for_update().get(pk=organisatie.pk)
        if versie_uit(organisatie.huisstijl) != versie:
            raise HuisstijlVeranderd(organisatie.huisstijl)
        organisatie.huisstijl = huisstijl
        organisatie.save(update_fields=["huisstijl"])
    meld(handeling="huisstijl gewijzigd", schema=organisatie.schema_name, door=door)
    transaction.on_commit(vergeet_adressen)
    return organisatie


def _toets(organisatie: Organisatie, domein: Domein) -> None:
    """Raise ValidationError with all that is wrong, before any name comes near the database."""
    fouten: dict[str, list[ValidationError]] = {}
    with in_publiek():
        for rij, zonder in ((organisatie, set()), (domein, {"tenant"})):
            try:
                rij.full_clean(exclude=zonder)
            except ValidationError as fout:
                fouten = fout.update_error_dict(fouten)
    if domein.domain in publieke_adressen():
        fouten = fouten | {"domain": [ValidationError("Dit is het adres van Stapsteen zelf. Kies een eigen adres.")]}
    if bezwaren := controleer(organisatie.huisstijl):
        fouten = fouten | {"huisstijl": [ValidationError(bezwaar) for bezwaar in bezwaren]}
    if not fouten and bestaat(organisatie.schema_name):
        fouten = {"schema_name": [ValidationError("De database heeft al een schema met deze naam.")]}
    if fouten:
        raise ValidationError(fouten)


def _bewaar(organisatie: Organisatie, domein: Domein) -> str:
    with in_publiek():
        try:
            organisatie.save()
            domein.tenant = organisatie
            domein.save()
        except IntegrityError as fout:
            # between the check and now somebody else took the name or the address
            raise ValidationError("Iemand anders gebruikt deze naam of dit adres net. Kies iets anders.") from fout
        vergeet_adressen()
        return adres_van(organisatie)


def _huisstijl(inhoud: dict[str, str]) -> dict[str, str]:
    return {"palet": inhoud["huisstijl"]} if inhoud else {}
