"""Forms of placements: parse and translate; the diensten decide."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from crispy_forms.layout import HTML, Column, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone

from trajecten.models import Code, Codelijst
from trajecten.versies import MetVersie
from trajecten.werkdelen import Werkdeel
from vormgeving.formulier import Formulier
from vormgeving.taal import getal
from vormgeving.velden import TE_LANG, DatumVeld, Decimaalveld, Keuze
from werkgevers.models import Contactpersoon, Plaatsing, Vestiging, Werkgever, Werkplek
from werkgevers.plaatsing.diensten import Plaatsinggegevens
from werkgevers.plaatsing.regels import AFSPRAKEN_HOOGSTENS, UREN_PER_WEEK_HOOGSTENS

# the kinds of drafts
CONCEPT_PLAATSING = "plaatsing"
CONCEPT_PLAATSING_WIJZIGEN = "plaatsing_wijzigen"
# what few placements need
ZELDEN = ("reden_langer", "reden_vol", "uwv_advies_op", "uwv_advies_positief")
JA, NEE, ONBEKEND = "ja", "nee", ""
LOON = {JA: True, NEE: False, ONBEKEND: None}


class PlaatsingFormulier(MetVersie, Formulier):
    """A placement at `werkgever`; `plaatsing` is the one that is changed, else it makes a new one."""

    soort = forms.ChoiceField(label="Soort plaatsing", error_messages={"required": "Kies een soort."})
    sector = forms.ChoiceField(label="Sector", required=False)
    werkplek = forms.ModelChoiceField(
        label="Welke werkplek?", queryset=Werkplek.objects.none(), required=False, empty_label="Geen van deze"
    )
    reden_vol = forms.CharField(
        label="Waarom kan het op een volle werkplek?",
        required=False,
        max_length=200,
        help_text="Alleen nodig als de werkplek dan vol is. Bijvoorbeeld: iemand werkt zijn opvolger in.",
        error_messages={"max_length": TE_LANG},
    )
    vestiging = forms.ModelChoiceField(
        label="Vestiging", queryset=Vestiging.objects.none(), required=False, empty_label="Niet gekozen"
    )
    contactpersoon = forms.ModelChoiceField(
        label="Contactpersoon",
        queryset=Contactpersoon.objects.none(),
        required=False,
        empty_label="Nog niemand",
        help_text="Met deze persoon bespreek je hoe het gaat.",
    )
    startdatum = DatumVeld(label="Vanaf")
    einddatum = DatumVeld(label="Tot", required=False, help_text="De eerste dag dat het niet meer loopt.")
    dagen_per_week = Decimaalveld(label="Dagen per week", hoogstens=7, decimalen=1, required=False)
    uren_per_week = Decimaalveld(label="Uren per week", hoogstens=UREN_PER_WEEK_HOOGSTENS, decimalen=2, required=False)
    reden_langer = forms.CharField(
        label="Waarom duurt het langer?",
        required=False,
        max_length=200,
        help_text="Alleen nodig als het langer duurt dan gewoon is bij deze soort.",
        error_messages={"max_length": TE_LANG},
    )
    eigen_salaris = forms.ChoiceField(
        label="Betaalt de werkgever loon of een stagevergoeding?",
        required=False,
        choices=[(JA, "Ja"), (NEE, "Nee"), (ONBEKEND, "Weet ik niet")],
        widget=Keuze(kolommen=3),
    )
    loonkostensubsidie = forms.BooleanField(
        label="Met loonkostensubsidie", required=False, help_text="Alleen bij een dienstverband of beschut werk."
    )
    uwv_advies_op = DatumVeld(
        label="Advies van het UWV op", required=False, help_text="Alleen bij beschut werk. Schrijf niet op waarom."
    )
    uwv_advies_positief = forms.ChoiceField(
        label="Wat was het advies?",
        required=False,
        choices=[(JA, "Positief"), (NEE, "Niet positief"), (ONBEKEND, "Geen advies")],
        widget=Keuze(kolommen=3),
    )
    contract_start = DatumVeld(label="Contract vanaf", required=False)
    contract_einde = DatumVeld(
        label="Contract tot", required=False, help_text="De eerste dag zonder contract. Een vast contract: laat leeg."
    )
    afspraken = forms.CharField(
        label="Wat is er afgesproken?",
        required=False,
        max_length=AFSPRAKEN_HOOGSTENS,
        help_text="Over het werk. De werkgever kan dit lezen: schrijf niets over gezondheid of justitie.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *args: Any, werkgever: Werkgever, plaatsing: Plaatsing | None = None, **kwargs: Any) -> None:
        begin = _van_plaatsing(plaatsing) if plaatsing else {"eigen_salaris": ONBEKEND, "uwv_advies_positief": ONBEKEND}
        kwargs["initial"] = begin | kwargs.get("initial", {})
        super().__init__(*args, versie=plaatsing.versie if plaatsing else None, **kwargs)
        self.werkgever, self.plaatsing = werkgever, plaatsing
        if plaatsing is None:
            del self.fields["versie"]
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [
            ("", "Kies een soort"),
            *_codes(Codelijst.PLAATSINGSOORT, plaatsing and plaatsing.soort),
        ]
        velden["sector"].choices = [("", "Niet gekozen"), *_codes(Codelijst.SECTOR, plaatsing and plaatsing.sector)]
        self._zet_lijsten(velden)

    def _zet_lijsten(self, velden: dict[str, Any]) -> None:
        """What belongs to this employer; a list without anything in it is not shown."""
        vandaag = timezone.localdate()
        gekozen = self.plaatsing
        werkplekken = Werkplek.objects.filter(werkgever=self.werkgever).filter(
            Q(tot__isnull=True) | Q(tot__gt=vandaag) | Q(pk=gekozen.werkplek_id if gekozen else None)
        )
        personen = Contactpersoon.objects.filter(werkgever=self.werkgever).filter(
            Q(tot__isnull=True) | Q(tot__gt=vandaag) | Q(pk=gekozen.contactpersoon_id if gekozen else None)
        )
        lijsten = {
            "werkplek": werkplekken.select_related("werkgever").order_by("naam", "pk"),
            "vestiging": Vestiging.objects.filter(werkgever=self.werkgever).order_by("naam", "pk"),
            "contactpersoon": personen.order_by("naam", "pk"),
        }
        for naam, lijst in lijsten.items():
            velden[naam].queryset = lijst
            if not lijst.exists():
                del self.fields[naam]
        if "werkplek" not in self.fields:
            del self.fields["reden_vol"]

    @property
    def helper(self) -> Any:
        """What belongs together beside each other."""
        helper = super().helper
        bij_wie = [naam for naam in ("werkplek", "vestiging", "contactpersoon") if naam in self.fields]
        helper.layout = Layout(
            Row(Column("soort"), Column("sector")),
            *bij_wie,
            _kop("Wanneer en hoeveel"),
            Row(Column("startdatum"), Column("einddatum")),
            Row(Column("dagen_per_week"), Column("uren_per_week")),
            _kop("Loon en contract"),
            "eigen_salaris",
            "loonkostensubsidie",
            Row(Column("contract_start"), Column("contract_einde")),
            *self._zelden(),
            _kop("Afspraken"),
            "afspraken",
            *(["versie"] if "versie" in self.fields else []),
        )
        return helper

    def _zelden(self) -> list[Any]:
        """What few placements need, folded away until it is filled in or asked for."""
        velden = [naam for naam in ZELDEN if naam in self.fields]
        gevraagd = {*velden, "werkplek", "einddatum"} & set(self.errors)
        open_ = " open" if gevraagd or any(self[naam].value() for naam in velden) else ""
        begin = f'<details class="meer-velden"{open_}><summary>Langer, op een volle werkplek of beschut</summary>'
        return [HTML(begin), *velden, HTML("</details>")]

    def gegevens(self) -> Plaatsinggegevens:
        """What the diensten ask; only after is_valid()."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "versie"}
        for naam in ("eigen_salaris", "uwv_advies_positief"):
            velden[naam] = LOON[velden[naam]]
        return Plaatsinggegevens(werkgever=self.werkgever, **velden)


