"""Forms about employers: parse and translate; the diensten decide."""

from __future__ import annotations

import re
from typing import Any

from crispy_forms.layout import HTML, Column, Layout, Row
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from toegang.models import Gebruiker
from trajecten.models import Code, Codelijst
from trajecten.versies import MetVersie
from vormgeving.adresvelden import PostcodeVeld, TelefoonVeld
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze, KeuzeMeer
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.werkgever.overdragen import jobcoaches
from werkgevers.werkplek.velden import groot_tekstveld

# the kinds of drafts
CONCEPT_WERKGEVER = "werkgever"
CONCEPT_WERKGEVER_WIJZIGEN = "werkgever_wijzigen"
CONCEPT_CONTACT = "werkgeverscontact"
CONCEPT_CONTACT_WIJZIGEN = "werkgeverscontact_wijzigen"
SOORT_ICONEN = {
    "bezoek": "building-store",
    "telefoon": "phone",
    "bericht": "mail",
    "informatiebijeenkomst": "users-group",
    "anders": "dots",
}


class MedewerkerVeld(forms.ModelChoiceField):
    """A colleague by name."""

    def label_from_instance(self, obj: Gebruiker) -> str:
        return obj.naam if obj.is_active else f"{obj.naam} (werkt hier niet meer)"


