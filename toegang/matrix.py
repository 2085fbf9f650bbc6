"""Who may do what, and how far that reaches: the whole authorisation of Stapsteen in one table.

This file is the document that the privacy officer reads (`toon_toegangsmatrix` prints it).
Nowhere else does a role decide anything. The values are stored and printed: never change them.
"""

from django.db.models import IntegerChoices, TextChoices


class Bereik(IntegerChoices):
    """How far a right reaches. Larger contains smaller."""

    EIGEN = 1, "eigen trajecten"
    TEAM = 2, "trajecten van het team"
    ORGANISATIE = 3, "hele organisatie"


class Recht(TextChoices):
    """Something that a person may do. The label is how the matrix page calls it."""

    TRAJECT_INZIEN = "traject_inzien", "Deelnemers en trajecten zien"
    TRAJECT_WIJZIGEN = "traject_wijzigen", "Deelnemers en trajecten wijzigen"
    TRAJECT_AANMELDEN = "traject_aanmelden", "Een deelnemer aanmelden"
    SITUATIE_INZIEN = "situatie_inzien", "Uitkering en startsituatie zien"
    DEELNEMER_SAMENVOEGEN = "deelnemer_samenvoegen", "Dubbele deelnemers samenvoegen"
    VERSLAG_INZIEN = "verslag_inzien", "Verslagen en toelichtingen lezen"
    CONTACT_LOGGEN = "contact_loggen", "Contact vastleggen"
    UREN_SCHRIJVEN = "uren_schrijven", "Eigen uren schrijven en indienen"
    UREN_GOEDKEUREN = "uren_goedkeuren", "Uren van collega's zien en goedkeuren"
    DEELNEEMUREN_INVULLEN = "deelneemuren_invullen", "Uren van deelnemers invullen"
    METING_INZIEN = "meting_inzien", "Metingen zien"
    METING_INVULLEN = "meting_invullen", "Een meting invullen"
    METING_VASTSTELLEN = "meting_vaststellen", "Een meting vaststellen"
    BIJZONDER_INZIEN = "bijzonder_inzien", "Bijzondere gegevens zien (gezondheid en justitie)"
    BSN_INZIEN = "bsn_inzien", "Het BSN van een deelnemer laten tonen"
    BSN_WIJZIGEN = "bsn_wijzigen", "Het BSN van een deelnemer vastleggen, wijzigen en verwijderen"
    STAPPENPLAN_INZIEN = "stappenplan_inzien", "Stappenplan en doorverwijzingen zien"
    STAPPENPLAN_WIJZIGEN = "stappenplan_wijzigen", "Stappen en doorverwijzingen maken en wijzigen"
    BEGELEIDING_WIJZIGEN = "begeleiding_wijzigen", "Begeleiders wijzigen en een traject overdragen"
    TRAJECT_STOPPEN = "traject_stoppen", "Een traject stoppen en de uitstroom verbeteren"
    FASE_WIJZIGEN = "fase_wijzigen", "Een bouwsteen starten, afronden of teruggaan"
    GROEP_INZIEN = "groep_inzien", "Groepen en bijeenkomsten zien"
    GROEP_BEHEREN = "groep_beheren", "Een groep maken, samenstellen en plannen"
    GROEPSNOTITIE_INZIEN = "groepsnotitie_inzien", "De notitie over een groep lezen"
    AANWEZIGHEID_VASTLEGGEN = "aanwezigheid_vastleggen", "Aanwezigheid van een groep vastleggen"
    LEERLIJN_BEHEREN = "leerlijn_beheren", "Leerlijnen en modules beheren"
    OPLEIDING_INZIEN = "opleiding_inzien", "Opleidingen en bewijzen van een deelnemer zien"
    OPLEIDING_WIJZIGEN = "opleiding_wijzigen", "Opleidingen en bewijzen van een deelnemer vastleggen"
    OPLEIDING_BEHEREN = "opleiding_beheren", "Scholen en hun opleidingen beheren"
    WERKGEVER_INZIEN = "werkgever_inzien", "Werkgevers en hun contactpersonen zien"
    WERKGEVER_WIJZIGEN = "werkgever_wijzigen", "Werkgevers en hun contactpersonen wijzigen"
    WERKGEVER_OVERDRAGEN = "werkgever_overdragen", "Werkgevers van een collega aan een ander overdragen"
    PLAATSING_INZIEN = "plaatsing_inzien", "Plaatsingen zien"
    PLAATSING_WIJZIGEN = "plaatsing_wijzigen", "Plaatsingen wijzigen"
    STAGEVRAAG_INZIEN = "stagevraag_inzien", "Stagevragen van scholen zien"
    STAGEVRAAG_WIJZIGEN = "stagevraag_wijzigen", "Stagevragen vastleggen en plekken toezeggen"
    KOPPEL_WIJZIGEN = "koppel_wijzigen", "Leermeester en gezel koppelen"
    DOCUMENT_INZIEN = "document_inzien", "Documenten van een deelnemer openen"
    DOCUMENT_WIJZIGEN = "document_wijzigen", "Documenten toevoegen en weghalen"
    RAPPORT_INZIEN = "rapport_inzien", "Cijfers en rapporten zien"
    RAPPORT_MAKEN = "rapport_maken", "Een rapport maken en downloaden"
    DEELNEMERRAPPORT_MAKEN = "deelnemerrapport_maken", "Een rapport over een deelnemer maken en lezen"
    BSN_RAPPORTEREN = "bsn_rapporteren", "Lijsten met BSN maken voor de subsidiegever"
    PROGRAMMA_BEHEREN = "programma_beheren", "Programma's, routes, subsidieprojecten en keuzelijsten beheren"
    IMPORTEREN = "importeren", "Gegevens inlezen"
    GEBRUIKERS_BEHEREN = "gebruikers_beheren", "Gebruikers, rollen en teams beheren"
    LOGBOEK_INZIEN = "logboek_inzien", "Het logboek en deze tabel zien"
    HUISSTIJL_BEHEREN = "huisstijl_beheren", "De huisstijl beheren"
    BSN_INSTELLEN = "bsn_instellen", "Instellen of het BSN wordt vastgelegd, en op welke grond"
    ORGANISATIES_BEHEREN = "organisaties_beheren", "Organisaties toevoegen en bewaken"


