"""What trajecten puts in its own registers and in the menu; called once, in ready()."""

from toegang.matrix import Recht
from trajecten import filters, kolommen, panelen, registers, signalen, tijdlijn
from trajecten.aanmelden import concept as aanmelden
from trajecten.aanmelden.kaarten import KAARTEN, WACHT_OP_START
from trajecten.agenda import aanmelding as agenda
from trajecten.begeleiding import aanmelding as begeleiding
from trajecten.bsn import aanmelding as bsn
from trajecten.concepten import registreer_conceptsoort
from trajecten.deelneemuren.concept import SOORT as DEELNEEMUREN_CONCEPT
from trajecten.documenten import aanmelding as documenten
from trajecten.financiering.kaart import FINANCIERING
from trajecten.registers import Actie, Tab
from trajecten.signaalsoorten import registreer_signaalsoort
from trajecten.signaalwerk import afloop, subsidie
from trajecten.signaalwerk.concept import SOORT as UITSTEL_CONCEPT
from trajecten.stappenplan import aanmelding as stappenplan
from trajecten.urenstaat import concept as urenconcept
from trajecten.urenstaat import signalen as urensignalen
from vormgeving import menu

MENU = (
    menu.Menuitem("mijn_dag", "Mijn dag", "sun", "trajecten:mijn_dag", None, 10, (menu.KOP, menu.ONDER)),
    menu.Menuitem(
        "deelnemers",
        "Deelnemers",
        "users",
        "trajecten:lijst",
        Recht.TRAJECT_INZIEN,
        20,
        (menu.KOP, menu.ONDER),
        ook_bij=("/trajecten/",),
    ),
    menu.Menuitem(
        "agenda", "Agenda", "calendar-event", "trajecten:agenda", Recht.CONTACT_LOGGEN, 25, ook_bij=("/afspraken/",)
    ),
    menu.Menuitem("zoeken", "Zoeken", "search", "trajecten:zoeken", Recht.TRAJECT_INZIEN, 20, (menu.ZOEKEN,)),
    menu.Menuitem(
        "contact", "Contact", "square-rounded-plus", "trajecten:contact", Recht.CONTACT_LOGGEN, 30, (menu.ONDER,)
    ),
    menu.Menuitem("uren", "Uren", "clock", "trajecten:uren", Recht.UREN_SCHRIJVEN, 60),
    menu.Menuitem(
        "inlezen",
        "Inlezen",
        "table-import",
        "trajecten:inlezen",
        Recht.IMPORTEREN,
        70,
        (menu.BEHEER,),
        uitleg="Lijsten uit een ander systeem of een spreadsheet.",
    ),
    menu.Menuitem(
        "signaalinstellingen",
        "Signalen",
        "alert-triangle",
        "trajecten:signaalinstellingen",
        Recht.PROGRAMMA_BEHEREN,
        40,
        (menu.BEHEER,),
        uitleg="Welke signalen er zijn, en vanaf wanneer ze verschijnen.",
    ),
    menu.Menuitem("beheer", "Beheer", "adjustments", "trajecten:beheer", Recht.PROGRAMMA_BEHEREN, 75),
    menu.Menuitem(
        "programmas",
        "Programma's en routes",
        "stairs",
        "trajecten:programmas",
        Recht.PROGRAMMA_BEHEREN,
        10,
        (menu.BEHEER,),
        uitleg="Voor wie, hoe lang, welke bouwstenen, en welke normen daarbij horen.",
    ),
    menu.Menuitem(
        "subsidieprojecten",
        "Subsidieprojecten",
        "report-analytics",
        "trajecten:subsidieprojecten",
        Recht.PROGRAMMA_BEHEREN,
        20,
        (menu.BEHEER,),
        uitleg="Wie betaalt, in welke periode en met welke norm, en hoe lang je bewaart.",
    ),
    menu.Menuitem(
        "keuzelijsten",
        "Keuzelijsten",
        "list-details",
        "trajecten:keuzelijsten",
        Recht.PROGRAMMA_BEHEREN,
        30,
        (menu.BEHEER,),
        ook_bij=("/beheer/keuzes/",),
        uitleg="De keuzes in formulieren in jullie eigen woorden, zoals doelgroepen en soorten contact.",
    ),
)
ACTIES = (
    Actie("contact", "Contact loggen", "pencil", "trajecten:contact_met", Recht.CONTACT_LOGGEN, 10, hoofd=True),
    Actie("nog_een_traject", "Nog een traject", "user-plus", "trajecten:nog_een_traject", Recht.TRAJECT_AANMELDEN, 80),
    Actie("afspraak", "Afspraak maken", "calendar-event", "trajecten:afspraak_met", Recht.CONTACT_LOGGEN, 40),
)
TABS = (
    Tab("overzicht", "Overzicht", "trajecten:dossier", 10),
    Tab("contact", "Contact", "trajecten:contacten", 40),
    Tab("uren", "Uren", "trajecten:deelneemuren", 50),
    Tab("gegevens", "Gegevens", "trajecten:gegevens", 80),
    Tab("tijdlijn", "Tijdlijn", "trajecten:tijdlijn", 90),
)


def meld_alles_aan() -> None:
    """Fill the menu and the registers."""
    for item in MENU:
        menu.registreer(item)
    for actie in ACTIES:
        registers.registreer_actie(actie)
    for tab in TABS:
        registers.registreer_tab(tab)
    for kaart in (*KAARTEN, FINANCIERING):
        registers.registreer_gegevenskaart(kaart)
    for paneel in (WACHT_OP_START, panelen.UREN, panelen.CONTACT, panelen.TIJDLIJN):
        registers.registreer_paneel(paneel)
    for kolom in (kolommen.UREN, kolommen.LAATSTE_CONTACT, kolommen.SIGNAAL):
        registers.registreer_kolom(kolom)
    for filter_ in (filters.STAND, filters.PROGRAMMA, filters.BEGELEIDER):
        registers.registreer_filter(filter_)
    registers.registreer_gebeurtenissen(tijdlijn.stappen)
    registers.registreer_gebeurtenissen(tijdlijn.contact)
    registreer_conceptsoort(DEELNEEMUREN_CONCEPT)
    for soort in (urensignalen.TE_LAAT, urensignalen.WACHT):
        registreer_signaalsoort(soort)
    for bron in (urensignalen.eigen_weken, urensignalen.te_goedkeuren, urensignalen.collegas_te_laat):
        registers.registreer_eigen_signalen(bron)
    for soort in (signalen.GEEN_CONTACT, subsidie.SUBSIDIE_STOPT, afloop.STAND_BIJ_VERTREK, afloop.OPVOLGING):
        registreer_signaalsoort(soort)
    registers.registreer_signalen(signalen.geen_contact)
    registers.registreer_signalen(subsidie.subsidie_stopt)
    # for who can fill it in, and for who accounts for it
    for na_afloop, recht in (
        (afloop.stand_ontbreekt, Recht.TRAJECT_STOPPEN),
        (afloop.opvolging_nodig, Recht.TRAJECT_WIJZIGEN),
    ):
        registers.registreer_signalen(na_afloop, (recht, Recht.RAPPORT_INZIEN), na_afloop=True)
    for conceptsoort in (*aanmelden.SOORTEN, *urenconcept.SOORTEN, UITSTEL_CONCEPT):
        registreer_conceptsoort(conceptsoort)
    agenda.meld_alles_aan()
    stappenplan.meld_alles_aan()
    documenten.meld_alles_aan()
    begeleiding.meld_alles_aan()
    bsn.meld_alles_aan()
