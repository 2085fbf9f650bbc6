"""QuerySets of trajecten. Their names read as sentences: Traject.objects.lopend_op(dag).zichtbaar_voor(gebruiker)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce, Greatest
from django.utils import timezone

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from toegang.onthouden import onthoud
from trajecten.namen import zonder_accenten

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Contactmoment, Deelneemuur, Deelnemer, Inleesmelding, Inlezing, Traject


# a page of a list, or whom somebody guides
OP_SLEUTEL_HOOGSTENS = 100


class CodeQuerySet(models.QuerySet[Any]):
    """The codes of the lists an organisation can extend."""

    def van_lijst(self, lijst: str) -> CodeQuerySet:
        """The active codes of one list, in its own order."""
        return self.filter(lijst=lijst, actief=True)

    def te_kiezen(self, lijst: str, ook: Collection[str] = ()) -> CodeQuerySet:
        """Those of one list that a form offers: the active ones, and those of `ook`, which were chosen before."""
        return self.filter(Q(actief=True) | Q(code__in=list(ook)), lijst=lijst)

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht | None = None) -> CodeQuerySet:
        """All for whoever keeps up the lists, for others none."""
        return self if bereik(gebruiker, recht or Recht.PROGRAMMA_BEHEREN) else self.none()


def in_bereik(gebruiker: Gebruiker, recht: Recht, naar_traject: str = "") -> Q:
    """Condition that keeps what hangs on a traject within reach of `gebruiker` for `recht`.

    `naar_traject` is the path from the filtered model to its traject ("" for Traject itself, "traject" for a
    model with that foreign key). Whoever does not have the right reaches nothing.
    """
    from trajecten.models import Betrokkene

    reikt = bereik(gebruiker, recht)
    if reikt is None:
        return Q(pk__in=[])
    if reikt >= Bereik.ORGANISATIE:
        return Q()
    anker = f"{naar_traject}_id" if naar_traject else "pk"
    eigen = Betrokkene.objects.nu().filter(traject_id=OuterRef(anker), gebruiker=gebruiker)
    if reikt == Bereik.TEAM and gebruiker.team_id is not None:
        van_team = Betrokkene.objects.nu().filter(traject_id=OuterRef(anker), gebruiker__team_id=gebruiker.team_id)
        return Q(Exists(eigen)) | Q(Exists(van_team))
    return Q(Exists(eigen))


def loopt_op(peildatum: date) -> Q:
    """Condition on a traject: `peildatum` lies in [startdatum, einddatum)."""
    return Q(startdatum__lte=peildatum) & (Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))


def wacht_op(peildatum: date) -> Q:
    """Condition on a traject: signed up, not started yet on `peildatum`, and not stopped before it started."""
    niet_gestart = Q(startdatum__isnull=True) | Q(startdatum__gt=peildatum)
    return (Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum)) & niet_gestart


def is_gestopt_op(peildatum: date) -> Q:
    """Condition on a traject: it has ended on or before `peildatum`."""
    return Q(einddatum__lte=peildatum)


def binnen_bereik(trajecten: Iterable[int], gebruiker: Gebruiker, recht: Recht) -> frozenset[int]:
    """Which of these trajecten (ids that exist) this right reaches; on a page asked once for each reach."""
    from trajecten.models import Traject

    sleutels, reikt = frozenset(trajecten), bereik(gebruiker, recht)
    if reikt is None or not sleutels:
        return frozenset()
    if reikt >= Bereik.ORGANISATIE:
        return sleutels
    gevraagd = Traject.objects.filter(pk__in=sleutels).zichtbaar_voor(gebruiker, recht).values_list("pk", flat=True)
    return onthoud(("binnen_bereik", sleutels, gebruiker.pk, reikt), lambda: frozenset(gevraagd))


class AanTraject(models.QuerySet[Any]):
    """Shared by every model with a foreign key `traject`."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.TRAJECT_INZIEN) -> Any:
        """Only what hangs on a traject within reach of `gebruiker` for `recht`."""
        return self.filter(in_bereik(gebruiker, recht, "traject"))

    def van(self, traject: Traject) -> Any:
        """Only what belongs to `traject`."""
        return self.filter(traject=traject)


