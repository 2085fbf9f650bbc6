"""Forms of groups and their meetings: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Column, Field, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from onderwijs.diensten.bijeenkomsten import Moment, Reeks
from onderwijs.diensten.groepen import Groepsgegevens
from onderwijs.models import Bijeenkomst, Deelname, Groep, Leerlijn, Module
from onderwijs.regels import CAPACITEIT_HOOGSTENS, NOTITIE_HOOGSTENS
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DATUMFOUT, DATUMVORMEN, TE_LANG, DatumVeld, Keuze, KeuzeMeer

WEEKDAGEN = [
    (0, "maandag"),
    (1, "dinsdag"),
    (2, "woensdag"),
    (3, "donderdag"),
    (4, "vrijdag"),
    (5, "zaterdag"),
    (6, "zondag"),
]
AFRONDEN = "afgerond"


def tijdveld(label: str) -> forms.TimeField:
    """A time on the clock: 10:30."""
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H"],
        error_messages={"invalid": "Schrijf de tijd zo: 10:30."},
        widget=forms.TimeInput(attrs={"size": 8, "inputmode": "numeric", "autocomplete": "off"}, format="%H:%M"),
    )


def tekstveld(label: str, hoogstens: int, **kwargs: Any) -> forms.CharField:
    """A line of text with a limit in words."""
    return forms.CharField(label=label, max_length=hoogstens, error_messages={"max_length": TE_LANG}, **kwargs)


class TrainersVeld(forms.ModelMultipleChoiceField):
    """Colleagues who may write down attendance, as knobs."""

    widget = KeuzeMeer

    def label_from_instance(self, obj: Gebruiker) -> str:
        return obj.naam


def mogelijke_trainers() -> Any:
    """Who can give a group."""
    return Gebruiker.objects.actief().met_recht(Recht.AANWEZIGHEID_VASTLEGGEN).order_by("achternaam", "voornaam", "pk")


class GroepFormulier(MetVersie, Formulier):
    """What a group follows, who gives it, how many places there are and when."""

    naam = tekstveld("Naam van de groep", 120)
    onderwerp = forms.ChoiceField(
        label="Wat volgt deze groep?",
        error_messages={
            "required": "Kies een leerlijn of een module.",
            "invalid_choice": "Kies een leerlijn of een module.",
        },
    )
    trainers = TrainersVeld(
        label="Wie geeft deze groep?",
        queryset=Gebruiker.objects.none(),
        error_messages={"required": "Kies minstens één trainer."},
    )
    capaciteit = forms.IntegerField(
        label="Aantal plaatsen",
        required=False,
        min_value=1,
        max_value=CAPACITEIT_HOOGSTENS,
        help_text="Laat je dit leeg? Dan geldt de groepsgrootte van het programma.",
        error_messages={
            "invalid": "Schrijf een getal, zoals 15.",
            "min_value": "Een groep heeft minstens 1 plaats.",
            "max_value": "Een groep heeft hoogstens %(limit_value)s plaatsen.",
        },
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    startdatum = DatumVeld(label="Eerste dag")
    laatste_dag = DatumVeld(label="Laatste dag", required=False)
    plek = tekstveld("Plek", 160, required=False, help_text="Bijvoorbeeld: Leerhuis, lokaal 2.")

    def __init__(self, *args: Any, door: Gebruiker, groep: Groep | None = None, **kwargs: Any) -> None:
        self.onderwerpen: dict[str, Leerlijn | Module] = {}
        begin = _van_groep(groep) if groep else _nieuwe_groep(door)
        super().__init__(*args, initial=begin, versie=groep.versie if groep else None, **kwargs)
        self.fields["trainers"].queryset = mogelijke_trainers()  # type: ignore[attr-defined]
        self.fields["onderwerp"].choices = [("", "Kies wat de groep volgt"), *self._onderwerpen(groep)]  # type: ignore[attr-defined]

    @property
    def helper(self) -> Any:
        """Dates beside each other."""
        helper = super().helper
        helper.layout = Layout(
            "naam",
            "onderwerp",
            "trainers",
            "capaciteit",
            Row(Column("startdatum"), Column("laatste_dag")),
            "plek",
            Field("versie"),
        )
        return helper

    def _onderwerpen(self, groep: Groep | None) -> list[tuple[str, list[tuple[str, str]]]]:
        """Per leerlijn itself and its modules; what the group follows now stays a choice."""
        keuzes = []
        for leerlijn in Leerlijn.objects.met_modules():
            delen: Sequence[Leerlijn | Module] = [leerlijn, *leerlijn.alle_modules]  # type: ignore[attr-defined]
            nu = groep.onderwerp if groep else None
            opties = [(_code(deel), deel) for deel in delen if (leerlijn.actief and deel.actief) or deel == nu]
            self.onderwerpen |= dict(opties)
            namen = [(code, f"{deel} (hele leerlijn)" if deel is leerlijn else str(deel)) for code, deel in opties]
            keuzes += [(leerlijn.naam, namen)] if namen else []
        return keuzes

    def clean(self) -> dict[str, Any]:
        """The number of places follows from the programme where it was left empty."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        onderwerp = self.onderwerpen.get(velden.get("onderwerp", ""))
        if onderwerp is not None and velden.get("capaciteit") is None and "capaciteit" not in self.errors:
            velden["capaciteit"] = _groepsgrootte(onderwerp)
            if velden["capaciteit"] is None:
                self.add_error("capaciteit", "Vul in hoeveel plaatsen er zijn, zoals 15.")
        return velden

    def gegevens(self) -> Groepsgegevens:
        """What the dienst asks; a last day becomes the first day after it."""
        velden = self.cleaned_data
        laatste: date | None = velden["laatste_dag"]
        return Groepsgegevens(
            naam=velden["naam"],
            onderwerp=self.onderwerpen[velden["onderwerp"]],
            capaciteit=velden["capaciteit"],
            startdatum=velden["startdatum"],
            einddatum=laatste + timedelta(days=1) if laatste else None,
            plek=velden["plek"],
        )


