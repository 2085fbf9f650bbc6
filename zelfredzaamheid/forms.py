"""Forms of measurements: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from trajecten.models import Programma, Traject
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze
from zelfredzaamheid.diensten import Ingevuld
from zelfredzaamheid.models import Leefgebied, Meetafspraak, Meting, Score
from zelfredzaamheid.regels import REDEN_HOOGSTENS, TOELICHTING_HOOGSTENS, soort_voorstel, vraagt_reden

MAG_NIET_KIEZEN = [("", "Niet besproken"), *((str(n), str(n)) for n in Score.Niveau.values)]


def _tekst(hoogstens: int, wat: str) -> forms.CharField:
    """An optional text; too long says of which leefgebied, as the errors stand together above the page."""
    te_lang = f"Maak {wat} korter: hoogstens {hoogstens} tekens. Het zijn er nu %(show_value)d."
    return forms.CharField(required=False, max_length=hoogstens, error_messages={"max_length": te_lang})


class BeginFormulier(Formulier):
    """Which measurement begins, and of what day it is."""

    soort = forms.ChoiceField(label="Welke meting?", choices=Meting.Soort.choices, widget=Keuze(kolommen=1))
    datum = DatumVeld(label="Datum van het gesprek")

    def __init__(self, *args: Any, traject: Traject, bestaand: set[str], **kwargs: Any) -> None:
        vandaag = timezone.localdate()
        begin = {"soort": soort_voorstel(bestaand, loopt=traject.loopt_op(vandaag)), "datum": vandaag}
        super().__init__(*args, initial=begin, **kwargs)


class TerugFormulier(Formulier):
    """What is still to do before a measurement can be fixed."""

    omdat = forms.CharField(
        label="Wat moet er nog gebeuren?",
        help_text="Je collega leest dit bij de meting.",
        max_length=REDEN_HOOGSTENS,
        widget=forms.Textarea({"rows": 3}),
    )


class RedenFormulier(Formulier):
    """Why a fixed measurement is corrected."""

    reden = forms.CharField(
        label="Waarom verbeter je de meting?",
        max_length=REDEN_HOOGSTENS,
        help_text="De oude meting blijft te lezen, met deze reden erbij.",
        widget=forms.Textarea({"rows": 3}),
    )


class MeetafsprakenFormulier(Formulier):
    """Per programme who prepares a measurement and who fixes it."""

    def __init__(self, *args: Any, programmas: Sequence[Programma], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programmas = programmas
        afspraken = {a.programma_id: a for a in Meetafspraak.objects.filter(programma__in=programmas)}
        for programma in programmas:
            afspraak = afspraken.get(programma.pk, Meetafspraak())
            for veld in ("voorbereiden", "vaststellen"):
                model_veld = Meetafspraak._meta.get_field(veld)
                self.fields[f"{veld}_{programma.pk}"] = forms.ChoiceField(
                    label=model_veld.verbose_name.capitalize(),
                    choices=model_veld.choices,
                    initial=getattr(afspraak, veld),
                    widget=Keuze(kolommen=1),
                )

    @property
    def groepen(self) -> list[tuple[Programma, list[Any]]]:
        """The fields of each programme together."""
        return [(p, [self[f"voorbereiden_{p.pk}"], self[f"vaststellen_{p.pk}"]]) for p in self.programmas]

    def clean(self) -> dict[str, Any]:
        """Refuse what would leave nobody to fix a measurement."""
        for pk, keuze in self.keuzes.items():
            if keuze == (Meetafspraak.Voorbereiden.VASTSTELLER, Meetafspraak.Vaststellen.ANDER):
                self.add_error(f"vaststellen_{pk}", "Als alleen de casemanager voorbereidt, moet zij ook vaststellen.")
        return self.cleaned_data

    @property
    def keuzes(self) -> dict[int, tuple[str, str]]:
        """By id of the programme, for diensten.zet_meetafspraken."""
        gekozen = self.cleaned_data
        return {
            p.pk: (gekozen.get(f"voorbereiden_{p.pk}", ""), gekozen.get(f"vaststellen_{p.pk}", ""))
            for p in self.programmas
        }


@dataclass(frozen=True)
class Rij:
    """One leefgebied on the entry page, as the component score_rij wants it."""

    veld: str
    naam: str
    bij: str
    vorige: int | None
    gekozen: int | None
    ingevuld: bool
    notitie_veld: str
    notitie: str
    waarom_veld: str
    waarom: str
    toon_waarom: bool
    fout: str


class ScoresFormulier(forms.Form):
    """All leefgebieden of one concept.

    Of a leefgebied in `dicht` this person may not see what is there: nothing is filled in beforehand, and what is
    left empty stays as it was.
    """

    versie = forms.IntegerField(widget=forms.HiddenInput)
    scherm = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        meting: Meting,
        gebieden: Sequence[Leefgebied],
        bewaard: Mapping[int, Score],
        vorige: Mapping[int, int | None],
        dicht: set[int],
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"versie": meting.versie, "scherm": uuid4()}
        super().__init__(*args, **kwargs)
        self.gebieden, self.bewaard, self.vorige, self.dicht = gebieden, bewaard, vorige, dicht
        self.eist_redenen = False
        self.van_collega: dict[int, str] = {}
        for gebied in gebieden:
            self.fields[f"score_{gebied.pk}"] = forms.ChoiceField(choices=MAG_NIET_KIEZEN, required=False)
            self.fields[f"notitie_{gebied.pk}"] = _tekst(TOELICHTING_HOOGSTENS, f"de toelichting bij {gebied.naam}")
            self.fields[f"reden_{gebied.pk}"] = _tekst(REDEN_HOOGSTENS, f"waarom {gebied.naam} lager is")

    def invoer(self) -> dict[int, Ingevuld]:
        """What was filled in, by leefgebied, for diensten.bewaar_scores."""
        return {gebied.pk: self._ingevuld(gebied.pk) for gebied in self.gebieden if self._telt(gebied.pk)}

    def zet_naast(self, bewaard: Mapping[int, Score], versie: int) -> None:
        """A colleague saved in between: show what is there now beside what was typed here; the next save wins."""
        for gebied, ingevuld in self.invoer().items():
            score = bewaard.get(gebied)
            daar = Ingevuld(score.score, score.toelichting, score.reden_lager) if score else Ingevuld(None)
            if daar != ingevuld and gebied not in self.dicht:
                tekst = f"{daar.score or 'niet besproken'}{f', “{daar.toelichting}”' if daar.toelichting else ''}"
                self.van_collega[gebied] = f"Een collega vulde hier net in: {tekst}. Kijk wat het moet zijn."
        self.ga_verder_vanaf(versie)

    def ga_verder_vanaf(self, versie: int) -> None:
        """Let the next save of this page start from `versie`, the one that is kept now."""
        self.data = {**{naam: self.data.get(naam) for naam in self.data}, "versie": str(versie)}

    @property
    def rijen(self) -> list[Rij]:
        """The rows of the page, with what was typed or else with what was kept."""
        return [self._rij(gebied) for gebied in self.gebieden]

    @property
    def ingevuld(self) -> int:
        """How many leefgebieden have a score."""
        return sum(rij.ingevuld for rij in self.rijen)

    def _telt(self, gebied: int) -> bool:
        """A closed leefgebied counts only when something was chosen or typed."""
        velden = (f"score_{gebied}", f"notitie_{gebied}", f"reden_{gebied}")
        return gebied not in self.dicht or velden[0] in self.data or any(self.cleaned_data[v] for v in velden[1:])

    def _ingevuld(self, gebied: int) -> Ingevuld:
        tekst = self.cleaned_data
        gekozen = tekst[f"score_{gebied}"]
        nieuw = Ingevuld(int(gekozen) if gekozen else None, tekst[f"notitie_{gebied}"], tekst[f"reden_{gebied}"])
        if gebied not in self.dicht:
            return nieuw
        oud = self.bewaard.get(gebied)
        score = nieuw.score if f"score_{gebied}" in self.data else (oud.score if oud else None)
        return Ingevuld(
            score,
            nieuw.toelichting or (oud.toelichting if oud else ""),
            nieuw.reden_lager or (oud.reden_lager if oud else ""),
        )

    def _rij(self, gebied: Leefgebied) -> Rij:
        dicht, oud = gebied.pk in self.dicht, self.bewaard.get(gebied.pk)
        bewaard = Score() if dicht or oud is None else oud
        gekozen = self._waarde("score", gebied.pk, bewaard.score)
        vorige = None if dicht else self.vorige.get(gebied.pk)
        waarom = self._waarde("reden", gebied.pk, bewaard.reden_lager)
        lager = vraagt_reden(vorige, int(gekozen) if gekozen else None)
        al_ingevuld = dicht and oud is not None and oud.score is not None
        fout = "Schrijf op waarom dit lager is." if self.eist_redenen and lager and not waarom.strip() else ""
        return Rij(
            veld=f"score_{gebied.pk}",
            naam=gebied.naam,
            bij="Al ingevuld, afgeschermd" if al_ingevuld else "Afgeschermd" if dicht else "",
            vorige=vorige,
            gekozen=int(gekozen) if gekozen else None,
            ingevuld=bool(gekozen) or al_ingevuld,
            notitie_veld=f"notitie_{gebied.pk}",
            notitie=self._waarde("notitie", gebied.pk, bewaard.toelichting),
            waarom_veld=f"reden_{gebied.pk}",
            waarom=waarom,
            toon_waarom=lager,
            fout=self.van_collega.get(gebied.pk, fout),
        )

    def _waarde(self, soort: str, gebied: int, bewaard: Any) -> str:
        """What was typed, else what was kept; something that is no score is shown as nothing."""
        if not self.is_bound:
            return str(bewaard or "")
        getypt = self.data.get(f"{soort}_{gebied}", "")
        return "" if soort == "score" and getypt not in {code for code, _ in MAG_NIET_KIEZEN} else str(getypt)
