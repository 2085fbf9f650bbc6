"""Forms of guiding, handing over and ending: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.behaald import voorstel_voor_uitstroom
from trajecten.models import Betrokkene, Code, Codelijst, Contactmoment, Opvolging, Traject, Uitstroom
from trajecten.models.situatie import ARBEID_LATER
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper

TEKST_HOOGSTENS = 2000
JA_NEE = [("ja", "Ja"), ("nee", "Nee")]
DOORVERWIJZEN = "doorverwijzen"


class CollegaKeuze(forms.ModelChoiceField):
    """A colleague, with the second organisation that somebody works for."""

    def label_from_instance(self, obj: Gebruiker) -> str:
        return f"{obj.naam_met_namens} – {obj.rolnamen.lower()}"


def collegas() -> Any:
    """Who can guide somebody."""
    return Gebruiker.objects.actief().met_recht(Recht.CONTACT_LOGGEN).order_by("achternaam", "voornaam", "pk")


class BegeleiderFormulier(MetVersie, Formulier):
    """Who guides in which role, from when to when; of somebody who does so already only role and period."""

    gebruiker = CollegaKeuze(
        Gebruiker.objects.none(),
        label="Wie?",
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )
    rol = forms.ChoiceField(
        label="In welke rol?",
        choices=Betrokkene.Rol,
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies een rol."},
    )
    van = DatumVeld(label="Vanaf", error_messages={"required": "Vul in vanaf wanneer."})
    tot = DatumVeld(label="Tot", required=False, help_text="Vanaf deze dag niet meer. Leeg: zolang het traject loopt.")

    def __init__(self, *args: Any, betrokkene: Betrokkene | None = None, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"van": timezone.localdate()}
        if betrokkene:
            begin = {"rol": betrokkene.rol, "van": betrokkene.van, "tot": betrokkene.tot}
        super().__init__(*args, versie=betrokkene.versie if betrokkene else None, initial=begin, **kwargs)
        if betrokkene:
            del self.fields["gebruiker"]
        else:
            self.fields["gebruiker"].queryset = collegas()  # type: ignore[attr-defined]


class OverdraagFormulier(Formulier):
    """To whom, from when, and what that person must know; per traject what to watch out for."""

    naar = CollegaKeuze(
        Gebruiker.objects.none(),
        label="Aan wie draag je over?",
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )
    ingangsdatum = DatumVeld(label="Vanaf", help_text="Vanaf deze dag begeleidt je collega.")
    afspraken = forms.CharField(
        label="Welke afspraken lopen er?",
        required=False,
        max_length=TEKST_HOOGSTENS,
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    bundel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, trajecten: Sequence[Traject], van: Gebruiker, **kwargs: Any) -> None:
        self.trajecten = trajecten
        super().__init__(*args, initial={"ingangsdatum": timezone.localdate(), "bundel": uuid4()}, **kwargs)
        self.fields["naar"].queryset = collegas().exclude(pk=van.pk)  # type: ignore[attr-defined]
        if len(trajecten) > 1:
            self.fields["afspraken"].help_text = "Dit komt bij elke deelnemer te staan."
        for traject in trajecten:
            self.fields[f"let_op_{traject.pk}"] = forms.CharField(
                label=f"Waar let je op bij {traject.deelnemer.naam}?",
                required=False,
                max_length=TEKST_HOOGSTENS,
                error_messages={"max_length": TE_LANG},
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def argumenten(self) -> dict[str, Any]:
        """What `draag_over` asks, apart from trajecten, van, rol and door."""
        velden = self.cleaned_data
        rest = {naam: velden[naam] for naam in ("naar", "ingangsdatum", "afspraken", "bundel")}
        return {**rest, "let_op": {traject.pk: velden[f"let_op_{traject.pk}"] for traject in self.trajecten}}


VAN_BEWIJS = "Dit volgt uit de bewijzen van deze deelnemer. Kijk of het klopt."


class _UitstroomVelden(Formulier):
    """Why somebody left and how that person does within 28 days after; everything may be filled in later."""

    reden = forms.ChoiceField(label="Waarom stopt het?", error_messages={"required": "Kies een reden."})
    peildatum = DatumVeld(
        label="Op welke dag weet je hoe het gaat?", required=False, help_text="Binnen 28 dagen na het stoppen."
    )
    arbeidssituatie = forms.ChoiceField(label="Werk", required=False, choices=ARBEID_LATER, widget=Keuze(kolommen=3))
    opleiding = forms.ChoiceField(label="Volgt een opleiding", required=False, choices=JA_NEE, widget=Keuze(kolommen=2))
    kwalificatie = forms.ChoiceField(label="Behaalde kwalificatie", required=False)
    certificaat_datum = DatumVeld(label="Certificaat uitgereikt op", required=False)
    activiteiten_uitgevoerd = forms.ChoiceField(
        label="Zijn de activiteiten uitgevoerd?", required=False, choices=JA_NEE, widget=Keuze(kolommen=2)
    )

    STAND = (
        "peildatum",
        "arbeidssituatie",
        "opleiding",
        "kwalificatie",
        "certificaat_datum",
        "activiteiten_uitgevoerd",
    )

    def __init__(
        self,
        *args: Any,
        uitstroom: Uitstroom | None = None,
        voorstel: Mapping[str, object] | None = None,
        **kwargs: Any,
    ) -> None:
        """`voorstel` fills in what nobody said yet (trajecten.behaald), and says where it comes from."""
        begin = {veld: getattr(uitstroom, veld) for veld in ("reden", *self.STAND)} if uitstroom else {}
        nieuw = {veld: waarde for veld, waarde in (voorstel or {}).items() if not begin.get(veld)}
        super().__init__(*args, initial=begin | nieuw | kwargs.pop("initial", {}), **kwargs)
        for veld in nieuw:
            self.fields[veld].help_text = VAN_BEWIJS
        redenen = _codes(Codelijst.UITSTROOMREDEN, uitstroom.reden if uitstroom else "")
        kwalificaties = _codes(Codelijst.KWALIFICATIE, uitstroom.kwalificatie if uitstroom else "")
        self.fields["reden"].choices = [("", "Kies een reden"), *redenen]  # type: ignore[attr-defined]
        self.fields["kwalificatie"].choices = [("", "Geen"), *kwalificaties]  # type: ignore[attr-defined]

    def uitstroom(self) -> dict[str, Any]:
        """The values of Uitstroom."""
        return {veld: self.cleaned_data[veld] for veld in ("reden", *self.STAND)}


class StopFormulier(_UitstroomVelden):
    """Ending a traject. The reason is a choice: nobody needs to write down what somebody has."""

    einddatum = DatumVeld(
        label="Gestopt per",
        help_text="Vanaf deze dag loopt het traject niet meer. Een contact van die dag telt dan niet mee.",
        error_messages={"required": "Vul in per wanneer het traject stopt."},
    )
    doorverwijzen = forms.ChoiceField(
        label="Verwijs je meteen door?",
        choices=[("nee", "Nee"), ("ja", "Ja")],
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies of je doorverwijst."},
    )

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        vandaag = timezone.localdate()
        vandaag_contact = Contactmoment.objects.van(traject).filter(datum=vandaag).exists()
        einde = vandaag + timedelta(days=1) if vandaag_contact else vandaag
        begin = {"einddatum": einde, DOORVERWIJZEN: "nee"}
        super().__init__(*args, initial=begin, voorstel=voorstel_voor_uitstroom(traject), **kwargs)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        stand = Fieldset("Hoe gaat het nu? Dit mag ook later.", *self.STAND)
        helper.layout = Layout("einddatum", "reden", stand, DOORVERWIJZEN)
        return helper


class UitstroomFormulier(MetVersie, _UitstroomVelden):
    """The state on leaving, filled in later or corrected."""

    def __init__(self, *args: Any, uitstroom: Uitstroom | None = None, **kwargs: Any) -> None:
        """`voorstel` as in _UitstroomVelden."""
        super().__init__(*args, versie=uitstroom.versie if uitstroom else 1, uitstroom=uitstroom, **kwargs)


class OpvolgingFormulier(MetVersie, Formulier):
    """How it goes six months after leaving."""

    arbeidssituatie = forms.ChoiceField(
        label="Werk",
        choices=ARBEID_LATER,
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies hoe het nu is met werk."},
    )
    verbeterd = forms.ChoiceField(
        label="Is de situatie beter dan bij de start?",
        choices=JA_NEE,
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies of het beter gaat dan bij de start."},
    )

    def __init__(self, *args: Any, opvolging: Opvolging | None = None, **kwargs: Any) -> None:
        begin = {"arbeidssituatie": opvolging.arbeidssituatie, "verbeterd": opvolging.verbeterd} if opvolging else {}
        super().__init__(*args, versie=opvolging.versie if opvolging else 1, initial=begin, **kwargs)


def _codes(lijst: str, ook: str) -> list[tuple[str, str]]:
    """The codes of a list that can be chosen, and `ook` when it was chosen before."""
    codes = Code.objects.filter(lijst=lijst)
    return [(code.code, code.naam) for code in codes if code.actief or code.code == ook]
