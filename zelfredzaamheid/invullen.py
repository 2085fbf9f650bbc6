"""What the page shows on which somebody fills in a measurement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.kolommen import Cel, huizen_van
from trajecten.stappenplan.grenzen import grenzen
from zelfredzaamheid.afspraken import waarom_niet_vaststellen
from zelfredzaamheid.diensten import leefgebieden_met_stap, stap_kan_nog
from zelfredzaamheid.forms import ScoresFormulier
from zelfredzaamheid.matrix import mag_bijzonder
from zelfredzaamheid.models import Meting
from zelfredzaamheid.regels import Vergelijking, is_laat_ingevuld, kijkt_terug_tot, vergelijk


@dataclass(frozen=True)
class Invulpagina:
    """One concept, as somebody fills it in."""

    meting: Meting
    formulier: ScoresFormulier
    vorige: Meting | None
    huis: Cel | None
    met_bijzonder: bool
    mag_vaststellen: bool
    waarom_niet_vaststellen: str
    kijkt_terug_tot: date
    laat_ingevuld: bool

    @property
    def tot_nu_toe(self) -> Vergelijking:
        """The comparison with the previous measurement, of what this person may see."""
        rijen = self.formulier.rijen
        voor = {index: rij.vorige for index, rij in enumerate(rijen)}
        return vergelijk(voor, {index: rij.gekozen for index, rij in enumerate(rijen)})


def maak_invulpagina(meting: Meting, gebruiker: Gebruiker, gegevens: Any = None) -> Invulpagina:
    """The page of `meting` for `gebruiker`, with what was sent in `gegevens` or with what was kept."""
    vandaag = timezone.localdate()
    met_bijzonder = mag_bijzonder(gebruiker, meting.traject)
    vorige = Meting.objects.voor(meting).met_scores().first()
    gebieden = list(meting.instrument.leefgebieden.all())
    formulier = ScoresFormulier(
        gegevens,
        meting=meting,
        gebieden=gebieden,
        bewaard={score.leefgebied_id: score for score in meting.scores.all()},
        vorige={score.leefgebied_id: score.score for score in vorige.scores.all()} if vorige else {},
        dicht=set() if met_bijzonder else {gebied.pk for gebied in gebieden if gebied.bijzonder},
        met_stap=leefgebieden_met_stap(meting.traject),
        loopt=stap_kan_nog(meting.traject),
        grenzen=grenzen(),
    )
    return Invulpagina(
        meting=meting,
        formulier=formulier,
        vorige=vorige,
        huis=huizen_van([meting.traject], gebruiker, vandaag).get(meting.traject_id),
        met_bijzonder=met_bijzonder,
        mag_vaststellen=mag(gebruiker, Recht.METING_VASTSTELLEN, meting),
        waarom_niet_vaststellen=waarom_niet_vaststellen(meting, gebruiker),
        kijkt_terug_tot=kijkt_terug_tot(meting.datum),
        laat_ingevuld=is_laat_ingevuld(meting.datum, vandaag),
    )


def ververs(pagina: Invulpagina) -> None:
    """Put what a colleague saved in between beside what was typed here; nothing when it is gone."""
    vers = Meting.objects.met_scores().filter(pk=pagina.meting.pk).first()
    if vers is None:
        return
    pagina.formulier.zet_naast({score.leefgebied_id: score for score in vers.scores.all()}, vers.versie)
