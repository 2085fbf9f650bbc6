"""The form of a measurement: all leefgebieden of one concept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms

from trajecten.stappenplan.regels import Grenzen
from zelfredzaamheid.diensten import Ingevuld
from zelfredzaamheid.diensten.meting import INGEVULD
from zelfredzaamheid.models import Leefgebied, Meting, Score
from zelfredzaamheid.regels import (
    REDEN_HOOGSTENS,
    STAP_HOOGSTENS,
    TOELICHTING_HOOGSTENS,
    Afweging,
    Ontbreekt,
    vraag_niet_besproken,
    vraagt_reden,
    wat_ontbreekt,
)

MAG_NIET_KIEZEN = [("", "Niet besproken"), *((str(n), str(n)) for n in Score.Niveau.values)]
# the texts of a row: the name of the field on the page, and of what is kept
TEKSTVELDEN = {
    "notitie": "toelichting",
    "reden": "reden_lager",
    "stap": "eerste_stap",
    "geenstap": "geen_stap_omdat",
}


@dataclass(frozen=True)
class Rij:
    """One leefgebied on the entry page, as the component score_rij wants it."""

    veld: str
    naam: str
    bij: str
    vorige: int | None
    gekozen: int | None
    leeg_gekozen: bool
    ingevuld: bool
    notitie_veld: str
    notitie: str
    waarom_veld: str
    waarom: str
    toon_waarom: bool
    stap_veld: str
    stap: str
    geen_stap_veld: str
    geen_stap: str
    toon_stap: bool
    heeft_stap: bool
    fout: str
    fout_bij: str


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
        met_stap: Collection[str] = (),
        loopt: bool = True,
        grenzen: Grenzen,
        **kwargs: Any,
    ) -> None:
        """Fill the form with what was kept.

        `met_stap` are the codes of leefgebieden with an open step, `loopt` says whether a new step can be made,
        `grenzen` which scores are acute.
        """
        kwargs["initial"] = {"versie": meting.versie, "scherm": uuid4()}
        super().__init__(*args, **kwargs)
        self.gebieden, self.bewaard, self.vorige, self.dicht = gebieden, bewaard, vorige, dicht
        self.met_stap, self.loopt, self.grenzen = met_stap, loopt, grenzen
        self.eist_redenen = False
        self.niet_gekozen: Sequence[Leefgebied] = ()
        self.van_collega: dict[int, str] = {}
        for gebied in gebieden:
            self.fields[f"score_{gebied.pk}"] = forms.ChoiceField(choices=MAG_NIET_KIEZEN, required=False)
            self.fields[f"notitie_{gebied.pk}"] = _tekst(TOELICHTING_HOOGSTENS, f"de toelichting bij {gebied.naam}")
            self.fields[f"reden_{gebied.pk}"] = _tekst(REDEN_HOOGSTENS, f"waarom {gebied.naam} lager is")
            self.fields[f"stap_{gebied.pk}"] = _tekst(STAP_HOOGSTENS, f"de eerste stap bij {gebied.naam}")
            self.fields[f"geenstap_{gebied.pk}"] = _tekst(REDEN_HOOGSTENS, f"waarom er bij {gebied.naam} geen stap is")

    def invoer(self) -> dict[int, Ingevuld]:
        """What was filled in, by leefgebied, for diensten.bewaar_scores."""
        return {gebied.pk: self._ingevuld(gebied.pk) for gebied in self.gebieden if self._telt(gebied.pk)}

    def zonder_keuze(self) -> list[Leefgebied]:
        """The leefgebieden for which nobody chose a score, nor said that they were not discussed."""
        invoer = self.invoer()
        nu = {gebied: invoer.get(gebied.pk) or _van_score(self.bewaard.get(gebied.pk)) for gebied in self.gebieden}
        return [gebied for gebied, wat in nu.items() if wat.score is None and not wat.niet_besproken]

    @property
    def vraag(self) -> str:
        """What to ask about the leefgebieden in `niet_gekozen`; empty without any."""
        return vraag_niet_besproken(len(self.niet_gekozen))

    def zet_naast(self, bewaard: Mapping[int, Score], versie: int) -> None:
        """A colleague saved in between: show what is there now beside what was typed here; the next save wins."""
        for gebied, ingevuld in self.invoer().items():
            daar = _van_score(bewaard.get(gebied))
            if daar != ingevuld and gebied not in self.dicht:
                self.van_collega[gebied] = f"Een collega vulde hier net in: {_zin(daar)}. Kijk wat het moet zijn."
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
        getypt = any(self.cleaned_data[f"{veld}_{gebied}"] for veld in TEKSTVELDEN)
        return gebied not in self.dicht or self._gekozen(gebied) or getypt

    def _gekozen(self, gebied: int) -> bool:
        """Whether something was chosen for this leefgebied, be it "not discussed"."""
        return f"score_{gebied}" in self.data or str(gebied) in self._bevestigd

    @property
    def _bevestigd(self) -> Sequence[str]:
        """The leefgebieden, as they were asked about, of which somebody ticked that they were not discussed."""
        return str(self.data.get("niet_besproken") or "").split(",")

    def _ingevuld(self, gebied: int) -> Ingevuld:
        gekozen = self.cleaned_data[f"score_{gebied}"]
        teksten = {naam: self.cleaned_data[f"{veld}_{gebied}"] for veld, naam in TEKSTVELDEN.items()}
        score = int(gekozen) if gekozen else None
        niet_besproken = score is None and self._gekozen(gebied)
        if gebied in self.dicht:
            oud = _van_score(self.bewaard.get(gebied))
            if not self._gekozen(gebied):
                score, niet_besproken = oud.score, oud.niet_besproken
            teksten = {naam: tekst or getattr(oud, naam) for naam, tekst in teksten.items()}
        if not self.grenzen.is_acuut(score):
            teksten |= {"eerste_stap": "", "geen_stap_omdat": ""}
        return Ingevuld(score, niet_besproken=niet_besproken, **teksten)

    def _rij(self, gebied: Leefgebied) -> Rij:
        dicht, oud = gebied.pk in self.dicht, self.bewaard.get(gebied.pk)
        bewaard = Ingevuld(None) if dicht else _van_score(oud)
        gekozen = self._waarde("score", gebied.pk, bewaard.score)
        score = int(gekozen) if gekozen else None
        tekst = {veld: self._waarde(veld, gebied.pk, getattr(bewaard, naam)) for veld, naam in TEKSTVELDEN.items()}
        vorige = None if dicht else self.vorige.get(gebied.pk)
        heeft_stap = not dicht and gebied.code in self.met_stap
        al_ingevuld = dicht and oud is not None and oud.score is not None
        ontbreekt = self._ontbreekt(gebied, score, vorige, tekst)
        return Rij(
            veld=f"score_{gebied.pk}",
            naam=gebied.naam,
            bij="Al ingevuld, afgeschermd" if al_ingevuld else "Afgeschermd" if dicht else "",
            vorige=vorige,
            gekozen=score,
            leeg_gekozen=score is None and self._is_leeg_gekozen(gebied.pk, bewaard),
            ingevuld=bool(gekozen) or al_ingevuld,
            notitie_veld=f"notitie_{gebied.pk}",
            notitie=tekst["notitie"],
            waarom_veld=f"reden_{gebied.pk}",
            waarom=tekst["reden"],
            toon_waarom=vraagt_reden(vorige, score),
            stap_veld=f"stap_{gebied.pk}",
            stap=tekst["stap"],
            geen_stap_veld=f"geenstap_{gebied.pk}",
            geen_stap=tekst["geenstap"],
            toon_stap=self.grenzen.is_acuut(score),
            heeft_stap=heeft_stap,
            fout=self.van_collega.get(gebied.pk, ontbreekt.zin if ontbreekt else ""),
            fout_bij=f"id_{ontbreekt.veld}_{gebied.pk}" if ontbreekt else f"score_{gebied.pk}_0",
        )

    def _is_leeg_gekozen(self, gebied: int, bewaard: Ingevuld) -> bool:
        return self._gekozen(gebied) if self.is_bound else bewaard.niet_besproken

    def _ontbreekt(
        self, gebied: Leefgebied, score: int | None, vorige: int | None, tekst: Mapping[str, str]
    ) -> Ontbreekt | None:
        """What is still to write here, once somebody tried to hand over or fix."""
        if not self.eist_redenen:
            return None
        return wat_ontbreekt(
            Afweging(
                naam=gebied.naam,
                score=score,
                acuut=self.grenzen.is_acuut(score),
                vorige=vorige,
                reden_lager=tekst["reden"],
                eerste_stap=tekst["stap"],
                geen_stap_omdat=tekst["geenstap"],
                heeft_stap=gebied.code in self.met_stap,
                loopt=self.loopt,
            )
        )

    def _waarde(self, soort: str, gebied: int, bewaard: Any) -> str:
        """What was typed, else what was kept; something that is no score is shown as nothing."""
        if not self.is_bound:
            return str(bewaard or "")
        getypt = self.data.get(f"{soort}_{gebied}", "")
        return "" if soort == "score" and getypt not in {code for code, _ in MAG_NIET_KIEZEN} else str(getypt)


def _tekst(hoogstens: int, wat: str) -> forms.CharField:
    """An optional text; too long says of which leefgebied, as the errors stand together above the page."""
    te_lang = f"Maak {wat} korter: hoogstens {hoogstens} tekens. Het zijn er nu %(show_value)d."
    return forms.CharField(required=False, max_length=hoogstens, error_messages={"max_length": te_lang})


def _van_score(score: Score | None) -> Ingevuld:
    """What was kept of one leefgebied, as somebody would fill it in."""
    return Ingevuld(**{naam: getattr(score, naam) for naam in INGEVULD}) if score else Ingevuld(None)


def _zin(daar: Ingevuld) -> str:
    """What a colleague filled in, in words."""
    teksten = [daar.toelichting, daar.reden_lager, daar.eerste_stap, daar.geen_stap_omdat]
    gekozen = str(daar.score or ("niet besproken" if daar.niet_besproken else "nog geen score"))
    return " · ".join([gekozen, *(f"“{tekst}”" for tekst in teksten if tekst)])