def _van_groep(groep: Groep) -> dict[str, Any]:
    velden = {naam: getattr(groep, naam) for naam in ("naam", "capaciteit", "startdatum", "laatste_dag", "plek")}
    return velden | {"onderwerp": _code(groep.onderwerp), "trainers": [trainer.pk for trainer in groep.trainers.all()]}


def _nieuwe_groep(door: Gebruiker) -> dict[str, Any]:
    return {"startdatum": timezone.localdate(), "trainers": [door.pk]}


def _code(onderwerp: Leerlijn | Module) -> str:
    return f"{onderwerp._meta.model_name}-{onderwerp.pk}"


def _groepsgrootte(onderwerp: Leerlijn | Module) -> int | None:
    programma = (onderwerp.leerlijn if isinstance(onderwerp, Module) else onderwerp).programma
    return programma.groepsgrootte if programma else None


class NotitieFormulier(MetVersie, Formulier):
    """How the group goes together."""

    notitie = forms.CharField(
        label="Notitie over de groep",
        required=False,
        max_length=NOTITIE_HOOGSTENS,
        error_messages={"max_length": TE_LANG},
        help_text="Wie past bij wie? Alleen de trainers en de casemanager van het team lezen dit."
        " Schrijf geen medische gegevens op.",
        widget=forms.Textarea({"rows": 6}),
    )

    def __init__(self, *args: Any, groep: Groep, **kwargs: Any) -> None:
        super().__init__(*args, initial={"notitie": groep.notitie}, versie=groep.versie, **kwargs)


class SluitFormulier(Formulier):
    """The group is done, or does not go on."""

    hoe = forms.ChoiceField(
        label="Wat gebeurt er met de groep?",
        choices=[(Groep.Staat.AFGESLOTEN, "De groep is klaar"), (Groep.Staat.VERVALLEN, "De groep gaat niet door")],
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies wat er met de groep gebeurt."},
    )
    laatste_dag = DatumVeld(label="Laatste dag", required=False, help_text="Leeg is vandaag.")


class StopFormulier(Formulier):
    """Somebody finished the group, or leaves it for a reason that is never a diagnosis."""

    reden = forms.ChoiceField(
        label="Hoe stopt de deelname?",
        help_text="Kies alleen een reden. Schrijf nergens een diagnose op.",
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies hoe de deelname stopt."},
    )
    tot = DatumVeld(label="Vanaf wanneer niet meer?")

    # reasons that the machine gives, nobody chooses
    VANZELF = (Deelname.Reden.GROEP_STOPT, Deelname.Reden.TRAJECT_KLAAR)

    def __init__(self, *args: Any, deelname: Deelname, **kwargs: Any) -> None:
        super().__init__(*args, initial={"tot": timezone.localdate()}, **kwargs)
        redenen = [(reden.value, reden.label) for reden in Deelname.Reden if reden not in self.VANZELF]
        klaar = [(AFRONDEN, "Afgerond")] if deelname.staat == Deelname.Staat.INGEDEELD else []
        self.fields["reden"].choices = klaar + redenen  # type: ignore[attr-defined]


