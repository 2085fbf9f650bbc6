"""The table trajecten: recognised by trajectnummer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from trajecten.importeren.begeleiding import Begeleiding
from trajecten.importeren.bijwerken import Bijwerker
from trajecten.importeren.kopie import ververs_statistiek, werk_bij
from trajecten.importeren.lezer import Rij
from trajecten.importeren.opmerkingen import opmerkingen_bij_traject
from trajecten.importeren.periodes import Periode, overlappend
from trajecten.importeren.situaties import Situaties
from trajecten.importeren.tabel import Tabel
from trajecten.importeren.trajectkolommen import OPVOLGING, START, TRAJECT, UITSTROOM, kolommen
from trajecten.importeren.verwerker import Geschreven, Verwerker, per_keer
from trajecten.models import Programma, Traject


class Trajecten(Verwerker):
    """New trajecten and changed ones, with situation and guidance."""

    def controleer(self) -> None:
        self.nieuw: list[Traject] = []
        self.gewijzigd: list[Traject] = []
        self.bijwerker = Bijwerker(self.gelezen.bestand, self.stand.meldingen)
        self.situaties = Situaties(self.stand, self.gelezen.kolommen)
        self.begeleiding = Begeleiding(self.stand)
        self._zonder_verwijzing: set[str] = set()
        self._laad()
        gezien: dict[str, int] = {}
        for rij in self.gelezen.rijen:
            if eerder := gezien.get(rij["trajectnummer"]):
                self.fout(
                    rij, "trajectnummer", f"Dit nummer staat er al, in rij {eerder}.", "Geef elk traject één rij."
                )
                continue
            gezien[rij["trajectnummer"]] = rij.nummer
            self._neem_op(rij)
        self._keur_overlap()
        self.bijwerker.meld()
        self.situaties.bijwerker.meld(
            {veld: kolom for kolommen_ in (START, UITSTROOM, OPVOLGING) for kolom, veld in kolommen_.items()}
        )

    def _laad(self) -> None:
        """Read what is there already of all trajecten that any table mentions."""
        stand = self.stand
        nummers = {
            rij["trajectnummer"]
            for gelezen in stand.gelezen.values()
            for rij in gelezen.rijen
            if "trajectnummer" in rij.waarden
        }
        bestaand = Traject.objects.filter(trajectnummer__in=nummers).select_related("deelnemer")
        stand.trajecten.update({traject.trajectnummer: traject for traject in bestaand})
        stand.programmas.update({programma.code: programma for programma in Programma.objects.all()})
        eigen = {rij["trajectnummer"] for rij in self.gelezen.rijen}
        sleutels = [traject.pk for nummer, traject in stand.trajecten.items() if nummer in eigen]
        self.situaties.laad(sleutels)
        self.begeleiding.laad(sleutels)

    def _neem_op(self, rij: Rij) -> None:
        nummer = rij["trajectnummer"]
        self.stand.trajectrijen[nummer] = rij.nummer
        goed = self._verwijzingen_kloppen(rij)
        traject = self.stand.trajecten.get(nummer)
        nieuw = traject is None
        if traject is None:
            traject = self._maak(rij)
        elif not self._hoort_bij(rij, traject):
            return
        veranderd = False if nieuw else self._werk_bij(rij, traject)
        self._keur_datums(rij, traject)
        self.stand.trajecten[nummer] = traject
        if not goed:
            self._zonder_verwijzing.add(nummer)
            return
        veranderd |= self.situaties.neem_op(rij, traject)
        veranderd |= self.begeleiding.neem_op(rij, traject)
        opmerkingen_bij_traject(self, rij, traject)
        self._tel(traject, nieuw=nieuw, veranderd=veranderd)

    def _tel(self, traject: Traject, *, nieuw: bool, veranderd: bool) -> None:
        if nieuw:
            self.nieuw.append(traject)
            self.telling.nieuw += 1
        elif veranderd:
            # an open screen with the old values must notice
            traject.versie += 1
            self.gewijzigd.append(traject)
            self.telling.gewijzigd += 1
        else:
            self.telling.gelijk += 1

    def _verwijzingen_kloppen(self, rij: Rij) -> bool:
        stand = self.stand
        bekend: dict[str, tuple[Mapping[str, object], str]] = {
            "deelnemernummer": (stand.deelnemers, "deelnemers"),
            "subsidieproject": (stand.subsidieprojecten, "subsidieprojecten"),
        }
        goed = True
        for kolom, (records, tabel) in bekend.items():
            if rij[kolom] and rij[kolom] not in records:
                goed = False
                if stand.ontbreekt(tabel, rij[kolom]):
                    doe = f"Zet het in de lijst {tabel} of verbeter het hier."
                    self.fout(rij, kolom, f"“{rij[kolom]}” bestaat niet.", doe)
        if rij["programma"] not in stand.programmas:
            goed = False
            keuzes = ", ".join(sorted(stand.programmas)) or "er zijn nog geen programma's"
            self.fout(rij, "programma", f"Het programma “{rij['programma']}” bestaat niet.", f"Kies uit: {keuzes}.")
        return goed

    def _maak(self, rij: Rij) -> Traject:
        traject = Traject(trajectnummer=rij["trajectnummer"], **{veld: rij[veld] for veld in TRAJECT})
        if programma := self.stand.programmas.get(rij["programma"]):
            traject.programma = programma
        if deelnemer := self.stand.deelnemers.get(rij["deelnemernummer"]):
            traject.deelnemer = deelnemer
        traject.subsidieproject = self.stand.subsidieprojecten.get(rij["subsidieproject"])
        return traject

    def _hoort_bij(self, rij: Rij, traject: Traject) -> bool:
        """A traject that exists stays with its deelnemer and its programma."""
        goed = True
        # by key and not by number: the number in the list may have been merged into another
        bedoeld = self.stand.deelnemers.get(rij["deelnemernummer"])
        if bedoeld is None or bedoeld.pk != traject.deelnemer_id:
            goed = False
            self.fout(
                rij,
                "deelnemernummer",
                f"Dit traject is in Stapsteen van deelnemer {traject.deelnemer.deelnemernummer}.",
                "Verbeter het nummer, of geef een nieuw traject een eigen trajectnummer.",
            )
        programma = self.stand.programmas.get(rij["programma"])
        if programma is not None and traject.programma_id != programma.pk:
            goed = False
            self.fout(
                rij, "programma", "Dit traject hoort in Stapsteen bij een ander programma.", "Verbeter het programma."
            )
        return goed

    def _werk_bij(self, rij: Rij, traject: Traject) -> bool:
        aanwezig, eindigde_op = self.gelezen.kolommen, traject.einddatum
        gewijzigd = self.bijwerker.zet(traject, {veld: rij[veld] for veld in TRAJECT if veld in aanwezig})
        if {"startdatum", "einddatum"} & set(gewijzigd):
            self.stand.verschoven.add(traject.trajectnummer)
        if eindigde_op is not None and "einddatum" in gewijzigd:
            self.stand.einde_was[traject.trajectnummer] = eindigde_op
        project = self.stand.subsidieprojecten.get(rij["subsidieproject"])
        if project is not None and (project.pk is None or project.pk != traject.subsidieproject_id):
            traject.subsidieproject = project
            gewijzigd.append("subsidieproject")
        return bool(gewijzigd)

    def _keur_datums(self, rij: Rij, traject: Traject) -> None:
        start, einde = traject.startdatum, traject.einddatum
        if einde is not None and start is None:
            self.fout(
                rij, "startdatum", "Dit traject heeft een einddatum, maar geen startdatum.", "Vul de startdatum in."
            )
        elif einde is not None and start is not None and einde < start:
            self.fout(rij, "einddatum", "De einddatum ligt voor de startdatum.", "Verbeter een van de twee.")

    def _keur_overlap(self) -> None:
        """Two trajecten of one deelnemer in one programma never run on the same day."""
        for periodes in self._groepen().values():
            for later, eerder in overlappend(periodes):
                rij = later.rij or eerder.rij
                ander = eerder if later.rij else later
                self.stand.meldingen.fout(
                    self.gelezen.bestand,
                    rij,
                    "startdatum",
                    f"Deze deelnemer heeft al een traject in dit programma: {ander.in_woorden}.",
                    "Sluit het ene traject af voordat het andere begint.",
                )

    def _groepen(self) -> dict[tuple[str, int], list[Periode]]:
        groepen: dict[tuple[str, int], list[Periode]] = defaultdict(list)
        rijen = self.stand.trajectrijen
        for nummer, traject in self._mogelijk_samen().items():
            if traject.startdatum and nummer not in self._zonder_verwijzing:
                sleutel = (traject.deelnemer.deelnemernummer, traject.programma_id)
                groepen[sleutel].append(Periode(traject.startdatum, traject.einddatum, rijen.get(nummer)))
        return {
            sleutel: periodes
            for sleutel, periodes in groepen.items()
            if len(periodes) > 1
            and any(periode.rij for periode in periodes)
            and not any(periode.tot and periode.tot < periode.van for periode in periodes)
        }

    def _mogelijk_samen(self) -> dict[str, Traject]:
        """The trajecten of this import, and all other ones of the same deelnemers."""
        deelnemers = {rij["deelnemernummer"] for rij in self.gelezen.rijen}
        bestaand = [d.pk for nummer, d in self.stand.deelnemers.items() if nummer in deelnemers and d.pk]
        anderen = Traject.objects.filter(deelnemer__in=bestaand).select_related("deelnemer")
        return {**{t.trajectnummer: t for t in anderen}, **self.stand.trajecten}

    def schrijf(self, geschreven: Geschreven) -> None:
        velden = [*TRAJECT, "subsidieproject", "versie"]
        # first what ends, then what begins: a deelnemer may go on in a new traject
        werk_bij(self.gewijzigd, velden)
        for deel in per_keer(self.nieuw):
            Traject.objects.bulk_create(deel)
            geschreven(len(deel))
        ververs_statistiek(Traject)
        self.situaties.schrijf()
        self.begeleiding.schrijf()


TABEL = Tabel("trajecten", 30, kolommen, Trajecten, sleutel="trajectnummer", verplicht=True)
