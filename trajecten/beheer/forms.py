"""Forms of programmes and projects: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.layout import HTML, Column, Field, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator
from django.utils.text import slugify

from trajecten.beheer.instrumenten import instrumenten
from trajecten.beheer.regels import vrije_code
from trajecten.models import Code, Codelijst, Programma, Subsidieproject
from trajecten.versies import MetVersie
from vormgeving.formulier import ModelFormulier
from vormgeving.taal import getal
from vormgeving.velden import Keuze, KeuzeMeer

# Whoever types a year in the box for an age should hear it at once.
HOOGSTENS = {
    "leeftijd_van": 120,
    "leeftijd_tot": 120,
    "weken": 520,
    "groepsgrootte": 1000,
    "contact_elke_dagen": 365,
    "nulmeting_binnen_dagen": 730,
    "tussenmeting_elke_dagen": 730,
    "min_maanden": 240,
    "max_maanden": 240,
    "norm_uren": 99999,
}


class _Beheerformulier(MetVersie, ModelFormulier):
    """What both ask: the version that was on the screen, and numbers within reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["versie"]
        if self.initial.get("norm_uren") is not None:
            self.initial["norm_uren"] = getal(self.initial["norm_uren"])
        for naam, hoogste in HOOGSTENS.items():
            if naam in self.fields:
                veld = self.fields[naam]
                veld.validators.append(MaxValueValidator(hoogste, f"Dit is wel erg veel. Hoogstens {hoogste}."))
                veld.widget.attrs["inputmode"] = "decimal" if naam == "norm_uren" else "numeric"

    def velden(self) -> dict[str, Any]:
        """What was filled in, without the version."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}


class ProgrammaFormulier(_Beheerformulier):
    """A programme: for whom, how long, and what is asked while it runs."""

    instrument = forms.ChoiceField(label="Instrument", required=False, help_text="Waarmee je de zelfredzaamheid meet.")

    class Meta:
        model = Programma
        fields = (
            "naam",
            "leeftijd_van",
            "leeftijd_tot",
            "weken",
            "groepsgrootte",
            "contact_elke_dagen",
            "nulmeting_binnen_dagen",
            "tussenmeting_elke_dagen",
            "instrument",
        )
        labels = {
            "naam": "Naam van het programma",
            "contact_elke_dagen": "Contact om de zoveel dagen",
            "nulmeting_binnen_dagen": "Nulmeting binnen zoveel dagen",
            "tussenmeting_elke_dagen": "Tussenmeting om de zoveel dagen",
        }
        help_texts = {
            "contact_elke_dagen": "Duurt het langer, dan komt er een signaal.",
            "leeftijd_van": "Vanaf deze leeftijd kan iemand meedoen.",
            "leeftijd_tot": "Tot deze leeftijd, deze zelf niet: 27 is tot en met 26.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuze = cast(forms.ChoiceField, self.fields["instrument"])
        bekend = instrumenten()
        # one that is gone stays what this programme measures with until somebody chooses another
        eigen = self.instance.instrument
        weg = [(eigen, eigen)] if eigen and eigen not in dict(bekend) else []
        keuze.choices = [("", "Geen vast instrument"), *bekend, *weg]

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            Field("naam"),
            _kop("Voor wie"),
            Row(Column("leeftijd_van"), Column("leeftijd_tot")),
            Row(Column("weken"), Column("groepsgrootte")),
            _kop("Contact en metingen"),
            Field("contact_elke_dagen"),
            Row(Column("nulmeting_binnen_dagen"), Column("tussenmeting_elke_dagen")),
            Field("instrument"),
            *([Field("versie")] if "versie" in self.fields else []),
        )
        return helper


class NieuwProgrammaFormulier(ProgrammaFormulier):
    """A new programme, with the code by which lists and reports call it."""

    class Meta(ProgrammaFormulier.Meta):
        fields = (*ProgrammaFormulier.Meta.fields, "code")  # type: ignore[assignment]
        help_texts = {
            **ProgrammaFormulier.Meta.help_texts,
            "code": "Zo heet het in lijsten en rapporten. Laat leeg, dan maken we de code van de naam.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["code"].error_messages["invalid"] = "Gebruik kleine letters, cijfers en streepjes."

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout.insert(1, Field("code"))
        return helper

    def clean(self) -> dict[str, Any]:
        """Without a code one is made of the name."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if not velden.get("code") and "code" not in self.errors and velden.get("naam"):
            bezet = set(Programma.objects.values_list("code", flat=True))
            velden["code"] = self.instance.code = vrije_code(slugify(velden["naam"]), bezet)
        return velden


