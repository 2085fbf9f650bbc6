"""Writing the logboek: one helper, called in the transaction of the change it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.db.models import TextChoices

import organisaties
from toegang.models import Logregel

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class Soort(TextChoices):
    """What can happen. The value is stored: add, never rename."""

    INGELOGD = "ingelogd", "Ingelogd"
    INLOGGEN_MISLUKT = "inloggen_mislukt", "Inloggen mislukt"
    UITGELOGD = "uitgelogd", "Uitgelogd"
    WACHTWOORD_GEWIJZIGD = "wachtwoord_gewijzigd", "Wachtwoord gewijzigd"
    TWEEDE_STAP_INGESTELD = "tweede_stap_ingesteld", "Code-app ingesteld"
    TWEEDE_STAP_VERWIJDERD = "tweede_stap_verwijderd", "Code-app verwijderd"
    HERSTELCODES_GEMAAKT = "herstelcodes_gemaakt", "Herstelcodes gemaakt"
    HERSTELCODE_GEBRUIKT = "herstelcode_gebruikt", "Herstelcode gebruikt"
    TOEGANG_GEWEIGERD = "toegang_geweigerd", "Toegang geweigerd"
    GEBRUIKER_UITGENODIGD = "gebruiker_uitgenodigd", "Gebruiker uitgenodigd"
    UITNODIGING_AANGENOMEN = "uitnodiging_aangenomen", "Uitnodiging aangenomen"
    GEBRUIKER_GEWIJZIGD = "gebruiker_gewijzigd", "Gebruiker gewijzigd"
    GEBRUIKER_GEBLOKKEERD = "gebruiker_geblokkeerd", "Gebruiker geblokkeerd"
    GEBRUIKER_HERVAT = "gebruiker_hervat", "Gebruiker weer toegelaten"
    TEAM_BEWAARD = "team_bewaard", "Team gemaakt of hernoemd"
    ORGANISATIE_GEWIJZIGD = "organisatie_gewijzigd", "Organisatie gewijzigd"
    LOGBOEK_BEKEKEN = "logboek_bekeken", "Logboek bekeken"
    DOSSIER_BEKEKEN = "dossier_bekeken", "Dossier bekeken"
    DEELNEMER_AANGEMELD = "deelnemer_aangemeld", "Deelnemer aangemeld"
    DEELNEMER_GEWIJZIGD = "deelnemer_gewijzigd", "Gegevens van een deelnemer gewijzigd"
    AANMELDING_GEWIJZIGD = "aanmelding_gewijzigd", "Aanmelding gewijzigd"
    UITKERING_GEWIJZIGD = "uitkering_gewijzigd", "Uitkering gewijzigd"
    STARTSITUATIE_VERBETERD = "startsituatie_verbeterd", "Startsituatie verbeterd"
    TRAJECT_GESTART = "traject_gestart", "Traject gestart"
    TOEGELATEN_MET_REDEN = "toegelaten_met_reden", "Gestart buiten de regels, met een reden"
    DUBBELE_GEMELD = "dubbele_gemeld", "Gezegd dat deze deelnemer er al is"
    DUBBELE_AFGEWEZEN = "dubbele_afgewezen", "Vastgelegd dat het twee mensen zijn"
    DEELNEMERS_VERGELEKEN = "deelnemers_vergeleken", "Twee deelnemers naast elkaar bekeken"
    DEELNEMERS_SAMENGEVOEGD = "deelnemers_samengevoegd", "Deelnemers samengevoegd"
    SAMENVOEGING_TERUGGEDRAAID = "samenvoeging_teruggedraaid", "Samenvoeging teruggedraaid"
    CONTACT_GELOGD = "contact_gelogd", "Contact gelogd"
    CONTACT_GEWIJZIGD = "contact_gewijzigd", "Contact verbeterd"
    CONTACT_INGETROKKEN = "contact_ingetrokken", "Contact ingetrokken"
    AFSPRAAK_GEMAAKT = "afspraak_gemaakt", "Afspraak gemaakt"
    AFSPRAAK_GEWIJZIGD = "afspraak_gewijzigd", "Afspraak gewijzigd"
    AFSPRAAK_AFGEZEGD = "afspraak_afgezegd", "Afspraak afgezegd"
    AGENDA_ADRES_GEMAAKT = "agenda_adres_gemaakt", "Adres van de eigen agenda gemaakt"
    AGENDA_ADRES_INGETROKKEN = "agenda_adres_ingetrokken", "Adres van de eigen agenda ingetrokken"
    UREN_GESCHREVEN = "uren_geschreven", "Eigen uren geschreven of gewijzigd"
    URENSTAAT_INGEDIEND = "urenstaat_ingediend", "Urenstaat ingediend"
    URENSTAAT_TERUGGEHAALD = "urenstaat_teruggehaald", "Urenstaat teruggehaald"
    URENSTAAT_TERUGGESTUURD = "urenstaat_teruggestuurd", "Urenstaat teruggestuurd"
    URENSTAAT_GOEDGEKEURD = "urenstaat_goedgekeurd", "Urenstaat goedgekeurd"
    UREN_TEGENGEBOEKT = "uren_tegengeboekt", "Uren tegengeboekt"
    UREN_GEDOWNLOAD = "uren_gedownload", "Uren gedownload"
    DEELNEEMUREN_INGEVULD = "deelneemuren_ingevuld", "Uren van een deelnemer ingevuld"
    DEELNEEMUREN_VERBETERD = "deelneemuren_verbeterd", "Uren van een deelnemer verbeterd"
    FINANCIERING_GEWIJZIGD = "financiering_gewijzigd", "Financiering van een traject gewijzigd"
    BOUWSTEEN_GESTART = "bouwsteen_gestart", "Bouwsteen gestart"
    BOUWSTEEN_VERDER = "bouwsteen_verder", "Naar de volgende bouwsteen"
    BOUWSTEEN_TERUG = "bouwsteen_terug", "Terug naar een eerdere bouwsteen"
    BOUWSTEEN_VERLENGD = "bouwsteen_verlengd", "Bouwsteen verlengd"
    BOUWSTEEN_AFGEROND = "bouwsteen_afgerond", "Laatste bouwsteen afgerond"
    BOUWSTEEN_TERUGGEDRAAID = "bouwsteen_teruggedraaid", "Stap van bouwsteen teruggedraaid"
    PROGRAMMA_GEWIJZIGD = "programma_gewijzigd", "Programma toegevoegd of gewijzigd"
    SUBSIDIEPROJECT_GEWIJZIGD = "subsidieproject_gewijzigd", "Subsidieproject toegevoegd of gewijzigd"
    KEUZELIJST_GEWIJZIGD = "keuzelijst_gewijzigd", "Keuze in een lijst toegevoegd of gewijzigd"
    ROUTE_GEWIJZIGD = "route_gewijzigd", "Route van een programma gewijzigd"
    PLAN_GEWIJZIGD = "plan_gewijzigd", "Persoonlijk plan gewijzigd"
    METING_BEGONNEN = "meting_begonnen", "Meting begonnen"
    METING_KLAAR = "meting_klaar", "Meting klaargezet om vast te stellen"
    METING_TERUGGEGEVEN = "meting_teruggegeven", "Meting teruggegeven"
    METING_VASTGESTELD = "meting_vastgesteld", "Meting vastgesteld"
    METING_VERBETERD = "meting_verbeterd", "Correctie op een meting begonnen"
    METING_WEGGEGOOID = "meting_weggegooid", "Concept van een meting weggegooid"
    MEETAFSPRAAK_GEWIJZIGD = "meetafspraak_gewijzigd", "Afspraak over meten gewijzigd"
    EIGEN_SCORES_VASTGELEGD = "eigen_scores_vastgelegd", "Eigen scores van de deelnemer vastgelegd"
    TREDE_VASTGELEGD = "trede_vastgelegd", "Trede op de participatieladder vastgelegd"
    BIJZONDER_BEKEKEN = "bijzonder_bekeken", "Bijzondere gegevens bekeken"
    BSN_INGESTELD = "bsn_ingesteld", "Ingesteld of het BSN wordt vastgelegd"
    BSN_VASTGELEGD = "bsn_vastgelegd", "BSN vastgelegd"
    BSN_GEWIJZIGD = "bsn_gewijzigd", "BSN gewijzigd"
    BSN_VERWIJDERD = "bsn_verwijderd", "BSN verwijderd"
    BSN_GEWEIGERD = "bsn_geweigerd", "BSN niet opgeslagen: een ander heeft het al"
    BSN_BEKEKEN = "bsn_bekeken", "BSN bekeken"
    BSN_GEDOWNLOAD = "bsn_gedownload", "Lijst met BSN gedownload"
    BSN_OMGESLEUTELD = "bsn_omgesleuteld", "BSN's met een nieuwe sleutel versleuteld"
    STAP_GEMAAKT = "stap_gemaakt", "Stap gemaakt"
    STAP_GEWIJZIGD = "stap_gewijzigd", "Stap gewijzigd"
    STAP_AFGESLOTEN = "stap_afgesloten", "Stap gedaan of vervallen"
    STAP_HEROPEND = "stap_heropend", "Stap weer open"
    STAPPEN_GEORDEND = "stappen_geordend", "Volgorde van de stappen gewijzigd"
    STAPPENPLAN_AFGEDRUKT = "stappenplan_afgedrukt", "Stappenplan op papier gezet"
    DOORVERWEZEN = "doorverwezen", "Doorverwijzing gemaakt"
    DOORVERWIJZING_GEWIJZIGD = "doorverwijzing_gewijzigd", "Doorverwijzing gewijzigd"
    PARTNER_BEWAARD = "partner_bewaard", "Partner gemaakt of gewijzigd"
    EXPERTISE_BEWAARD = "expertise_bewaard", "Expertise gemaakt of gewijzigd"
    BEGELEIDER_TOEGEVOEGD = "begeleider_toegevoegd", "Begeleider toegevoegd"
    BEGELEIDER_GEWIJZIGD = "begeleider_gewijzigd", "Begeleider gewijzigd"
    TRAJECT_OVERGEDRAGEN = "traject_overgedragen", "Traject overgedragen"
    OVERDRACHT_GELEZEN = "overdracht_gelezen", "Overdracht gelezen"
    TRAJECT_GESTOPT = "traject_gestopt", "Traject gestopt"
    UITSTROOM_VERBETERD = "uitstroom_verbeterd", "Uitstroom verbeterd"
    OPVOLGING_VASTGELEGD = "opvolging_vastgelegd", "Opvolging na zes maanden vastgelegd"
    LEERLIJN_BEWAARD = "leerlijn_bewaard", "Leerlijn of module opgeslagen"
    GROEP_BEWAARD = "groep_bewaard", "Groep gemaakt of gewijzigd"
    GROEP_BEKEKEN = "groep_bekeken", "Groep bekeken"
    DEELNAME_GEWIJZIGD = "deelname_gewijzigd", "Deelname aan een groep gewijzigd"
    PLEK_AANGEBODEN = "plek_aangeboden", "Plek in een groep aangeboden"
    MODULES_GEKOZEN = "modules_gekozen", "Modules van een leerlijn gekozen"
    BIJEENKOMST_GEWIJZIGD = "bijeenkomst_gewijzigd", "Bijeenkomst gepland, verplaatst of vervallen"
    AANWEZIGHEID_VASTGELEGD = "aanwezigheid_vastgelegd", "Aanwezigheid van een groep vastgelegd"
    AANWEZIGHEID_VERBETERD = "aanwezigheid_verbeterd", "Aanwezigheid verbeterd"
    ONDERWIJSINSTELLING_BEWAARD = "onderwijsinstelling_bewaard", "Onderwijsinstelling of opleiding opgeslagen"
    BEWIJSSOORT_BEWAARD = "bewijssoort_bewaard", "Soort bewijs opgeslagen"
    INSCHRIJVING_GEWIJZIGD = "inschrijving_gewijzigd", "Inschrijving bij een opleiding gewijzigd"
    STUDIEVOORTGANG_VASTGELEGD = "studievoortgang_vastgelegd", "Voortgang van een opleiding vastgelegd"
    BEWIJS_VASTGELEGD = "bewijs_vastgelegd", "Bewijs vastgelegd of verbeterd"
    BEWIJS_INGETROKKEN = "bewijs_ingetrokken", "Bewijs ingetrokken"
    BEWIJS_AFGEDRUKT = "bewijs_afgedrukt", "Certificaat op papier gezet"
    PRAKTIJKVERKLARING_GEWIJZIGD = "praktijkverklaring_gewijzigd", "Praktijkverklaring gewijzigd of afgegeven"
    WERKPROCES_BEOORDEELD = "werkproces_beoordeeld", "Werkproces besproken met de praktijkopleider"
    STAGEVRAAG_BEWAARD = "stagevraag_bewaard", "Stagevraag vastgelegd of gewijzigd"
    STAGEVRAAG_INGETROKKEN = "stagevraag_ingetrokken", "Stagevraag ingetrokken of weer opengezet"
    STAGEPLEK_TOEGEZEGD = "stageplek_toegezegd", "Stageplek toegezegd aan een school"
    STAGETOEZEGGING_AFGESLOTEN = "stagetoezegging_afgesloten", "Toezegging geplaatst of ingetrokken"
    KOPPEL_BEWAARD = "koppel_bewaard", "Leermeester en gezel gekoppeld of gewijzigd"
    KOPPEL_AFGESLOTEN = "koppel_afgesloten", "Koppel van leermeester en gezel afgesloten"
    DOCUMENT_TOEGEVOEGD = "document_toegevoegd", "Document toegevoegd"
    DOCUMENT_GEOPEND = "document_geopend", "Document geopend"
    DOCUMENT_WEGGEHAALD = "document_weggehaald", "Document weggehaald"
    DOCUMENT_BESMET = "document_besmet", "Virus gevonden in een document"
    WERKGEVER_BEWAARD = "werkgever_bewaard", "Werkgever gemaakt of gewijzigd"
    WERKGEVER_GESTOPT = "werkgever_gestopt", "Werkgever gestopt, of weer doorgegaan"
    WERKGEVERS_SAMENGEVOEGD = "werkgevers_samengevoegd", "Twee werkgevers samengevoegd"
    WERKGEVERS_UIT_ELKAAR = "werkgevers_uit_elkaar", "Samenvoegen van werkgevers teruggedraaid"
    WERKGEVER_OVERGEDRAGEN = "werkgever_overgedragen", "Werkgever overgedragen aan een andere vaste jobcoach"
    VESTIGING_BEWAARD = "vestiging_bewaard", "Vestiging van een werkgever gemaakt of gewijzigd"
    ERKENNING_BEWAARD = "erkenning_bewaard", "Erkenning van een vestiging gemaakt of gewijzigd"
    CONTACTPERSOON_BEWAARD = "contactpersoon_bewaard", "Contactpersoon gemaakt of gewijzigd"
    WERKGEVERSCONTACT_BEWAARD = "werkgeverscontact_bewaard", "Contact met een werkgever vastgelegd of verbeterd"
    EVALUATIEFORMULIER_GEWIJZIGD = "evaluatieformulier_gewijzigd", "Evaluatieformulier gewijzigd"
    EVALUATIE_BEGONNEN = "evaluatie_begonnen", "Evaluatie begonnen"
    EVALUATIE_GEWIJZIGD = "evaluatie_gewijzigd", "Evaluatie ingevuld"
    EVALUATIE_WEGGEGOOID = "evaluatie_weggegooid", "Concept van een evaluatie weggegooid"
    EVALUATIE_BEVROREN = "evaluatie_bevroren", "Evaluatie vastgezet om te tekenen"
    EVALUATIE_VERSTUURD = "evaluatie_verstuurd", "Evaluatie verstuurd om te tekenen"
    EVALUATIE_GETEKEND = "evaluatie_getekend", "Evaluatie getekend"
    EVALUATIE_BETWIST = "evaluatie_betwist", "Niet akkoord met een evaluatie"
    EVALUATIE_INGETROKKEN = "evaluatie_ingetrokken", "Evaluatie ingetrokken"
    EVALUATIE_VERZEGELD = "evaluatie_verzegeld", "Getekende evaluatie verzegeld"
    VERZEGELD_DOCUMENT_GEOPEND = "verzegeld_document_geopend", "Verzegelde evaluatie geopend"
    ZEGELCERTIFICAAT_IN_GEBRUIK = "zegelcertificaat_in_gebruik", "Certificaat om te verzegelen in gebruik genomen"
    HANDTEKENING_GEVRAAGD = "handtekening_gevraagd", "Handtekening gevraagd"
    HANDTEKENING_INGETROKKEN = "handtekening_ingetrokken", "Vraag om een handtekening ingetrokken"
    HANDTEKENING_DOORGEGEVEN = "handtekening_doorgegeven", "Vraag om een handtekening doorgegeven"
    HANDTEKENING_GEZET = "handtekening_gezet", "Handtekening gezet"
    HANDTEKENING_OVERLEG = "handtekening_overleg", "Wil overleggen voor het tekenen"
    BETWISTING_BEANTWOORD = "betwisting_beantwoord", "Antwoord op een betwisting gegeven"
    ONDERTEKENEN_INGESTELD = "ondertekenen_ingesteld", "Instelling voor ondertekenen gewijzigd"
    WERKGEVERSPORTAAL_GEVRAAGD = "werkgeversportaal_gevraagd", "Link naar het werkgeversportaal gevraagd"
    WERKPLEK_BEWAARD = "werkplek_bewaard", "Werkplek gemaakt of gewijzigd"
    WERKWENS_BEWAARD = "werkwens_bewaard", "Werkwens gemaakt of gewijzigd"
    KLIKGESPREK_GEPLAND = "klikgesprek_gepland", "Klikgesprek gepland of verzet"
    KLIKGESPREK_GEHOUDEN = "klikgesprek_gehouden", "Uitkomst van een klikgesprek vastgelegd"
    KLIKGESPREK_AFGEZEGD = "klikgesprek_afgezegd", "Klikgesprek afgezegd"
    SIGNAAL_UITGESTELD = "signaal_uitgesteld", "Signaal uitgesteld"
    SIGNAAL_TERUGGEHAALD = "signaal_teruggehaald", "Uitgesteld signaal teruggehaald"
    SIGNAAL_INGESTELD = "signaal_ingesteld", "Signaal ingesteld"
    LIJSTEN_KLAARGEZET = "lijsten_klaargezet", "Lijsten klaargezet om in te lezen"
    LIJSTEN_WEGGEGOOID = "lijsten_weggegooid", "Klaargezette lijsten weggegooid"
    INGELEZEN = "ingelezen", "Lijsten ingelezen"
    PLAATSING_GEMAAKT = "plaatsing_gemaakt", "Plaatsing gemaakt"
    PLAATSING_GEWIJZIGD = "plaatsing_gewijzigd", "Plaatsing gewijzigd"
    PLAATSING_BEEINDIGD = "plaatsing_beeindigd", "Plaatsing beëindigd"
    WERKWEKEN_BEVESTIGD = "werkweken_bevestigd", "Uren bij een werkgever bevestigd"
    PRAKTIJKOVEREENKOMST_BEWAARD = "praktijkovereenkomst_bewaard", "Praktijkovereenkomst opgeslagen"
    PRAKTIJKOVEREENKOMST_AFGEDRUKT = "praktijkovereenkomst_afgedrukt", "Praktijkovereenkomst op papier gezet"
    BAANCONTROLE_VASTGELEGD = "baancontrole_vastgelegd", "Vastgelegd of iemand de baan nog heeft"
    PLAATSINGSREGEL_GEWIJZIGD = "plaatsingsregel_gewijzigd", "Regels voor plaatsingen gewijzigd"
    RAPPORT_AANGEVRAAGD = "rapport_aangevraagd", "Rapport aangevraagd"
    RAPPORT_GEMAAKT = "rapport_gemaakt", "Rapport gemaakt"
    RAPPORT_MISLUKT = "rapport_mislukt", "Rapport mislukt"
    PROGRAMMADOEL_GEWIJZIGD = "programmadoel_gewijzigd", "Doel van een programma gewijzigd"
    RAPPORT_GEDOWNLOAD = "rapport_gedownload", "Rapport gedownload"
    ESF_DOELEN_BEWAARD = "esf_doelen_bewaard", "Doelen van een ESF+-project opgeslagen"
    ESF_OPGAVE_BEWAARD = "esf_opgave_bewaard", "Opgave over organisaties voor ESF+ opgeslagen"
    RAPPORT_GEMAILD = "rapport_gemaild", "Mail over een rapport gestuurd"
    RAPPORT_OPGERUIMD = "rapport_opgeruimd", "Bestanden van een rapport verwijderd na de bewaartermijn"
    RAPPORTSCHEMA_BEWAARD = "rapportschema_bewaard", "Rapportschema gemaakt, gewijzigd, aan- of uitgezet"
    RAPPORTLIJST_BEKEKEN = "rapportlijst_bekeken", "Lijst achter een cijfer bekeken"


def noteer(
    soort: Soort,
    *,
    door: Gebruiker | None,
    over: models.Model | None = None,
    deelnemer: Any = None,
    reden: str = "",
    **details: Any,
) -> Logregel:
    """Add a line to the logboek and return it.

    `door` did it, None for the system. `over` is what it was done to. `deelnemer` is the person
    concerned: a Deelnemer (its key and deelnemernummer are kept) or only its key. `details` are
    JSON values, and never the sensitive value itself: no notes, no scores on health or justice,
    no BSN (AVG art. 9 and 10).

    Raises ValueError for an unknown soort and RuntimeError outside a transaction: the line must
    come and go with the change that it tells of.
    """
    _eis_transactie()
    regel = _regel(soort, door=door, over=over, deelnemer=deelnemer, reden=reden, details=details)
    regel.save(force_insert=True)
    return regel


def noteer_elk(
    soort: Soort, *, door: Gebruiker | None, over: Iterable[tuple[models.Model, Any]], **details: Any
) -> None:
    """Add a line for each of `over` (what, and its deelnemer) in one statement: for a list that somebody read.

    Raises as `noteer` does.
    """
    _eis_transactie()
    Logregel.objects.bulk_create(
        _regel(soort, door=door, over=wat, deelnemer=deelnemer, reden="", details=details) for wat, deelnemer in over
    )


def _eis_transactie() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("noteer() must be called inside the transaction of the change.")


def _regel(
    soort: Soort,
    *,
    door: Gebruiker | None,
    over: models.Model | None,
    deelnemer: Any,
    reden: str,
    details: dict[str, Any],
) -> Logregel:
    organisatie = organisaties.huidige()
    return Logregel(
        organisatie=organisatie.schema_name if organisatie else "",
        soort=Soort(soort).value,
        door_pk=door.pk if door else None,
        door_naam=door.naam if door else "",
        door_rollen=list(door.rollen) if door else [],
        over_soort=over._meta.label_lower if over else "",
        over_pk=over.pk if over else None,
        deelnemer_pk=getattr(deelnemer, "pk", deelnemer),
        deelnemernummer=getattr(deelnemer, "deelnemernummer", ""),
        reden=reden,
        details=details,
    )