class EindeFormulier(MetVersie, Formulier):
    """When and how a placement ended."""

    einddatum = DatumVeld(label="Tot wanneer liep het?", help_text="De eerste dag dat het niet meer liep.")
    einde_reden = forms.ChoiceField(
        label="Hoe liep het af?",
        # the end of the traject says so by itself
        choices=[keuze for keuze in Plaatsing.Einde.choices if keuze[0] != Plaatsing.Einde.TRAJECT],
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies hoe het afliep."},
    )

    def __init__(self, *args: Any, plaatsing: Plaatsing, **kwargs: Any) -> None:
        begin = {"einddatum": plaatsing.einddatum or timezone.localdate(), "einde_reden": plaatsing.einde_reden}
        super().__init__(*args, versie=plaatsing.versie, initial=begin, **kwargs)


def begin_van(werkgever: Werkgever, praktijk: Werkdeel | None, werkplek: Werkplek | None) -> dict[str, Any]:
    """What a new placement starts with: what the werkplek offers, else the rhythm of the route."""
    begin: dict[str, Any] = {"startdatum": timezone.localdate()}
    if len(werkgever.sectoren) == 1:
        begin["sector"] = werkgever.sectoren[0]
    if praktijk is not None and praktijk.deelnemer_per_week:
        begin["uren_per_week"] = Decimal(praktijk.deelnemer_per_week) / 60
    if werkplek is not None:
        begin |= {"werkplek": werkplek.pk, "soort": werkplek.soort, "sector": werkplek.sector}
        begin |= {"vestiging": werkplek.vestiging_id, "startdatum": max(werkplek.vanaf, timezone.localdate())}
        if werkplek.uren_per_week is not None:
            begin["uren_per_week"] = werkplek.uren_per_week
        if werkplek.dagen:
            begin["dagen_per_week"] = Decimal(len(werkplek.dagen))
    return _als_getallen(begin)


