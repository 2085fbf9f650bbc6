"""The form with which the platform adds an organisation."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from organisaties import sjablonen
from organisaties.models import ADRES_PATROON, ADRES_UITLEG, SCHEMA_PATROON, SCHEMA_UITLEG, Organisatie
from vormgeving.formulier import Formulier
from vormgeving.paletten import PALETTEN

ZONDER = ("", "Zonder programma's beginnen")
ALS_SJABLOON = ("", "Zoals het sjabloon")
# how the fields of the models are called here
VELDEN = {"schema_name": "schema", "domain": "adres"}


class Adresveld(forms.CharField):
    """A host name in small letters, as browsers send it, however it was typed."""

    def to_python(self, value: object) -> str:
        return (super().to_python(value) or "").lower()


class OrganisatieFormulier(Formulier):
    """What maak_organisatie asks."""

    naam = forms.CharField(label="Naam", max_length=120)
    adres = Adresveld(
        label="Adres", max_length=253, help_text=ADRES_UITLEG, validators=[RegexValidator(ADRES_PATROON, ADRES_UITLEG)]
    )
    schema = forms.CharField(
        label="Schema",
        max_length=40,
        help_text=f"De naam in de database. {SCHEMA_UITLEG}",
        validators=[RegexValidator(SCHEMA_PATROON, SCHEMA_UITLEG)],
    )
    soort = forms.ChoiceField(label="Soort", choices=Organisatie.Soort.choices, initial=Organisatie.Soort.PROGRAMMA)
    sjabloon = forms.ChoiceField(label="Programma's om mee te beginnen", required=False)
    palet = forms.ChoiceField(label="Kleuren", required=False)
    beheerder = forms.EmailField(
        label="E-mailadres van de eerste beheerder", required=False, help_text="Krijgt een uitnodiging per e-mail."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bekend = [(naam, sjablonen.titel(naam)) for naam in sjablonen.namen()]
        velden: dict[str, Any] = self.fields
        velden["sjabloon"].choices = [ZONDER, *bekend]
        velden["palet"].choices = [ALS_SJABLOON, *((naam, naam.capitalize()) for naam in PALETTEN)]

    def voor_dienst(self) -> dict[str, Any]:
        """The cleaned fields as maak_organisatie takes them."""
        gegevens = dict(self.cleaned_data)
        palet = gegevens.pop("palet")
        return {**gegevens, "huisstijl": {"palet": palet} if palet else None}

    def neem_fouten_over(self, fout: forms.ValidationError) -> None:
        """Put the errors of the models at the fields of this form."""
        if not hasattr(fout, "error_dict"):
            self.add_error(None, fout)
            return
        for veld, fouten in fout.error_dict.items():
            naam = VELDEN.get(veld, veld)
            self.add_error(naam if naam in self.fields else None, fouten)