class Rol(TextChoices):
    """What someone is in the organisation; one person may be several."""

    JOBCOACH = "jobcoach", "Jobcoach"
    CASEMANAGER = "casemanager", "Casemanager"
    TRAINER = "trainer", "Trainer of leermeester"
    PROGRAMMAMANAGER = "programmamanager", "Programmamanager"
    BEHEERDER = "beheerder", "Beheerder"
    # Exists only at the organisation of kind `platform` (ROLLEN_PLATFORM).
    PLATFORMBEHEERDER = "platformbeheerder", "Platformbeheerder"


# Whoever runs the platform has no deelnemers, and no organisation runs the platform.
ROLLEN_PLATFORM: tuple[Rol, ...] = (Rol.PLATFORMBEHEERDER, Rol.BEHEERDER)
ROLLEN_ORGANISATIE: tuple[Rol, ...] = tuple(rol for rol in Rol if rol != Rol.PLATFORMBEHEERDER)

ROL_OMSCHRIJVING: dict[Rol, str] = {
    Rol.JOBCOACH: "Begeleidt deelnemers naar en op het werk. Ziet alleen de eigen trajecten.",
    Rol.CASEMANAGER: "Beslist over het traject en stelt metingen vast. Leest mee met het team.",
    Rol.TRAINER: "Geeft training of leert het vak. Ziet wie er in de eigen trajecten zit.",
    Rol.PROGRAMMAMANAGER: "Verantwoordt het programma. Ziet cijfers en lijsten, geen zorgverslagen.",
    Rol.BEHEERDER: "Houdt het draaiend: gebruikers, programma's, huisstijl. Ziet geen dossiers.",
    Rol.PLATFORMBEHEERDER: "Voegt organisaties toe en bewaakt ze. Ziet nooit een dossier.",
}

