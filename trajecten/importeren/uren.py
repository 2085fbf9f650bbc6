"""The tables contactmomenten and deelneemuren: hours of staff, and hours of deelnemers. Never the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Max, Min

from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import HeleRijen, Sleutel
from trajecten.importeren.waarden import datum, email, geheel, tekst
from trajecten.models import (
    Codelijst,
    Contactmoment,
    Contactversie,
    Deelneemuur,
    Deelneemuurcorrectie,
    Traject,
    Urenstaat,
)
from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS, contact_past_in_traject
from trajecten.urenstaat.regels import OP_SLOT, maandag_van


def contactkolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of contactmomenten."""
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("datum", datum, verplicht=True),
        Kolom("minuten", geheel(1, MINUTEN_PER_CONTACT_HOOGSTENS), verplicht=True),
        Kolom("soort", stand.code(Codelijst.CONTACTSOORT), verplicht=True),
        Kolom("medewerker", email, verplicht=True),
        Kolom("onderwerp", tekst()),
    )


class Contactmomenten(HeleRijen):
    """Contact is paid by the subsidieproject that its traject has now.

    Weeks of the past have no urenstaat and so are open. A new row in a week that was handed in or approved is an error:
    the list would add hours to what somebody else has signed for.
    """

    op_slot: frozenset[tuple[str, date]] = frozenset()

    def controleer(self) -> None:
        self.stand.personeel.noem_allen(rij["medewerker"] for rij in self.gelezen.rijen)
        self.op_slot = frozenset(
            Urenstaat.objects.filter(staat__in=OP_SLOT).order_by().values_list("medewerker__email", "week")
        )
        super().controleer()
        self._keur_verschoven()

    def _keur_verschoven(self) -> None:
        """Contact that is there already must stay within a traject of which the period changes."""
        grenzen = (
            Contactmoment.objects.filter(traject__trajectnummer__in=self.stand.verschoven)
            .order_by()
            .values_list("traject__trajectnummer")
            .annotate(eerste=Min("datum"), laatste=Max("datum"))
        )
        for nummer, eerste, laatste in grenzen:
            traject = self.stand.trajecten[nummer]
            if traject.startdatum is None or not traject.startdatum <= eerste:
                self.stand.fout_bij_traject(nummer, "startdatum", f"Er is al contact vastgelegd op {eerste:%d-%m-%Y}.")
            elif traject.einddatum is not None and laatste >= traject.einddatum:
                self.stand.fout_bij_traject(nummer, "einddatum", f"Er is nog contact vastgelegd op {laatste:%d-%m-%Y}.")

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        """Also as they read before a correction, and what was withdrawn: reading a list again undoes neither."""
        velden = ("datum", "minuten", "soort")
        nu = (
            Contactmoment.alle.filter(traject__trajectnummer__in=trajectnummers)
            .order_by()
            .values_list("traject__trajectnummer", *velden, "medewerker__email", "onderwerp")
        )
        eerder = (
            Contactversie.objects.filter(contact__traject__trajectnummer__in=trajectnummers)
            .order_by()
            .values_list("contact__traject__trajectnummer", *velden, "contact__medewerker__email", "onderwerp")
        )
        # of one that was corrected the row is known as it came, and as it is now
        yield from nu.iterator()
        yield from eerder.iterator()

    def keur(self, rij: Rij, traject: Traject) -> None:
        reden = contact_past_in_traject(
            rij["datum"],
            startdatum=traject.startdatum,
            einddatum=traject.einddatum,
            vandaag=self.stand.vandaag,
        )
        if reden:
            self.fout(rij, "datum", reden, "Verbeter deze datum, of de start- of einddatum van het traject.")
        if (rij["medewerker"], maandag_van(rij["datum"])) in self.op_slot:
            week = rij["datum"].isocalendar().week
            wat = f"De uren van {rij['medewerker']} in week {week} zijn al ingediend."
            self.fout(rij, "datum", wat, "Laat de week terugsturen. Is hij goedgekeurd: log het contact in Stapsteen.")

    def maak(self, sleutel: Sleutel) -> Contactmoment:
        nummer, dag, minuten, soort, medewerker, onderwerp = sleutel
        traject = self.stand.trajecten[nummer]
        return Contactmoment(
            traject_id=traject.pk,
            subsidieproject_id=traject.subsidieproject_id,
            medewerker_id=self.stand.personeel.id_van(medewerker),
            datum=dag,
            minuten=minuten,
            soort=soort,
            onderwerp=onderwerp,
        )


def uurkolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of deelneemuren."""
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("datum", datum, verplicht=True),
        Kolom("minuten", geheel(1, 24 * 60), verplicht=True),
        Kolom("activiteit", tekst(120)),
    )


class Deelneemuren(HeleRijen):
    """Hours of a deelnemer outside the traject are remarks: the database does not forbid them."""

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        """Also as they were before a correction: reading a list again does not bring back what was corrected."""
        bronnen = ((Deelneemuur.objects.all(), "minuten"), (Deelneemuurcorrectie.objects.all(), "was_minuten"))
        for rijen, minuten in bronnen:
            gekozen = rijen.filter(traject__trajectnummer__in=trajectnummers).order_by()
            yield from gekozen.values_list("traject__trajectnummer", "datum", minuten, "activiteit").iterator()

    def keur(self, rij: Rij, traject: Traject) -> None:
        reden = contact_past_in_traject(
            rij["datum"],
            startdatum=traject.startdatum,
            einddatum=traject.einddatum,
            vandaag=self.stand.vandaag,
        )
        if reden:
            self.opmerking(rij, "datum", reden)

    def maak(self, sleutel: Sleutel) -> Deelneemuur:
        nummer, dag, minuten, activiteit = sleutel
        return Deelneemuur(traject_id=self.traject_id(nummer), datum=dag, minuten=minuten, activiteit=activiteit)


CONTACTMOMENTEN = Tabel("contactmomenten", 60, contactkolommen, Contactmomenten)
DEELNEEMUREN = Tabel("deelneemuren", 70, uurkolommen, Deelneemuren)