class _MomentFormulier(Formulier):
    """From when to when, where and by whom."""

    van = tijdveld("Van")
    tot = tijdveld("Tot")
    plek = tekstveld("Plek", 160, required=False)
    trainer = forms.ModelChoiceField(label="Wie geeft de bijeenkomst?", queryset=Gebruiker.objects.none())

    def __init__(self, *args: Any, groep: Groep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trainers = groep.trainers.order_by("achternaam", "voornaam", "pk")
        self.fields["trainer"].queryset = trainers  # type: ignore[attr-defined]
        self.fields["trainer"].empty_label = None  # type: ignore[attr-defined]

    def moment(self) -> Moment:
        """When, where and by whom, as the dienst asks it."""
        velden = self.cleaned_data
        return Moment(van=velden["van"], tot=velden["tot"], plek=velden["plek"], trainer=velden["trainer"])


class ReeksFormulier(_MomentFormulier):
    """A series of meetings in one go."""

    eerste = DatumVeld(label="Vanaf")
    laatste = DatumVeld(label="Tot en met")
    weekdagen = forms.TypedMultipleChoiceField(
        label="Op welke dagen?",
        choices=WEEKDAGEN,
        coerce=int,
        widget=KeuzeMeer(kolommen=3),
        error_messages={"required": "Kies minstens één dag."},
    )
    overslaan = forms.CharField(
        label="Welke datums sla je over?",
        required=False,
        max_length=1000,
        help_text="Bijvoorbeeld een vakantie: 23-12-2026, 30-12-2026.",
    )

    field_order = ["weekdagen", "van", "tot", "eerste", "laatste", "overslaan", "plek", "trainer"]

    def __init__(self, *args: Any, groep: Groep, door: Gebruiker, **kwargs: Any) -> None:
        vandaag = timezone.localdate()
        eerste = max(vandaag, groep.startdatum)
        begin = {"plek": groep.plek, "eerste": eerste, "laatste": groep.laatste_dag, "trainer": door.pk}
        super().__init__(*args, groep=groep, initial=begin, **kwargs)

    @property
    def helper(self) -> Any:
        """Times and dates beside each other."""
        helper = super().helper
        helper.layout = Layout(
            "weekdagen",
            Row(Column("van"), Column("tot")),
            Row(Column("eerste"), Column("laatste")),
            "overslaan",
            "plek",
            "trainer",
        )
        return helper

    def clean_overslaan(self) -> list[date]:
        """The days between the commas."""
        dagen = forms.DateField(input_formats=DATUMVORMEN, error_messages={"invalid": DATUMFOUT})
        delen = self.cleaned_data["overslaan"].replace(";", ",").replace("\n", ",").split(",")
        try:
            return [dagen.clean(deel.strip()) for deel in delen if deel.strip()]
        except ValidationError:
            raise ValidationError("Schrijf elke datum zo: 24-12-2026, met een komma ertussen.") from None

    def reeks(self) -> Reeks:
        """Which days, as the dienst asks it."""
        velden = self.cleaned_data
        return Reeks(velden["eerste"], velden["laatste"], frozenset(velden["weekdagen"]), tuple(velden["overslaan"]))


class BijeenkomstFormulier(MetVersie, _MomentFormulier):
    """One meeting on another day, at another time or place, or by another trainer."""

    datum = DatumVeld(label="Datum")

    field_order = ["datum", "van", "tot", "plek", "trainer", "versie"]

    def __init__(self, *args: Any, bijeenkomst: Bijeenkomst, **kwargs: Any) -> None:
        begin = {naam: getattr(bijeenkomst, naam) for naam in ("datum", "van", "tot", "plek")}
        begin["trainer"] = bijeenkomst.trainer_id
        super().__init__(*args, groep=bijeenkomst.groep, initial=begin, versie=bijeenkomst.versie, **kwargs)

    @property
    def helper(self) -> Any:
        """Times beside each other."""
        helper = super().helper
        helper.layout = Layout("datum", Row(Column("van"), Column("tot")), "plek", "trainer", Field("versie"))
        return helper
