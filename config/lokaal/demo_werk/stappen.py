"""Plans of the people in the demo: steps from their low scores, some done, one late, a few referrals.

Also whom to call, and at the Jongerenloket for which of the two organisations somebody works.
"""

from __future__ import annotations

from datetime import date, timedelta

from organisaties import huidige
from toegang.models import Gebruiker
from trajecten.models import Betrokkene, Expertise, Partner, Stap, Traject
from trajecten.registers import leefgebieden_van, urgenties_van
from trajecten.stappenplan.diensten import DEELNEMER, Uitvoerder, maak_stap, sluit_stap
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.partners import bewaar_partner
from trajecten.stappenplan.regels import Verwijsstand, Wie
from trajecten.stappenplan.verwijzen import verwijs_door, zet_stand

TRAJECTEN = 8
# per leefgebied what is agreed, and how that reads on paper where it is nobody's business
STAPPEN: dict[str, tuple[str, str]] = {
    "financien": ("Samen de post openen en de rekeningen op een rij zetten", ""),
    "werk_en_opleiding": ("Drie plekken uitkiezen om een dag mee te kijken", ""),
    "dagbesteding": ("Drie plekken uitkiezen om een dag mee te kijken", ""),
    "tijdsbesteding": ("Een weekplan maken met vaste dagen", ""),
    "huisvesting": ("Inschrijven voor een eigen kamer", ""),
    "huiselijke_relaties": ("Een gesprek thuis, samen met je moeder", ""),
    "geestelijke_gezondheid": ("Afspraak maken bij de huisarts", "Een afspraak maken die we samen bespraken"),
    "lichamelijke_gezondheid": ("Afspraak maken bij de huisarts", "Een afspraak maken die we samen bespraken"),
    "middelengebruik": ("Gesprek met de jongerenwerker", "Een gesprek dat we samen voorbereiden"),
    "justitie": ("Brief van de rechtbank samen lezen", "Een brief samen lezen"),
    "sociaal_netwerk": ("Een keer mee naar de sportavond in de buurt", ""),
    "maatschappelijke_participatie": ("Kennismaken bij het buurthuis", ""),
}
PARTNERS: dict[str, tuple[str, ...]] = {
    "Budgetwinkel De Brug": ("schuldhulp",),
    "Taalhuis De Letter": ("taal",),
    "Woonpunt": ("huisvesting",),
    "Wijkteam Centrum": ("maatschappelijk_werk", "ggz", "jeugdhulp"),
}
VERWIJZINGEN = (
    ("schuldhulp", "Budgetwinkel De Brug", "Een plan om de schulden af te betalen", "financien", Verwijsstand.LOOPT),
    ("taal", "Taalhuis De Letter", "Een groep op eigen niveau, overdag", "", Verwijsstand.WACHTLIJST),
    ("huisvesting", "Woonpunt", "Hulp bij het zoeken van een kamer", "huisvesting", Verwijsstand.AANGEVRAAGD),
)
TE_LAAT = timedelta(days=9)


def vul(vandaag: date) -> None:
    """Make the plans, once."""
    if Stap.objects.exists() or Partner.objects.exists():
        return
    _zet_bereikbaar()
    trajecten = list(
        Traject.objects.lopend_op(vandaag)
        .filter(einddatum__isnull=True, betrokkenen__rol="casemanager", betrokkenen__tot__isnull=True)
        .select_related("deelnemer", "programma")
        .order_by("-startdatum", "pk")
        .distinct()[:TRAJECTEN]
    )
    scores = urgenties_van(trajecten)
    if not trajecten:
        return
    partners = _partners(_casemanager(trajecten[0]))
    for nummer, traject in enumerate(trajecten):
        door = _casemanager(traject)
        _maak_plan(traject, scores[traject.pk], nummer, vandaag, door)
        if nummer < len(VERWIJZINGEN):
            _verwijs(traject, nummer, partners, vandaag, door)