class WerkgeverFormulier(MetVersie, ModelFormulier):
    """An employer: who it is, in which sectors, who of us they call and what was agreed."""

    kvk_nummer = forms.CharField(
        label="KvK-nummer",
        max_length=20,
        required=False,
        help_text="8 cijfers, ook een 0 vooraan.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    sectoren = forms.MultipleChoiceField(label="In welke sectoren?", required=False, widget=KeuzeMeer(kolommen=2))
    vaste_jobcoach = MedewerkerVeld(
        label="Vaste jobcoach",
        queryset=Gebruiker.objects.none(),
        required=False,
        empty_label="Nog niemand",
        help_text="Deze collega is voor de werkgever het vaste aanspreekpunt.",
    )
    afspraken = groot_tekstveld(
        "Wat is er afgesproken met de werkgever?",
        rows=5,
        help_text="Over de samenwerking. Schrijf hier niets over een deelnemer.",
    )

    class Meta:
        model = Werkgever
        fields = ("naam", "kvk_nummer", "sectoren", "vaste_jobcoach", "afspraken")
        labels = {"naam": "Naam van de werkgever"}
        error_messages = {"naam": {"required": "Schrijf de naam van de werkgever op.", "max_length": TE_LANG}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["sectoren"].choices = [
            (code.code, code.naam) for code in Code.objects.te_kiezen(Codelijst.SECTOR, self.instance.sectoren)
        ]
        velden["vaste_jobcoach"].queryset = mogelijke_jobcoaches(self.instance.vaste_jobcoach_id)

    def clean_kvk_nummer(self) -> str:
        """Eight digits, however they were typed."""
        return cijfers(self.cleaned_data["kvk_nummer"], 8, "Een KvK-nummer heeft 8 cijfers.")

    @property
    def helper(self) -> Any:
        """Which employers look like it, right below name and number."""
        helper = super().helper
        dubbelen = HTML(
            '<div id="dubbelen" aria-live="polite">{% include "werkgevers/werkgever/_dubbelen.html" %}</div>'
        )
        rest = ("sectoren", "vaste_jobcoach", "afspraken", "versie")
        helper.layout = Layout("naam", "kvk_nummer", dubbelen, *rest)
        return helper


class StopFormulier(MetVersie, Formulier):
    """From when an employer offers no places any more, and why."""

    gestopt_op = DatumVeld(label="Vanaf welke dag?", help_text="Vanaf deze dag biedt de werkgever geen plek meer aan.")
    omdat = forms.CharField(
        label="Waarom stopt de werkgever?",
        max_length=200,
        required=False,
        help_text="Bijvoorbeeld: het bedrijf is verhuisd. Schrijf hier niets over een deelnemer.",
        error_messages={"max_length": TE_LANG},
    )


class VestigingFormulier(MetVersie, ModelFormulier):
    """A vestiging: its name, number and address."""

    vestigingsnummer = forms.CharField(
        label="Vestigingsnummer",
        max_length=25,
        required=False,
        help_text="12 cijfers. Het staat bij de vestiging in het Handelsregister.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    postcode = PostcodeVeld(required=False)

    class Meta:
        model = Vestiging
        fields = ("naam", "vestigingsnummer", "adres", "postcode", "plaats")
        labels = {"naam": "Naam van de vestiging"}
        help_texts = {"naam": "Bijvoorbeeld: Hoofdvestiging, of Werkplaats Noord."}
        error_messages = {"naam": {"required": "Schrijf de naam van de vestiging op."}}

    def clean_vestigingsnummer(self) -> str:
        """Twelve digits, however they were typed."""
        return cijfers(self.cleaned_data["vestigingsnummer"], 12, "Een vestigingsnummer heeft 12 cijfers.")

    @property
    def helper(self) -> Any:
        """Postcode and place beside each other."""
        helper = super().helper
        helper.layout = Layout("naam", "vestigingsnummer", "adres", Row(Column("postcode"), Column("plaats")), "versie")
        return helper


class ErkenningFormulier(MetVersie, ModelFormulier):
    """A recognition of a vestiging for one qualification."""

    van = DatumVeld(label="Erkend vanaf")
    tot = DatumVeld(
        label="Erkend tot", required=False, help_text="De eerste dag zonder erkenning. Weet je het niet? Laat het leeg."
    )
    gecontroleerd_op = DatumVeld(
        label="Wanneer heb je dit bij SBB gecontroleerd?",
        required=False,
        help_text="SBB kan een erkenning altijd intrekken.",
    )

    class Meta:
        model = Erkenning
        fields = ("kwalificatie", "crebo", "van", "tot", "gecontroleerd_op")
        labels = {"kwalificatie": "Voor welke kwalificatie?", "crebo": "Crebonummer"}
        error_messages = {"kwalificatie": {"required": "Schrijf op voor welke kwalificatie de erkenning is."}}

    @property
    def helper(self) -> Any:
        """The period beside each other."""
        helper = super().helper
        helper.layout = Layout("kwalificatie", "crebo", Row(Column("van"), Column("tot")), "gecontroleerd_op", "versie")
        return helper


class ContactpersoonFormulier(MetVersie, ModelFormulier):
    """Somebody at an employer: how to reach them, and from when to when we do."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        required=False,
        help_text="Hier gaat de link naartoe om een evaluatie te tekenen.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Schrijf het e-mailadres zo: naam@voorbeeld.nl."},
    )
    telefoon = TelefoonVeld(required=False)
    vestiging = forms.ModelChoiceField(
        label="Vestiging", queryset=Vestiging.objects.none(), required=False, empty_label="De hele werkgever"
    )
    van = DatumVeld(label="Contactpersoon vanaf")
    tot = DatumVeld(
        label="Contactpersoon tot",
        required=False,
        help_text="Vul dit in als deze persoon het niet meer doet. Het is de eerste dag zonder deze contactpersoon.",
    )

    class Meta:
        model = Contactpersoon
        fields = ("naam", "functie", "email", "telefoon", "vestiging", "van", "tot")
        labels = {"naam": "Naam", "functie": "Functie"}
        error_messages = {"naam": {"required": "Schrijf de naam van de contactpersoon op."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["vestiging"].queryset = Vestiging.objects.van(self.instance.werkgever).order_by("naam", "pk")
        if not velden["vestiging"].queryset.exists():
            del self.fields["vestiging"]
        vul_vandaag_in(self, "van")

    @property
    def helper(self) -> Any:
        """How to reach somebody, and the period, beside each other."""
        helper = super().helper
        vestiging = ["vestiging"] if "vestiging" in self.fields else []
        helper.layout = Layout(
            "naam",
            "functie",
            Row(Column("email"), Column("telefoon")),
            *vestiging,
            Row(Column("van"), Column("tot")),
            "versie",
        )
        return helper


class ContactFormulier(MetVersie, ModelFormulier):
    """Contact with an employer."""

    datum = DatumVeld(label="Wanneer?")
    contactpersoon = forms.ModelChoiceField(
        label="Met wie?", queryset=Contactpersoon.objects.none(), required=False, empty_label="Met iemand anders"
    )
    verslag = groot_tekstveld(
        "Wat hebben jullie besproken?",
        rows=6,
        required=True,
        help_text="Schrijf hier niets over een deelnemer. Dat hoort bij het contact in het dossier.",
        error_messages={"required": "Schrijf op wat er is besproken."},
    )

    class Meta:
        model = Werkgeverscontact
        fields = ("soort", "datum", "contactpersoon", "verslag")
        labels = {"soort": "Wat voor contact was het?"}
        widgets = {"soort": Keuze(iconen=SOORT_ICONEN, kolommen=1)}
        error_messages = {"soort": {"required": "Kies wat voor contact het was."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = Werkgeverscontact._meta.get_field("soort").choices
        vul_vandaag_in(self, "datum")
        velden["contactpersoon"].queryset = mogelijke_contactpersonen(self.instance)
        if not velden["contactpersoon"].queryset.exists():
            del self.fields["contactpersoon"]


def cijfers(nummer: str, aantal: int, bezwaar: str) -> str:
    """A number of so many digits without the spaces and dots between them; raises ValidationError for another."""
    kaal = re.sub(r"[\s.]", "", nummer)
    if kaal and not re.fullmatch(rf"[0-9]{{{aantal}}}", kaal):
        raise forms.ValidationError(bezwaar)
    return kaal


def vul_vandaag_in(form: ModelFormulier, veld: str) -> None:
    """Begin with today where the row has no date yet; what an empty row says would otherwise win."""
    if form.initial.get(veld) is None:
        form.initial[veld] = timezone.localdate()


def mogelijke_jobcoaches(gekozen: int | None) -> QuerySet[Gebruiker]:
    """Who can be the fixed jobcoach of an employer: whoever keeps up employers, and who it is now."""
    return Gebruiker.objects.filter(Q(pk__in=jobcoaches().values("pk")) | Q(pk=gekozen)).order_by(
        "achternaam", "voornaam", "pk"
    )


def mogelijke_contactpersonen(contact: Werkgeverscontact) -> QuerySet[Contactpersoon]:
    """With whom this contact can have been: those of the employer now, and who was chosen before."""
    alle = Contactpersoon.objects.van(contact.werkgever)
    nu = alle.op(timezone.localdate())
    return alle.filter(Q(pk__in=nu.values("pk")) | Q(pk=contact.contactpersoon_id)).order_by("naam", "pk")