MATRIX: dict[Rol, dict[Recht, Bereik]] = {
    Rol.JOBCOACH: {
        Recht.TRAJECT_INZIEN: Bereik.EIGEN,
        Recht.TRAJECT_WIJZIGEN: Bereik.EIGEN,
        # Coaches recruit: at a school, at an azc, in the neighbourhood. Whom they sign up, they guide.
        Recht.TRAJECT_AANMELDEN: Bereik.EIGEN,
        Recht.SITUATIE_INZIEN: Bereik.EIGEN,
        Recht.VERSLAG_INZIEN: Bereik.EIGEN,
        Recht.CONTACT_LOGGEN: Bereik.EIGEN,
        Recht.METING_INZIEN: Bereik.EIGEN,
        Recht.METING_INVULLEN: Bereik.EIGEN,
        Recht.STAPPENPLAN_INZIEN: Bereik.EIGEN,
        Recht.STAPPENPLAN_WIJZIGEN: Bereik.EIGEN,
        Recht.DOCUMENT_INZIEN: Bereik.EIGEN,
        Recht.DOCUMENT_WIJZIGEN: Bereik.EIGEN,
        Recht.DEELNEMERRAPPORT_MAKEN: Bereik.EIGEN,
        Recht.BEGELEIDING_WIJZIGEN: Bereik.EIGEN,
        Recht.OPLEIDING_INZIEN: Bereik.EIGEN,
        Recht.OPLEIDING_WIJZIGEN: Bereik.EIGEN,
        # Schools belong to the organisation: whoever enrols somebody adds the one that is missing.
        Recht.OPLEIDING_BEHEREN: Bereik.ORGANISATIE,
        # Employers belong to the organisation: who looks for a place looks among all of them.
        Recht.WERKGEVER_INZIEN: Bereik.ORGANISATIE,
        Recht.WERKGEVER_WIJZIGEN: Bereik.ORGANISATIE,
        # A school asks the organisation: whoever looks for places sees all questions.
        Recht.STAGEVRAAG_INZIEN: Bereik.ORGANISATIE,
        Recht.STAGEVRAAG_WIJZIGEN: Bereik.ORGANISATIE,
        Recht.KOPPEL_WIJZIGEN: Bereik.EIGEN,
        Recht.PLAATSING_INZIEN: Bereik.EIGEN,
        Recht.PLAATSING_WIJZIGEN: Bereik.EIGEN,
        Recht.UREN_SCHRIJVEN: Bereik.EIGEN,
        Recht.DEELNEEMUREN_INVULLEN: Bereik.EIGEN,
    },
    Rol.CASEMANAGER: {
        Recht.TRAJECT_INZIEN: Bereik.TEAM,
        Recht.TRAJECT_WIJZIGEN: Bereik.EIGEN,
        # A deelnemer of a colleague may join a second programme; and one person who is there twice becomes one.
        Recht.TRAJECT_AANMELDEN: Bereik.TEAM,
        Recht.SITUATIE_INZIEN: Bereik.TEAM,
        Recht.DEELNEMER_SAMENVOEGEN: Bereik.TEAM,
        Recht.VERSLAG_INZIEN: Bereik.TEAM,
        Recht.CONTACT_LOGGEN: Bereik.EIGEN,
        Recht.METING_INZIEN: Bereik.TEAM,
        Recht.METING_INVULLEN: Bereik.EIGEN,
        Recht.METING_VASTSTELLEN: Bereik.EIGEN,
        # Health and justice stay with the casemanager of the traject: a colleague of the team
        # sees that there is a score, not which one.
        Recht.BIJZONDER_INZIEN: Bereik.EIGEN,
        # Only where the organisation has a ground (trajecten.bsn); each time with a reason, and the password again.
        Recht.BSN_INZIEN: Bereik.EIGEN,
        Recht.BSN_WIJZIGEN: Bereik.EIGEN,
        Recht.STAPPENPLAN_INZIEN: Bereik.TEAM,
        Recht.STAPPENPLAN_WIJZIGEN: Bereik.EIGEN,
        Recht.DOCUMENT_INZIEN: Bereik.TEAM,
        Recht.DOCUMENT_WIJZIGEN: Bereik.EIGEN,
        # whoever reads the parts of a dossier may put them in one report; health and justice ask BIJZONDER_INZIEN too
        Recht.DEELNEMERRAPPORT_MAKEN: Bereik.TEAM,
        # who is ill cannot hand over: a colleague of the team can
        Recht.BEGELEIDING_WIJZIGEN: Bereik.TEAM,
        Recht.TRAJECT_STOPPEN: Bereik.EIGEN,
        Recht.FASE_WIJZIGEN: Bereik.EIGEN,
        # A group of the team is one that a colleague of the team gives; looking at a group needs less: that a traject
        # of the team is in it (onderwijs.queries.GroepQuerySet).
        Recht.GROEP_INZIEN: Bereik.TEAM,
        Recht.GROEP_BEHEREN: Bereik.TEAM,
        Recht.GROEPSNOTITIE_INZIEN: Bereik.TEAM,
        Recht.AANWEZIGHEID_VASTLEGGEN: Bereik.TEAM,
        Recht.OPLEIDING_INZIEN: Bereik.TEAM,
        Recht.OPLEIDING_WIJZIGEN: Bereik.EIGEN,
        Recht.OPLEIDING_BEHEREN: Bereik.ORGANISATIE,
        Recht.WERKGEVER_INZIEN: Bereik.ORGANISATIE,
        Recht.WERKGEVER_WIJZIGEN: Bereik.ORGANISATIE,
        Recht.STAGEVRAAG_INZIEN: Bereik.ORGANISATIE,
        Recht.STAGEVRAAG_WIJZIGEN: Bereik.ORGANISATIE,
        Recht.KOPPEL_WIJZIGEN: Bereik.EIGEN,
        Recht.PLAATSING_INZIEN: Bereik.TEAM,
        Recht.PLAATSING_WIJZIGEN: Bereik.EIGEN,
        Recht.UREN_SCHRIJVEN: Bereik.EIGEN,
        # never the own hours: the database asks somebody else
        Recht.UREN_GOEDKEUREN: Bereik.TEAM,
        Recht.DEELNEEMUREN_INVULLEN: Bereik.EIGEN,
    },
    Rol.TRAINER: {
        # Who is in the group, whom to call about it, and what they learn: no STAPPENPLAN_INZIEN, no VERSLAG_INZIEN. A
        # leermeester may be a participant too, and a plan tells of debts, housing and care (docs/ontwikkel/toegang.md).
        Recht.TRAJECT_INZIEN: Bereik.EIGEN,
        Recht.CONTACT_LOGGEN: Bereik.EIGEN,
        # Own are the groups that the trainer gives.
        Recht.GROEP_INZIEN: Bereik.EIGEN,
        Recht.GROEP_BEHEREN: Bereik.EIGEN,
        Recht.GROEPSNOTITIE_INZIEN: Bereik.EIGEN,
        Recht.AANWEZIGHEID_VASTLEGGEN: Bereik.EIGEN,
        Recht.LEERLIJN_BEHEREN: Bereik.ORGANISATIE,
        # What somebody learned with them: a certificate, the werkprocessen of a praktijkverklaring.
        Recht.OPLEIDING_INZIEN: Bereik.EIGEN,
        Recht.OPLEIDING_WIJZIGEN: Bereik.EIGEN,
        Recht.OPLEIDING_BEHEREN: Bereik.ORGANISATIE,
        Recht.KOPPEL_WIJZIGEN: Bereik.EIGEN,
        Recht.UREN_SCHRIJVEN: Bereik.EIGEN,
        Recht.DEELNEEMUREN_INVULLEN: Bereik.EIGEN,
    },
    Rol.PROGRAMMAMANAGER: {
        # Lists and figures of everyone; no VERSLAG_INZIEN, no METING_INZIEN, no BIJZONDER_INZIEN.
        Recht.TRAJECT_INZIEN: Bereik.ORGANISATIE,
        # The funder asks for the situation at the start; who is there twice may be with two teams.
        Recht.SITUATIE_INZIEN: Bereik.ORGANISATIE,
        Recht.DEELNEMER_SAMENVOEGEN: Bereik.ORGANISATIE,
        Recht.GROEP_INZIEN: Bereik.ORGANISATIE,
        # a funder asks who gained which certificate
        Recht.OPLEIDING_INZIEN: Bereik.ORGANISATIE,
        # who leaves, leaves a whole caseload; the care notes in the summary a programmamanager does not see
        Recht.BEGELEIDING_WIJZIGEN: Bereik.ORGANISATIE,
        Recht.WERKGEVER_INZIEN: Bereik.ORGANISATIE,
        Recht.WERKGEVER_OVERDRAGEN: Bereik.ORGANISATIE,
        Recht.STAGEVRAAG_INZIEN: Bereik.ORGANISATIE,
        Recht.PLAATSING_INZIEN: Bereik.ORGANISATIE,
        Recht.RAPPORT_INZIEN: Bereik.ORGANISATIE,
        Recht.RAPPORT_MAKEN: Bereik.ORGANISATIE,
        # the funder asks it in a file, where there is a ground for it; no BSN_INZIEN: never on a screen
        Recht.BSN_RAPPORTEREN: Bereik.ORGANISATIE,
        Recht.UREN_SCHRIJVEN: Bereik.EIGEN,
        Recht.UREN_GOEDKEUREN: Bereik.ORGANISATIE,
    },
    Rol.BEHEERDER: {
        Recht.PROGRAMMA_BEHEREN: Bereik.ORGANISATIE,
        Recht.LEERLIJN_BEHEREN: Bereik.ORGANISATIE,
        Recht.OPLEIDING_BEHEREN: Bereik.ORGANISATIE,
        Recht.IMPORTEREN: Bereik.ORGANISATIE,
        Recht.GEBRUIKERS_BEHEREN: Bereik.ORGANISATIE,
        # whoever keeps a colleague out sees which employers stay behind; nothing more of employers
        Recht.WERKGEVER_OVERDRAGEN: Bereik.ORGANISATIE,
        Recht.LOGBOEK_INZIEN: Bereik.ORGANISATIE,
        Recht.HUISSTIJL_BEHEREN: Bereik.ORGANISATIE,
        Recht.BSN_INSTELLEN: Bereik.ORGANISATIE,
    },
    Rol.PLATFORMBEHEERDER: {
        Recht.ORGANISATIES_BEHEREN: Bereik.ORGANISATIE,
    },
}


def rollen_met(recht: Recht) -> list[Rol]:
    """The roles that give this right."""
    return [rol for rol in Rol if recht in MATRIX[rol]]