def _van_plaatsing(plaatsing: Plaatsing) -> dict[str, Any]:
    loon = {waarde: code for code, waarde in LOON.items()}
    velden = (
        "soort",
        "sector",
        "startdatum",
        "einddatum",
        "dagen_per_week",
        "uren_per_week",
        "reden_langer",
        "reden_vol",
        "loonkostensubsidie",
        "uwv_advies_op",
        "contract_start",
        "contract_einde",
        "afspraken",
    )
    begin = {naam: getattr(plaatsing, naam) for naam in velden}
    begin |= {"vestiging": plaatsing.vestiging_id, "contactpersoon": plaatsing.contactpersoon_id}
    begin |= {"werkplek": plaatsing.werkplek_id, "eigen_salaris": loon[plaatsing.eigen_salaris]}
    begin["uwv_advies_positief"] = loon[plaatsing.uwv_advies_positief]
    return _als_getallen(begin)


def _als_getallen(begin: dict[str, Any]) -> dict[str, Any]:
    """Numbers as one writes them: 18 and not 18.00."""
    for naam in ("dagen_per_week", "uren_per_week"):
        if begin.get(naam) is not None:
            begin[naam] = getal(begin[naam])
    return begin


def _codes(lijst: str, ook: str | None) -> list[tuple[str, str]]:
    codes = Code.objects.te_kiezen(lijst, [ook] if ook else [])
    return list(codes.values_list("code", "naam"))


def _kop(tekst: str) -> HTML:
    return HTML(f'<h2 class="nl-heading nl-heading--level-3 formulier__kop">{tekst}</h2>')