def _zet_bereikbaar() -> None:
    """A telephone number for whoever guides, and the second organisation."""
    organisatie = huidige()
    twee = organisatie is not None and organisatie.schema_name == "jongerenloket"
    for gebruiker in Gebruiker.objects.filter(betrokken_bij__isnull=False).distinct():
        gebruiker.telefoon = f"06 1234{gebruiker.pk % 10000:04d}"
        if twee:
            jobcoach = Betrokkene.objects.filter(gebruiker=gebruiker).order_by("pk").first()
            gebruiker.namens = "Werkom" if jobcoach and jobcoach.rol == Betrokkene.Rol.JOBCOACH else "Jongerenloket"
        gebruiker.save(update_fields=["telefoon", "namens"])


def _casemanager(traject: Traject) -> Gebruiker:
    casemanagers = Gebruiker.objects.filter(betrokken_bij__traject=traject, betrokken_bij__rol="casemanager")
    gevonden: Gebruiker = casemanagers.order_by("-betrokken_bij__van", "pk")[0]
    return gevonden


def _partners(door: Gebruiker) -> dict[str, Partner]:
    return {
        naam: bewaar_partner(naam=naam, telefoon=f"0900 12{nummer:02d}", expertises=expertises, door=door)
        for nummer, (naam, expertises) in enumerate(PARTNERS.items())
    }


def _maak_plan(traject: Traject, scores: dict[str, int], nummer: int, vandaag: date, door: Gebruiker) -> None:
    """A step for the low scores of `traject` except the last, so that there is one left to make; the first is done."""
    vanaf = grenzen()
    laag = [g.code for g in leefgebieden_van(traject) if vanaf.is_dringend(scores.get(g.code)) and g.code in STAPPEN]
    laag.sort(key=lambda code: scores[code])
    begeleiders = list(Gebruiker.objects.filter(betrokken_bij__in=traject.betrokkenen.nu()).distinct().order_by("pk"))
    stappen = []
    for plek, code in enumerate(laag[:5] if len(laag) < 2 else laag[: min(5, len(laag) - 1)]):
        wat, neutraal = STAPPEN[code]
        wie = Uitvoerder(Wie.MEDEWERKER, medewerker=begeleiders[plek % len(begeleiders)]) if plek % 3 else DEELNEMER
        deadline = vandaag + timedelta(days=3 + 11 * plek + nummer)
        stappen.append(
            maak_stap(
                traject=traject, leefgebied=code, wat=wat, neutraal=neutraal, wie=wie, deadline=deadline, door=door
            )
        )
    if len(stappen) > 2:
        resultaat = "Gelukt, samen gedaan."
        sluit_stap(stap=stappen[-1], verwacht=1, staat="gedaan", resultaat=resultaat, door=door)
    if stappen and nummer % 4 == 1:
        # agreed some time ago: the dienst plans nothing in the past
        Stap.objects.filter(pk=stappen[0].pk).update(deadline=vandaag - TE_LAAT)


def _verwijs(traject: Traject, nummer: int, partners: dict[str, Partner], vandaag: date, door: Gebruiker) -> None:
    code, naam, vraag, leefgebied, staat = VERWIJZINGEN[nummer]
    eerst = max(traject.aanmelddatum, vandaag - timedelta(days=30))
    bekend = {gebied.code for gebied in leefgebieden_van(traject)}
    verwijzing = verwijs_door(
        traject=traject,
        expertise=Expertise.objects.get(code=code),
        partner=partners[naam],
        vraag=vraag,
        aangevraagd_per=eerst,
        leefgebied=leefgebied if leefgebied in bekend else "",
        door=door,
    )
    if staat != Verwijsstand.AANGEVRAAGD:
        dag = min(vandaag, eerst + timedelta(days=12))
        zet_stand(verwijzing=verwijzing, verwacht=1, staat=staat, datum=dag, door=door)
