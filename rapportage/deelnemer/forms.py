"""Choosing what is in the report about one deelnemer."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone

from rapportage.deelnemer.keuze import DELEN, LEZERS
from rapportage.deelnemer.keuze import Keuze as Rapportkeuze
from rapportage.periode import Periode
from rapportage.regels import bezwaar_tegen_periode
from rapportage.vraag import Vraag
from toegang.controle import mag
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.regels import plus_maanden
from vormgeving.formulier import Formulier
from vormgeving.taal import datum
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer

# what is filled in; whoever makes it decides
BEWAREN_MAANDEN = 12
# the longest term there is for a dossier of somebody: that of the Jeugdwet, twenty years (domein §6.3)
BEWAREN_HOOGSTENS_MAANDEN = 12 * 20


class DeelnemerrapportFormulier(Formulier):
    """For whom, which parts and which days; a valid one has a `vraag`.

    Health and justice can only be chosen by whoever may see those of this traject, and never are by themselves.
    """

    lezer = forms.ChoiceField(
        label="Voor wie is dit rapport?", choices=tuple(LEZERS.items()), widget=Keuze(kolommen=3), initial="deelnemer"
    )
    delen = forms.MultipleChoiceField(
        label="Wat staat erin?",
        choices=tuple(DELEN.items()),
        widget=KeuzeMeer(kolommen=2),
        initial=list(DELEN),
        error_messages={"required": "Kies wat er in het rapport staat."},
    )
    bijzonder = forms.BooleanField(
        label="Ook gezondheid en justitie",
        required=False,
        help_text=(
            "Alleen als de lezer dit moet weten en de deelnemer het goed vindt. Dan staan ook deze leefgebieden en "
            "stappen er met hun eigen woorden in. We schrijven op dat jij dit koos."
        ),
    )
    van = DatumVeld(label="Eerste dag", help_text="Deze dag telt mee.")
    tot = DatumVeld(
        label="Laatste dag",
        help_text="Deze dag telt mee. Definitief maken kan pas als deze dag voorbij is.",
    )

    bewaren_tot = DatumVeld(
        label="Bewaren tot en met",
        help_text="Daarna verdwijnt dit rapport met alles wat erin staat. Dat het er was, blijft staan.",
    )

    def __init__(self, *args: Any, traject: Traject, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.traject, self.peildatum = traject, timezone.localdate()
        if not mag(gebruiker, Recht.BIJZONDER_INZIEN, traject):
            del self.fields["bijzonder"]
        self.fields["van"].initial = min(traject.startdatum or traject.aanmelddatum, self.peildatum)
        einde = traject.einddatum - timedelta(days=1) if traject.einddatum else self.peildatum
        self.fields["tot"].initial = max(min(einde, self.peildatum), self.fields["van"].initial)
        self.fields["bewaren_tot"].initial = plus_maanden(self.peildatum, BEWAREN_MAANDEN)

    @property
    def helper(self) -> FormHelper:
        """The days of the period beside each other; what is special comes after them, and until when at the end."""
        helper = super().helper
        bijzonder = ("bijzonder",) if "bijzonder" in self.fields else ()
        helper.layout = Layout("lezer", "delen", Row(Column("van"), Column("tot")), *bijzonder, "bewaren_tot")
        return helper

    @property
    def vraag(self) -> Vraag:
        """What is asked, of a form that is valid."""
        gekozen = self.cleaned_data
        opties = {naam: gekozen.get(naam, False) for naam in ("lezer", "delen", "bijzonder")}
        keuze = Rapportkeuze.uit(opties)
        return Vraag("deelnemer", self.traject, gekozen["periode"], self.peildatum, keuze.als_opties())

    def clean_bewaren_tot(self) -> date:
        """Until today at least: what was over already would be gone tomorrow unread; and not for ever."""
        dag: date = self.cleaned_data["bewaren_tot"]
        laatste = plus_maanden(self.peildatum, BEWAREN_HOOGSTENS_MAANDEN)
        if not self.peildatum <= dag <= laatste:
            raise forms.ValidationError(f"Kies een dag van vandaag tot en met {datum(laatste)}.")
        return dag

    def clean(self) -> dict[str, Any]:
        """The two days make a period that has begun and is not in the future."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("van") is None or gegevens.get("tot") is None:
            return gegevens
        try:
            gegevens["periode"] = Periode(gegevens["van"], gegevens["tot"])
        except ValueError as fout:
            self.add_error("tot", str(fout))
            return gegevens
        if bezwaar := bezwaar_tegen_periode(gegevens["periode"], self.peildatum):
            self.add_error("van", bezwaar)
        elif gegevens["tot"] > self.peildatum:
            self.add_error("tot", "Kies vandaag of een eerdere dag.")
        return gegevens