class SubsidieprojectFormulier(_Beheerformulier):
    """A project: whose money, for when and for whom, and how long its papers are kept."""

    kwalificaties = forms.MultipleChoiceField(
        label="Telt als kwalificatie",
        required=False,
        widget=KeuzeMeer(kolommen=2),
        help_text="Voor het rapport over ESF+: een praktijkverklaring telt alleen als de subsidiegever dat zegt.",
    )

    class Meta:
        model = Subsidieproject
        fields = (
            "code",
            "naam",
            "soort",
            "van",
            "tot",
            "norm_uren",
            "min_maanden",
            "max_maanden",
            "leeftijd_van",
            "leeftijd_tot",
            "kwalificaties",
            "bewaren_tot",
            "vasthouden",
        )
        widgets = {"soort": Keuze(kolommen=3)}
        labels = {
            "soort": "Wie betaalt?",
            "norm_uren": "Uren per deelnemer (norm)",
            "van": "Eerste dag",
            "tot": "Laatste dag",
            "vasthouden": "Niets van dit project verwijderen",
        }
        help_texts = {
            "code": "Zo heet het in lijsten en rapporten.",
            "bewaren_tot": "Tot deze dag blijven de gegevens bewaard.",
            "vasthouden": "Voor een lopende controle: gaat voor op de bewaartermijn.",
            "leeftijd_van": "Vanaf deze leeftijd telt iemand mee.",
            "leeftijd_tot": "Tot deze leeftijd, deze zelf niet.",
        }
        localized_fields = ("norm_uren",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = cast(forms.ChoiceField, self.fields["soort"])
        soort.choices = Subsidieproject.Soort.choices
        keuze = cast(forms.MultipleChoiceField, self.fields["kwalificaties"])
        # a code that was taken out of use stays what this project counts
        codes = Code.objects.te_kiezen(Codelijst.KWALIFICATIE, self.instance.kwalificaties)
        namen = dict(codes.values_list("code", "naam"))
        namen |= {code: code for code in self.instance.kwalificaties if code not in namen}
        keuze.choices = list(namen.items())
        if self.instance.pk:
            # reports, lists and the import know it by this code
            self.fields["code"].disabled = True
            self.fields["code"].help_text = "Lijsten en rapporten kennen het project zo. De code ligt vast."

    @property
    def helper(self) -> Any:
        helper = super().helper
        helper.layout = Layout(
            Field("naam"),
            Field("code"),
            Field("soort"),
            _kop("Periode en norm"),
            Row(Column("van"), Column("tot")),
            Row(Column("min_maanden"), Column("max_maanden")),
            Field("norm_uren"),
            _kop("Voor wie"),
            Row(Column("leeftijd_van"), Column("leeftijd_tot")),
            Field("kwalificaties"),
            _kop("Bewaren"),
            Field("bewaren_tot"),
            Field("vasthouden"),
            *([Field("versie")] if "versie" in self.fields else []),
        )
        return helper


def _kop(tekst: str) -> HTML:
    """A heading within the form."""
    return HTML(f'<h2 class="nl-heading nl-heading--level-3 beheer__kop">{tekst}</h2>')