class DeelnemerQuerySet(models.QuerySet["Deelnemer"]):
    """Deelnemers."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.TRAJECT_INZIEN) -> DeelnemerQuerySet:
        """Those with at least one traject within reach."""
        from trajecten.models import Traject

        eigen = Traject.objects.zichtbaar_voor(gebruiker, recht).filter(deelnemer_id=OuterRef("pk"))
        return self.filter(Exists(eigen))

    def met_naam_als(self, zoek: str) -> DeelnemerQuerySet:
        """Those of whom `zoek`, in small letters without accents, is part of the name or number.

        Or whose name looks like it though it may be misspelt, by trigrams of whole words; a number is never misspelt,
        as one that is almost the same is another person's.
        """
        bevat = Q(zoeknaam__contains=zoek)
        if any(teken.isdigit() for teken in zoek):
            return self.filter(bevat)
        return self.filter(bevat | Q(zoeknaam__trigram_word_similar=zoek))


class TrajectQuerySet(models.QuerySet["Traject"]):
    """Trajecten."""

    # what somebody reaches follows from how far a right reaches, whichever right it is (toegang.controle.mag)
    alleen_bereik = True
    # the keys that `op_sleutel` asked; a QuerySet made of this one asks again
    _gevraagd: list[int] | None = None

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.TRAJECT_INZIEN) -> TrajectQuerySet:
        """Only the trajecten within reach of `gebruiker` for `recht`."""
        return self.filter(in_bereik(gebruiker, recht))

    def gestart(self) -> TrajectQuerySet:
        """Those that have started, whether or not they have ended."""
        return self.filter(startdatum__isnull=False)

    def lopend_op(self, peildatum: date) -> TrajectQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return self.filter(loopt_op(peildatum))

    def wachtend_op(self, peildatum: date) -> TrajectQuerySet:
        """Those signed up that have not started yet on `peildatum`, and did not stop before they started."""
        return self.filter(wacht_op(peildatum))

    def gestopt_op(self, peildatum: date) -> TrajectQuerySet:
        """Those that have ended on or before `peildatum`."""
        return self.filter(is_gestopt_op(peildatum))

    def niet_gestopt_op(self, peildatum: date) -> TrajectQuerySet:
        """Those that run, or still have to start, on `peildatum`."""
        return self.filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))

    def begeleid_door(self, gebruiker: Gebruiker) -> TrajectQuerySet:
        """Those that `gebruiker` guides now, in any role."""
        from trajecten.models import Betrokkene

        return self.filter(Exists(Betrokkene.objects.nu().filter(traject_id=OuterRef("pk"), gebruiker=gebruiker)))

    def met_naam_als(self, zoek: str) -> TrajectQuerySet:
        """Those whose deelnemer looks like `zoek`: part of a name or number, tolerant of spelling and accents."""
        schoon = zonder_accenten(zoek).strip()
        if not schoon:
            return self
        from trajecten.models import Deelnemer

        # a subquery of its own: both kinds of likeness then go by the index, which an OR between tables would prevent
        gevonden = Deelnemer.objects.met_naam_als(schoon)
        return self.filter(Q(deelnemer__in=gevonden.values("pk")) | Q(trajectnummer__icontains=schoon))

    def met_laatste_contact(self) -> TrajectQuerySet:
        """With `laatste_contact`: the day of the last contact at which the deelnemer was there, else None."""
        from trajecten.models import Contactmoment

        gehouden = Contactmoment.objects.filter(traject_id=OuterRef("pk")).gehouden().order_by("-datum", "-id")
        return self.annotate(laatste_contact=Subquery(gehouden.values("datum")[:1]))

    def te_lang_zonder_contact(self, peildatum: date) -> TrajectQuerySet:
        """Those that had no contact for longer than the norm of their programma allows; none without a norm."""
        norm = F("programma__contact_elke_dagen")
        sinds = Greatest(F("startdatum"), Coalesce("laatste_contact", "startdatum"))
        grens = Cast(Value(peildatum), models.DateField()) - norm
        return (
            self.met_laatste_contact()
            .filter(programma__contact_elke_dagen__isnull=False)
            .annotate(contact_sinds=sinds, contact_grens=Cast(grens, models.DateField()))
            .filter(contact_sinds__lt=F("contact_grens"))
        )

    def niet_gekomen_op_rij(self, minstens: int) -> TrajectQuerySet:
        """Those whose deelnemer stayed away without a word at least so often since the last day of other contact.

        With `niet_gekomen`, how often that was, and `laatst_niet_gekomen`, the last day of it. Somebody who called it
        off was heard, so that ends the row.
        """
        from trajecten.models import Contactmoment

        van_traject = Contactmoment.objects.filter(traject_id=OuterRef("pk")).order_by()
        anders = van_traject.exclude(aanwezigheid="niet_gekomen").values("traject_id").annotate(dag=Max("datum"))
        sinds = Coalesce(Subquery(anders.values("dag")), Value(date.min), output_field=models.DateField())
        weg = van_traject.filter(aanwezigheid="niet_gekomen", datum__gt=OuterRef("laatst_gehoord"))
        per_traject = weg.values("traject_id").annotate(aantal=Count("id"), dag=Max("datum"))
        return (
            self.annotate(laatst_gehoord=sinds)
            .annotate(
                niet_gekomen=Coalesce(Subquery(per_traject.values("aantal")), 0),
                laatst_niet_gekomen=Subquery(per_traject.values("dag")),
            )
            .filter(niet_gekomen__gte=minstens)
        )

    def met_begeleiders(self) -> TrajectQuerySet:
        """With `begeleiders_nu`: the list of betrokkenen whose involvement has not ended, with their gebruiker."""
        from trajecten.models import Betrokkene

        nu = Betrokkene.objects.nu().select_related("gebruiker").order_by("rol", "van", "id")
        return self.prefetch_related(Prefetch("betrokkenen", queryset=nu, to_attr="begeleiders_nu"))

    def op_sleutel(self) -> TrajectQuerySet:
        """The same trajecten by their keys, asked now, when they are few; else this QuerySet.

        For what asks many questions about a page of a list, or about whom somebody guides: each question is then short,
        and there is none about nobody.
        """
        gevraagd = list(self.order_by().values_list("pk", flat=True)[: OP_SLEUTEL_HOOGSTENS + 1])
        if len(gevraagd) > OP_SLEUTEL_HOOGSTENS:
            return self
        weinig: TrajectQuerySet = self.model._default_manager.filter(pk__in=gevraagd)
        weinig._gevraagd = gevraagd
        return weinig

    def sleutels(self) -> Any:
        """The keys, for `traject__in`: those that `op_sleutel` asked, else a question within the question."""
        return self.order_by().values("pk") if self._gevraagd is None else self._gevraagd

    def zijn_dezelfde(self, andere: TrajectQuerySet) -> bool:
        """Whether these are the trajecten of `andere`, as far as the keys of both are known."""
        bekend = self._gevraagd is not None and andere._gevraagd is not None
        return bekend and set(self.sleutels()) == set(andere.sleutels())

    def voor_lijst(self) -> TrajectQuerySet:
        """With all that a row of the deelnemerslijst shows of a traject itself."""
        return self.select_related("deelnemer", "programma").met_begeleiders()

    def laatst_gelogd_door(self, gebruiker: Gebruiker) -> TrajectQuerySet:
        """In order of the last contact that `gebruiker` logged, the latest first and then by name."""
        from trajecten.models import Contactmoment

        eigen = Contactmoment.objects.filter(traject_id=OuterRef("pk"), medewerker=gebruiker).order_by("-id")
        return self.annotate(eigen_contact=Subquery(eigen.values("id")[:1])).order_by(
            F("eigen_contact").desc(nulls_last=True), "deelnemer__sorteernaam", "id"
        )

    def op_naam(self) -> TrajectQuerySet:
        """In order of name; the id makes the order complete, so that pages never overlap."""
        return self.order_by("deelnemer__sorteernaam", "id")


class BetrokkeneQuerySet(AanTraject):
    """Who guides whom."""

    def op(self, peildatum: date) -> BetrokkeneQuerySet:
        """Those for whom `peildatum` lies in [van, tot)."""
        return self.filter(van__lte=peildatum).filter(Q(tot__isnull=True) | Q(tot__gt=peildatum))

    def nu(self) -> BetrokkeneQuerySet:
        """Those whose involvement has not ended; one that starts later counts, so that a hand-over can be prepared.

        Who guided a traject up to its end stays: the state within 28 days and after six months is still theirs to ask.
        """
        tot_het_einde = Q(tot__gte=F("traject__einddatum"))
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.localdate()) | tot_het_einde)


class UrenPerDag:
    """Shared by the two kinds of hours: minutes added up per traject and day."""

    def per_dag(self, trajecten: Iterable[Traject], vanaf: date) -> list[tuple[int, date, int]]:
        """(traject id, day, minutes) of `trajecten` from `vanaf` on, in one query."""
        rijen = self.filter(traject__in=[traject.pk for traject in trajecten], datum__gte=vanaf)  # type: ignore[attr-defined]
        return list(rijen.order_by().values_list("traject_id", "datum").annotate(Sum("minuten")))


class ContactmomentQuerySet(UrenPerDag, AanTraject):
    """Contact of staff with deelnemers."""

    def nieuwste_eerst(self) -> ContactmomentQuerySet:
        """The latest first, with who held it, and with what a group has in common and its step."""
        return self.select_related("medewerker", "groepscontact", "stap").order_by("-datum", "-id")

    def na(self, pk: int) -> ContactmomentQuerySet:
        """Those that come after the contact `pk` in `nieuwste_eerst`; all of them when there is no such contact."""
        datum = self.filter(pk=pk).values_list("datum", flat=True).first()
        return self if datum is None else self.filter(Q(datum__lt=datum) | Q(datum=datum, pk__lt=pk))

    def in_week_van(self, dag: date) -> ContactmomentQuerySet:
        """Those in the week (Monday up to and including Sunday) in which `dag` lies."""
        maandag = dag - timedelta(days=dag.weekday())
        return self.filter(datum__gte=maandag, datum__lt=maandag + timedelta(days=7))

    def ingetrokken(self) -> ContactmomentQuerySet:
        """Those that were withdrawn; only Contactmoment.alle has them."""
        return self.filter(ingetrokken_op__isnull=False)

    def gehouden(self) -> ContactmomentQuerySet:
        """Those at which the deelnemer was there."""
        return self.filter(aanwezigheid="aanwezig")


class DeelneemuurQuerySet(UrenPerDag, AanTraject):
    """Hours that deelnemers made."""


class InlezingQuerySet(models.QuerySet["Inlezing"]):
    """Lists that were handed in to be read."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.IMPORTEREN) -> InlezingQuerySet:
        """All of them for who may read in lists; nobody else sees any."""
        return self if bereik(gebruiker, recht) else self.none()

    def vergeten(self, voor: datetime) -> InlezingQuerySet:
        """Those that were handed in before this moment, with which nothing was done since."""
        return self.filter(status__in=["gecontroleerd", "mislukt"], gevraagd_op__lt=voor)

    def ouder_dan(self, sleutel: int | None) -> InlezingQuerySet:
        """Those handed in before the one with this key, for the next page; None gives all."""
        return self if sleutel is None else self.filter(id__lt=sleutel)

    def voor_lijst(self) -> InlezingQuerySet:
        """Newest first, with who handed them in."""
        return self.select_related("gevraagd_door").order_by("-id")


class InleesmeldingQuerySet(models.QuerySet["Inleesmelding"]):
    """Errors and remarks of an inlezing."""

    def van_soort(self, soort: str) -> InleesmeldingQuerySet:
        """The errors, or the remarks, in the order of file and row."""
        return self.filter(soort=soort).order_by("id")

    def na(self, sleutel: int) -> InleesmeldingQuerySet:
        """Those that come after the one with this key, for the next page."""
        return self.filter(id__gt=sleutel)
