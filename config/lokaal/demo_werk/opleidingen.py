"""What deelnemers of the demo learn and can show: schools, enrolments, proofs and a praktijkverklaring.

Nothing here changes a figure of the sample data: no hours, and no state on leaving.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import organisaties
from config.lokaal.demo_werk.wie import voorbeeldtrajecten
from onderwijs.bewijs.certificaat import MDT, mdt_voor
from onderwijs.bewijs.diensten import bewaar_bewijs
from onderwijs.bewijs.geleerd import Lijn
from onderwijs.bewijs.praktijk import beoordeel_werkproces, bewaar_praktijkverklaring
from onderwijs.bewijs.uitgeven import geef_certificaat
from onderwijs.diensten.deelnames import deel_in
from onderwijs.diensten.groepen import Groepsgegevens, maak_groep, sluit_groep
from onderwijs.models import (
    Bewijs,
    Bewijssoort,
    Inschrijving,
    Leerlijn,
    Module,
    Onderwijsinstelling,
    Opleiding,
    Praktijkverklaring,
)
from onderwijs.opleiding.diensten import bewaar_aanbod, bewaar_inschrijving, leg_voortgang_vast
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.leerbedrijven import leerbedrijven_van
from trajecten.models import Traject
from trajecten.regels import leeftijd_op, plus_maanden


@dataclass(frozen=True)
class Aanbod:
    """A school with an opleiding: name, level (empty: none) and leerweg (empty: not mbo)."""

    school: str
    plaats: str
    opleiding: str
    niveau: str = ""
    leerweg: str = ""


@dataclass(frozen=True)
class Praktijk:
    """Work towards a praktijkverklaring: at which company, with whom, and what there is to learn."""

    onderwerp: str
    leerbedrijf: str
    praktijkopleider: str
    werkprocessen: tuple[str, ...]


@dataclass(frozen=True)
class Voorbeeld:
    """What one organisation shows: schools, kinds of proof that end or hold, and a praktijkverklaring."""

    scholen: tuple[Aanbod, ...]
    bewijzen: tuple[str, ...] = ()
    praktijk: Praktijk | None = None


VOORBEELDEN = {
    "werkmakerij": Voorbeeld(
        (
            Aanbod("Vakschool De Linde", "Rotterdam", "Schilder", "mbo-2", "bbl"),
            Aanbod("Mbo-college Zuidrand", "Rotterdam", "Entree: assistent bouwen", "mbo-1", "derde_leerweg"),
        ),
        ("bhv", "mbo-certificaat", "vca"),
        Praktijk(
            "Assistent schilder",
            "Schildersbedrijf Van Dam",
            "Kees van Dam",
            ("Bereidt het werk voor", "Schuurt en plamuurt hout", "Brengt grondverf aan", "Ruimt de werkplek op"),
        ),
    ),
    "jongerenloket": Voorbeeld(
        (Aanbod("Mbo-college Waterland", "Purmerend", "Entree: assistent logistiek", "mbo-1", "bol"),),
        ("bhv", "vca", "heftruck", "haccp"),
    ),
    "hwwerkt": Voorbeeld(
        (Aanbod("Mbo-college De Waard", "Oud-Beijerland", "Monteur elektrotechnische installaties", "mbo-2", "bbl"),),
        ("mbo-certificaat",),
        Praktijk(
            "Assistent installatietechniek",
            "Beroepentuin",
            "Wim Kooiman",
            ("Leest een eenvoudige tekening", "Legt leidingen aan", "Controleert het werk"),
        ),
    ),
    "participatiefabriek": Voorbeeld((Aanbod("Hogeschool Windesheim Flevoland", "Almere", "Aanschuifonderwijs"),)),
    "werkshop": Voorbeeld((Aanbod("Mbo-college Maasoever", "Rotterdam", "Medewerker horeca", "mbo-2", "bol"),)),
}
ZOEK_HOOGSTENS = 10
AANSCHUIVEN = "Aanschuifonderwijs"
WEKEN_AANSCHUIVEN = 24
# a proof of longer ago somebody of eighteen could not have
EEN_JAAR = 12


def vul(vandaag: date) -> None:
    """Fill the organisation at hand, unless it has schools already."""
    organisatie = organisaties.huidige()
    voorbeeld = VOORBEELDEN.get(organisatie.schema_name) if organisatie else None
    door = Gebruiker.objects.actief().filter(rollen__contains=[Rol.CASEMANAGER]).order_by("pk").first()
    if voorbeeld is None or door is None or Onderwijsinstelling.objects.exists():
        return
    opleidingen = [(_maak_opleiding(aanbod, door), aanbod.leerweg) for aanbod in voorbeeld.scholen]
    begin = vandaag - timedelta(weeks=6)
    trajecten = iter(voorbeeldtrajecten(Traject.objects.lopend_op(vandaag).filter(startdatum__lte=begin)))
    _schrijf_in(opleidingen, trajecten, begin, vandaag, door)
    _geef_bewijzen(voorbeeld.bewijzen, trajecten, vandaag, door)
    if voorbeeld.praktijk and (traject := _bij_leerbedrijf(begin, vandaag, door) or next(trajecten, None)):
        _maak_praktijkverklaring(voorbeeld.praktijk, traject, opleidingen[0][0].instelling, vandaag, door)
    _schuif_aan(vandaag)
    _geef_mdt(vandaag, door)


def _maak_opleiding(aanbod: Aanbod, door: Gebruiker) -> Opleiding:
    school = bewaar_aanbod(rij=Onderwijsinstelling(naam=aanbod.school, plaats=aanbod.plaats), versie=1, door=door)
    opleiding = Opleiding(instelling=school, naam=aanbod.opleiding, niveau=aanbod.niveau)
    return bewaar_aanbod(rij=opleiding, versie=1, door=door)


def _schrijf_in(
    opleidingen: Sequence[tuple[Opleiding, str]],
    trajecten: Iterator[Traject],
    begin: date,
    vandaag: date,
    door: Gebruiker,
) -> None:
    """Enrol one in each; it goes well with the first, the last threatens to stop."""
    for nummer, (opleiding, leerweg) in enumerate(opleidingen):
        traject = next(trajecten, None)
        if traject is None:
            return
        rij = Inschrijving(traject=traject, opleiding=opleiding, leerweg=leerweg, van=begin)
        inschrijving = bewaar_inschrijving(inschrijving=rij, versie=1, door=door)
        stand = "dreigt_te_stoppen" if nummer else "op_schema"
        tekst = "De reistijd is lang. We zoeken een plek dichterbij." if nummer else "Komt elke week met plezier."
        dag = vandaag - timedelta(days=3)
        leg_voortgang_vast(inschrijving=inschrijving, datum=dag, stand=stand, toelichting=tekst, door=door)


def _geef_bewijzen(codes: Sequence[str], trajecten: Iterator[Traject], vandaag: date, door: Gebruiker) -> None:
    """One of each kind; the first ends within two months, so that there is a signal."""
    soorten = {soort.code: soort for soort in Bewijssoort.objects.filter(code__in=codes)}
    for nummer, code in enumerate(codes):
        traject = next(trajecten, None)
        if traject is None:
            return
        soort = soorten[code]
        datum = vandaag - timedelta(weeks=5)
        if not nummer and soort.geldig_maanden == EEN_JAAR:
            datum = plus_maanden(vandaag + timedelta(weeks=7), -soort.geldig_maanden)
        bewijs = Bewijs(traject=traject, soort=soort, datum=datum, uitgever="Examenbureau Vakwerk")
        bewaar_bewijs(bewijs=bewijs, versie=1, door=door)


def _bij_leerbedrijf(begin: date, vandaag: date, door: Gebruiker) -> Traject | None:
    """Somebody of the latest who began by then and has a placement at a recognised leerbedrijf; None without one."""
    lopend = Traject.objects.zichtbaar_voor(door).lopend_op(vandaag).filter(startdatum__lte=begin)
    wie = lopend.filter(plaatsingen__vestiging__erkenningen__isnull=False).order_by("-startdatum", "-pk").distinct()
    return next((traject for traject in wie[:ZOEK_HOOGSTENS] if leerbedrijven_van(traject, door).plekken), None)


def _maak_praktijkverklaring(
    praktijk: Praktijk, traject: Traject, school: Onderwijsinstelling, vandaag: date, door: Gebruiker
) -> None:
    """At the leerbedrijf of the placement where there is one, else at one that is not in the system."""
    plek = next(iter(leerbedrijven_van(traject, door).plekken), None)
    opleider = plek.opleiders[0].naam if plek and plek.opleiders else praktijk.praktijkopleider
    rij = bewaar_praktijkverklaring(
        praktijk=Praktijkverklaring(
            traject=traject,
            onderwerp=praktijk.onderwerp,
            kenmerk=plek.kenmerk if plek else "",
            leerbedrijf=plek.naam if plek else praktijk.leerbedrijf,
            erkenning=plek.erkenning if plek else "",
            praktijkopleider=opleider,
            instelling=school,
            van=vandaag - timedelta(weeks=5),
        ),
        versie=1,
        werkprocessen=[("", naam) for naam in praktijk.werkprocessen],
        door=door,
    )
    for nummer, werkproces in enumerate(rij.werkprocessen.order_by("volgorde")[:2]):
        beoordeel_werkproces(
            werkproces=werkproces,
            versie=werkproces.versie,
            staat="oefent" if nummer else "beheerst",
            beoordeeld_op=vandaag - timedelta(weeks=1),
            praktijkopleider=opleider,
            door=door,
        )


def _schuif_aan(vandaag: date) -> None:
    """Two modules of the last half-year that two people finished; one has the certificate already."""
    leerlijn = Leerlijn.objects.filter(naam=AANSCHUIVEN).first()
    trainer = Gebruiker.objects.actief().filter(rollen__contains=[Rol.TRAINER]).order_by("pk").first()
    begin = vandaag - timedelta(weeks=WEKEN_AANSCHUIVEN)
    if leerlijn is None or trainer is None:
        return
    lopend = Traject.objects.lopend_op(vandaag).filter(startdatum__lte=begin).select_related("deelnemer")
    wie = [traject for traject in lopend.order_by("pk") if _is_oud_genoeg(traject, leerlijn, begin)][:2]
    if not wie:
        return
    for module in Module.objects.filter(leerlijn=leerlijn).order_by("volgorde")[: leerlijn.modules_tegelijk]:
        gegevens = Groepsgegevens(f"{module} voorjaar", module, 10, begin, None, "Hogeschool")
        groep = maak_groep(gegevens=gegevens, trainers=[trainer], door=trainer)
        for traject in wie:
            deel_in(groep=groep, traject=traject, vanaf=begin, door=trainer)
        sluit_groep(groep=groep, laatste_dag=vandaag - timedelta(weeks=2), door=trainer)
    geef_certificaat(traject=wie[0], welk=Lijn.van(leerlijn).code, door=trainer)


def _is_oud_genoeg(traject: Traject, leerlijn: Leerlijn, dag: date) -> bool:
    geboren = traject.deelnemer.geboortedatum
    return geboren is not None and leeftijd_op(geboren, dag) >= (leerlijn.leeftijd_van or 0)


def _geef_mdt(vandaag: date, door: Gebruiker) -> None:
    """Print the certificate of somebody of whom the sample data say that it was given."""
    gegeven = Traject.objects.filter(uitstroom__certificaat_datum__isnull=False, subsidieproject__soort="mdt")
    for traject in gegeven.select_related("deelnemer", "subsidieproject").order_by("pk")[:5]:
        aanbod = mdt_voor(traject, vandaag)
        if aanbod and aanbod.kan:
            geef_certificaat(traject=traject, welk=MDT, door=door)
            return
