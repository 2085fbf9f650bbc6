"""Schools that ask for places, koppels and documents of the demo, each where it belongs.

At the Jongerenloket two schools need stageplaatsen from December on, one of them soon; at De Participatiefabriek
participants teach participants. Nothing here changes a figure of the sample data.
"""

from datetime import date, timedelta
from decimal import Decimal

import organisaties
from config.lokaal.demo_werk.wie import voorbeeldtrajecten
from onderwijs.koppel.diensten import koppel_mensen, sluit_koppel
from onderwijs.koppel.regels import Uitkomst
from onderwijs.models import Koppel, Stagevraag
from onderwijs.stagevraag.diensten import Gegevens, maak_stagevraag
from onderwijs.stagevraag.regels import Urgentie
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.documenten.diensten import bewaar_document, keur
from trajecten.models import Document, Traject

# school, how many, level (a key of plaatsvragen.NIVEAUS), days a week, sectors, how urgent, what they say
STAGEVRAGEN = (
    ("Bladergroen", 6, 0, 3, (), Urgentie.DRINGEND, "Vanaf december zijn er plekken nodig. Liefst dicht bij huis."),
    (
        "Altra College",
        4,
        1,
        4,
        ("groenvoorziening", "horeca", "techniek"),
        Urgentie.SNEL,
        "Voor leerlingen die naar Entree gaan.",
    ),
)
# what is taught, with which goals, how many weeks ago it began; the first one is finished
KOPPELS = (
    ("Fietsen maken", "Een band plakken en remmen afstellen zonder hulp.", 16, "Rustig uitleggen, in kleine stappen."),
    ("Werken in de keuken", "Een lunch voor twintig mensen maken. Schoon werken.", 6, ""),
    ("Tuinonderhoud in de wijk", "Zelf een werkdag plannen en gereedschap onderhouden.", 3, ""),
)
CV = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def vul(vandaag: date) -> None:
    """Fill what belongs to the organisation at hand, each part once."""
    organisatie = organisaties.huidige()
    begeleider = _begeleider()
    if organisatie is None or begeleider is None:
        return
    if organisatie.schema_name == "jongerenloket":
        vraag_stages(vandaag, begeleider)
    if organisatie.schema_name == "participatiefabriek":
        koppel(vandaag, begeleider)
    bewaar_cv(vandaag, begeleider)


def _begeleider() -> Gebruiker | None:
    collegas = Gebruiker.objects.actief().filter(rollen__overlap=[Rol.JOBCOACH.value, Rol.CASEMANAGER.value])
    return collegas.order_by("pk").first()


def vraag_stages(vandaag: date, zoekt: Gebruiker) -> None:
    """What the two schools ask, unless there are stagevragen already."""
    if Stagevraag.objects.exists():
        return
    december = date(vandaag.year, 12, 1)
    for school, aantal, niveau, dagen, sectoren, urgentie, toelichting in STAGEVRAGEN:
        gegevens = Gegevens(
            instelling=school,
            contact="",
            soort="stage",
            sectoren=list(sectoren),
            niveau=niveau,
            aantal=aantal,
            dagen_per_week=Decimal(dagen),
            vanaf=december,
            tot=None,
            urgentie=urgentie,
            toelichting=toelichting,
            behandelaar=zoekt,
        )
        maak_stagevraag(gegevens=gegevens, door=zoekt)


def koppel(vandaag: date, door: Gebruiker) -> None:
    """Three koppels of those who run longest, unless there are any already."""
    if Koppel.objects.exists():
        return
    begin = vandaag - timedelta(weeks=max(weken for *_, weken, _ in KOPPELS))
    lopend = Traject.objects.lopend_op(vandaag).filter(startdatum__lte=begin).select_related("deelnemer")
    mensen = voorbeeldtrajecten(lopend)[: 2 * len(KOPPELS)]
    for plek, (vak, doelen, weken, geleerd) in enumerate(KOPPELS[: len(mensen) // 2]):
        gemaakt = koppel_mensen(
            leermeester=mensen[2 * plek],
            gezel=mensen[2 * plek + 1],
            vak=vak,
            doelen=doelen,
            van=vandaag - timedelta(weeks=weken),
            tot=None,
            door=door,
        )
        if geleerd:
            sluit_koppel(
                koppel=gemaakt,
                uitkomst=Uitkomst.AFGEROND,
                tot=vandaag - timedelta(weeks=1),
                leermeester_leerde=geleerd,
                vandaag=vandaag,
                versie=gemaakt.versie,
                door=door,
            )


def bewaar_cv(vandaag: date, door: Gebruiker) -> None:
    """A cv of two deelnemers that `door` guides, unless there are documents already."""
    if Document.objects.exists():
        return
    for traject in voorbeeldtrajecten(Traject.objects.lopend_op(vandaag).begeleid_door(door))[:2]:
        bewaar_document(inhoud=keur("cv.pdf", CV), soort=Document.Soort.CV, traject=traject, door=door)
