"""What goes into the document of one signed evaluation, as the database has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

import organisaties
from organisaties.adressen import adres_van
from toegang.fouten import OvergangNietToegestaan
from vormgeving.huisstijl import van_tokens
from werkgevers.evaluatie.inhoud import gelezen, is_ongeschonden
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Evaluatie, Ondertekengebeurtenis, Ondertekening
from werkgevers.verzegeling.document import Bewijsblad, Handtekening, Voorval, als_pdf
from werkgevers.verzegeling.regels import op_papier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkgevers.models import Verzegeling, Zegelcertificaat

NIET_GETEKEND = "Alleen een evaluatie die iedereen heeft getekend, kan worden verzegeld."
VERANDERD = "De inhoud is niet meer wat er is getekend. Er komt geen document. Vraag de beheerder om hulp."
KLOK = "Stapsteen"
Gebeurtenis = Ondertekengebeurtenis.Soort
VAN_STAPSTEEN = frozenset({Gebeurtenis.VERSTUURD, Gebeurtenis.HERINNERD, Gebeurtenis.CODE_VERSTUURD})


def stel_samen(verzegeling: Verzegeling, certificaat: Zegelcertificaat) -> bytes:
    """The document of `verzegeling` as PDF/A, without its seal. Raises OvergangNietToegestaan as `eis_getekend`."""
    evaluatie = verzegeling.evaluatie
    eis_getekend(evaluatie)
    organisatie = organisaties.huidige()
    stijl = van_tokens(organisatie.huisstijl if organisatie else None)
    return als_pdf(gelezen(evaluatie), bytes(evaluatie.inhoud), bewijsblad(verzegeling, certificaat), stijl)


def eis_getekend(evaluatie: Evaluatie) -> None:
    """Raise OvergangNietToegestaan unless everybody signed, and every signature is on the content as it is now."""
    if evaluatie.staat != Staat.GETEKEND:
        raise OvergangNietToegestaan(NIET_GETEKEND)
    over_iets_anders = Ondertekening.objects.filter(evaluatie=evaluatie).getekend()
    if not is_ongeschonden(evaluatie) or over_iets_anders.exclude(inhoud_sha256=evaluatie.inhoud_sha256).exists():
        raise OvergangNietToegestaan(VERANDERD)


def bewijsblad(verzegeling: Verzegeling, certificaat: Zegelcertificaat) -> Bewijsblad:
    """The sheet behind the evaluation; asks for signatures and events."""
    evaluatie = verzegeling.evaluatie
    vragen = list(Ondertekening.objects.filter(evaluatie=evaluatie).select_related("gebruiker", "bij"))
    assert evaluatie.bevroren_op, "a signed evaluation is frozen (constraint)"
    assert evaluatie.bevroren_door, "and somebody froze it"
    return Bewijsblad(
        sha256=evaluatie.inhoud_sha256,
        bevroren_op=evaluatie.bevroren_op,
        bevroren_door=evaluatie.bevroren_door.naam,
        handtekeningen=_handtekeningen(vragen),
        zonder_collega=_zonder_collega(evaluatie, vragen),
        voorvallen=_voorvallen(evaluatie),
        code=verzegeling.code_op_papier,
        controleadres=controleadres(),
        certificaat=certificaat.onderwerp,
        vingerafdruk=certificaat.vingerafdruk,
    )


def controleadres() -> str:
    """The full address of the page on which anybody can verify a document."""
    pad = reverse("werkgevers:document_controleren")
    organisatie = organisaties.huidige()
    return adres_van(organisatie, pad) if organisatie else pad


def _handtekeningen(vragen: Sequence[Ondertekening]) -> list[Handtekening]:
    gezet = [(vraag, vraag.getekend_op) for vraag in vragen if vraag.getekend_op]
    return [
        Handtekening(vraag.get_partij_display(), vraag.naam, vraag.functie, op, vraag.hoe)
        for vraag, op in sorted(gezet, key=lambda paar: paar[1])
    ]


def _zonder_collega(evaluatie: Evaluatie, vragen: Sequence[Ondertekening]) -> bool:
    """Whether the form asks for a jobcoach, and nobody but who wrote the evaluation could have signed."""
    tekende = any(vraag.partij == Partij.JOBCOACH and vraag.getekend_op for vraag in vragen)
    return Partij.JOBCOACH in evaluatie.formulier.ondertekenaars and not tekende


def _voorvallen(evaluatie: Evaluatie) -> list[Voorval]:
    bron = Ondertekengebeurtenis.objects.filter(ondertekening__evaluatie=evaluatie)
    return [_voorval(gebeurtenis) for gebeurtenis in bron.select_related("ondertekening", "door").order_by("op", "id")]


def _voorval(gebeurtenis: Ondertekengebeurtenis) -> Voorval:
    vraag = gebeurtenis.ondertekening
    toelichting = op_papier(
        gebeurtenis.toelichting,
        is_antwoord=gebeurtenis.soort == Gebeurtenis.BEANTWOORD,
        is_deelnemer=vraag.partij == Partij.DEELNEMER,
    )
    wat = f"{gebeurtenis.get_soort_display()} ({vraag.naar_naam})"
    return Voorval(gebeurtenis.op, wat, _wie(gebeurtenis), toelichting)


def _wie(gebeurtenis: Ondertekengebeurtenis) -> str:
    """Who did it: a colleague, Stapsteen itself, or the signer."""
    if gebeurtenis.door:
        return str(gebeurtenis.door.naam)
    vraag = gebeurtenis.ondertekening
    return KLOK if gebeurtenis.soort in VAN_STAPSTEEN else vraag.naam or vraag.naar_naam
