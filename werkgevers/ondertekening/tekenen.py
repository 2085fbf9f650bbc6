"""The side of who has a link: finding it, signing, a code, disputing, talking first, handing over.

A link is only read here; whatever changes something is an explicit step of the person (a POST), under a lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import (
    Betwisting,
    Contactpersoon,
    Evaluatieregel,
    Ondertekencode,
    Ondertekengebeurtenis,
    Ondertekening,
    Ondertekenlink,
)
from werkgevers.ondertekening import regels
from werkgevers.ondertekening.berichten import mail_code, meld_betwist, meld_overleg
from werkgevers.ondertekening.geheim import code_hash, hash_van, is_code, maak_code
from werkgevers.ondertekening.instelling import codeweg_van
from werkgevers.ondertekening.regels import CODE_GELDIG, WIJZE_BIJ_CODE, Codeweg, Wijze, stand_van
from werkgevers.ondertekening.sms import nummer_van, stuur_sms
from werkgevers.ondertekening.staat import (
    eis_ongewijzigd,
    leg_vast,
    nog_contactpersoon,
    rond_af_als_compleet,
    vergrendel,
    zet_staat,
)
from werkgevers.ondertekening.uren import bevestig_uren
from werkgevers.ondertekening.vragen import Gevraagde, eis_adres, eis_eigen_adres, maak_vraag

if TYPE_CHECKING:
    from datetime import datetime

    from toegang.models import Gebruiker

Gebeurtenis = Ondertekengebeurtenis.Soort
WORDT_BEKEKEN = (
    "Deze evaluatie wordt nog een keer bekeken. Verandert er iets? Dan krijg je een nieuwe mail. Blijft ze zo? "
    "Dan werkt deze link straks weer."
)
INGETROKKEN = "Deze evaluatie is ingetrokken. Komt er een nieuwe? Dan krijg je een nieuwe mail."
GEEN_CONTACTPERSOON = "Deze link werkt niet meer: jij bent geen contactpersoon van deze werkgever meer."
IN_ORDE = "Zeg wat er niet klopt, en waarom."
UUR = timedelta(hours=1)


@dataclass(frozen=True)
class Bezwaar:
    """What somebody says is not right: a line of the evaluation, the hours or the agreements; and why."""

    onderdeel: str
    reden: str
    regel: Evaluatieregel | None = None


def zoek_ondertekening(token: str) -> Ondertekening:
    """The signature for which this link was sent; reads only. Raises Http404 for a link that is not ours."""
    link = _link(token)
    gevonden: Ondertekening = Ondertekening.objects.met_evaluatie().get(pk=link.ondertekening_id)
    return _door_deze_link(gevonden, link)


def bezwaar_nu(ondertekening: Ondertekening) -> str:
    """Why nothing can be done with this link any more; empty when it can."""
    if bezwaar := regels.mag_handelen(stand_van(ondertekening.momenten, timezone.now())):
        return bezwaar
    if not nog_contactpersoon(ondertekening):
        return GEEN_CONTACTPERSOON
    if ondertekening.evaluatie.staat == Staat.INGETROKKEN:
        return INGETROKKEN
    return "" if ondertekening.evaluatie.staat == Staat.WACHT else WORDT_BEKEKEN


@transaction.atomic
def onderteken(*, token: str, naam: str, functie: str) -> Ondertekening:
    """Sign through a link, where no code is asked besides.

    Raises Http404 for an unknown link, OvergangNietToegestaan for one that is used, withdrawn or expired, for content
    that is not what was frozen, and where this organisation asks a code.
    """
    vers = _te_tekenen(token)
    if codeweg_van(vers) != Codeweg.GEEN:
        raise OvergangNietToegestaan("Vraag eerst een code.")
    return _teken(vers, naam, functie, Codeweg.GEEN)


@transaction.atomic
def vraag_code(*, token: str, naam: str, functie: str) -> Ondertekencode:
    """Send a code to who is about to sign, and keep what was filled in until it comes back.

    A code before this one stops working. Raises as `onderteken` does, and RegelGeschonden for somebody who asks too
    often or has no telephone number where the code goes by SMS.
    """
    vers, nu = _te_tekenen(token), timezone.now()
    weg = codeweg_van(vers)
    if weg == Codeweg.GEEN:
        raise OvergangNietToegestaan("Hier is geen code nodig.")
    in_uur = vers.codes.filter(gemaakt_op__gt=nu - UUR).count()
    bij_link = vers.codes.filter(gemaakt_op__gte=vers.verstuurd_op or vers.gevraagd_op).count()
    if bezwaar := regels.bezwaar_code(gemaakt_in_uur=in_uur, gemaakt_bij_link=bij_link):
        raise RegelGeschonden(bezwaar)
    code = maak_code()
    bewaard = Ondertekencode.objects.create(
        ondertekening=vers,
        code_hash=code_hash(code, vers.pk),
        weg=weg,
        naam=naam,
        functie=functie,
        gemaakt_op=nu,
        geldig_tot=nu + CODE_GELDIG,
    )
    leg_vast(vers, Gebeurtenis.CODE_VERSTUURD, toelichting=f"per {weg}")
    _stuur_code(vers, weg, code)
    return bewaard


def teken_met_code(*, token: str, code: str) -> Ondertekening:
    """Sign with the code that was sent last. A wrong one counts, also when nothing else is written.

    Raises as `onderteken` does, and RegelGeschonden for a wrong, old or too often tried code.
    """
    bezwaar, getekend = _probeer_code(token, code)
    if getekend is None:
        raise RegelGeschonden(bezwaar, veld="code")
    return getekend


@transaction.atomic
def betwist(*, token: str, bezwaren: Sequence[Bezwaar]) -> Ondertekening:
    """Say that something is not right instead of signing; who guides the traject is told.

    Raises as `onderteken` does, and RegelGeschonden without a reason or for a line of another evaluation.
    """
    vers = _te_tekenen(token)
    vreemd = any(b.regel is not None and b.regel.evaluatie_id != vers.evaluatie_id for b in bezwaren)
    if not bezwaren or vreemd or not all(b.reden.strip() for b in bezwaren):
        raise RegelGeschonden(IN_ORDE)
    vers.betwist_op, vers.overleg_op = timezone.now(), None
    vers.save(update_fields=["betwist_op", "overleg_op"])
    Betwisting.objects.bulk_create(
        Betwisting(
            ondertekening=vers, onderdeel=b.onderdeel, regel=b.regel, reden=b.reden.strip(), betwist_op=vers.betwist_op
        )
        for b in bezwaren
    )
    leg_vast(vers, Gebeurtenis.BETWIST, toelichting=regels.aantal_punten(len(bezwaren)))
    zet_staat(vers.evaluatie, Staat.BETWIST, None)
    transaction.on_commit(lambda: meld_betwist(vers), robust=True)
    return vers


@transaction.atomic
def wil_overleggen(*, token: str) -> Ondertekening:
    """Ask to talk first: who guides the traject is told, and no reminder follows. Signing stays possible.

    Told once, however often it is asked. Raises as `onderteken` does.
    """
    vers = _te_tekenen(token)
    if vers.overleg_op is None:
        vers.overleg_op = timezone.now()
        vers.save(update_fields=["overleg_op"])
        leg_vast(vers, Gebeurtenis.OVERLEG)
        noteer(Soort.HANDTEKENING_OVERLEG, door=None, over=vers, deelnemer=_deelnemer(vers))
        transaction.on_commit(lambda: meld_overleg(vers), robust=True)
    return vers


@transaction.atomic
def geef_door(*, token: str, collega: Contactpersoon) -> Ondertekening:
    """Let a colleague of the same employer sign instead, who gets an own link; return the new request.

    Raises as `onderteken` does, and RegelGeschonden for somebody else or a colleague without an address.
    """
    return _draag_over(_te_tekenen(token), collega, None)


@transaction.atomic
def geef_door_namens(*, ondertekening: Ondertekening, collega: Contactpersoon, door: Gebruiker) -> Ondertekening:
    """The same, by a member of staff whom the employer asked; also when the link expired.

    Raises OvergangNietToegestaan when there is nothing to sign any more, and as `geef_door` does.
    """
    vers = vergrendel(ondertekening)
    if bezwaar := regels.mag_opnieuw(stand_van(vers.momenten, timezone.now())):
        raise OvergangNietToegestaan(bezwaar)
    if vers.evaluatie.staat != Staat.WACHT:
        raise OvergangNietToegestaan("Deze evaluatie wacht niet op handtekeningen.")
    return _draag_over(vers, collega, door)


def _draag_over(vers: Ondertekening, collega: Contactpersoon, door: Gebruiker | None) -> Ondertekening:
    """Close a locked request, and ask `collega` instead; `door` is None when the person asked did it."""
    zelf, nu = vers.contactpersoon, timezone.now()
    if zelf is None:
        raise OvergangNietToegestaan("Deze vraag is alleen voor deze persoon.")
    in_dienst = collega.is_nu(timezone.localdate())
    bezwaar = regels.bezwaar_collega(zelf.pk, collega.pk, zelf.werkgever_id, collega.werkgever_id, in_dienst)
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="collega")
    eis_adres(collega.email)
    gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=collega, email=collega.email)
    eis_eigen_adres(vers.evaluatie, gevraagde)
    van_wie = f"doorgegeven door {door.naam if door else vers.naar_naam}"
    nieuw = maak_vraag(vers.evaluatie, gevraagde, door=door or vers.gevraagd_door, nu=nu, toelichting=van_wie)
    vers.ingetrokken_op, vers.doorgegeven_aan = nu, nieuw
    vers.save(update_fields=["ingetrokken_op", "doorgegeven_aan"])
    vers.links.filter(vervallen_op__isnull=True).update(vervallen_op=nu)
    leg_vast(vers, Gebeurtenis.DOORGEGEVEN, door=door, toelichting=f"aan {nieuw.naar_naam}")
    noteer(Soort.HANDTEKENING_DOORGEGEVEN, door=door, over=vers, deelnemer=_deelnemer(vers))
    return nieuw


def collegas_van(ondertekening: Ondertekening) -> list[Contactpersoon]:
    """To whom an employer can hand a request over: contactpersonen of now with an address, who were not asked yet."""
    zelf = ondertekening.contactpersoon
    if zelf is None:
        return []
    al = Ondertekening.objects.filter(evaluatie=ondertekening.evaluatie).geldig().values("contactpersoon_id")
    anderen = Contactpersoon.objects.filter(werkgever_id=zelf.werkgever_id).exclude(email="")
    dag = timezone.localdate()
    gevraagd = {rij["contactpersoon_id"] for rij in al}
    return [c for c in anderen if c.pk not in gevraagd and c.is_nu(dag)]


def laatste_code(ondertekening: Ondertekening, nu: datetime) -> Ondertekencode | None:
    """The code that was sent last and still works."""
    code: Ondertekencode | None = ondertekening.codes.filter(geldig_tot__gt=nu).first()
    return code


def _te_tekenen(token: str) -> Ondertekening:
    """The signature of this link, locked, provided that it can be set now and is about what was frozen."""
    vers = vergrendel(_link(token).ondertekening)
    # asked again: the link may have been replaced while we waited
    vers = _door_deze_link(vers, _link(token))
    if bezwaar := bezwaar_nu(vers):
        raise OvergangNietToegestaan(bezwaar)
    eis_ongewijzigd(vers.evaluatie, vers)
    return vers


def _link(token: str) -> Ondertekenlink:
    bron = Ondertekenlink.objects.select_related("bij", "ondertekening__evaluatie")
    link = bron.filter(token_hash=hash_van(token)).first()
    if link is None:
        raise Http404
    return link


def _door_deze_link(vraag: Ondertekening, link: Ondertekenlink) -> Ondertekening:
    """What a signature is through this link, in memory only: a replaced link was withdrawn, and one on the device of a
    colleague has a term and a witness of its own. What was signed through another link is told as signed."""
    if vraag.getekend_op is not None:
        return vraag
    if link.vervallen_op is not None:
        vraag.ingetrokken_op = vraag.ingetrokken_op or link.vervallen_op
    if link.bij is not None:
        vraag.bij, vraag.geldig_tot = link.bij, link.geldig_tot
    return vraag


def _teken(vers: Ondertekening, naam: str, functie: str, weg: Codeweg) -> Ondertekening:
    vers.getekend_op, vers.naam, vers.functie = timezone.now(), naam, functie
    vers.wijze = Wijze.TER_PLEKKE if vers.bij_id is not None else WIJZE_BIJ_CODE[weg]
    vers.save(update_fields=["getekend_op", "naam", "functie", "wijze", "bij"])
    vers.codes.all().delete()
    leg_vast(vers, Gebeurtenis.GETEKEND, toelichting=vers.hoe)
    erbij: dict[str, Any] = {} if vers.bij_id is None else {"bij": vers.bij_id}
    noteer(Soort.HANDTEKENING_GEZET, door=None, over=vers, deelnemer=_deelnemer(vers), wijze=vers.wijze, **erbij)
    bevestig_uren(vers)
    rond_af_als_compleet(vers.evaluatie, None)
    return vers


@transaction.atomic
def _probeer_code(token: str, code: str) -> tuple[str, Ondertekening | None]:
    """Why this code is refused, or the signature. Not an exception: the count of wrong codes has to be written."""
    vers, nu = _te_tekenen(token), timezone.now()
    bewaard = vers.codes.select_for_update().first()
    if bewaard is None:
        return "Vraag eerst een code.", None
    if bezwaar := regels.bezwaar_poging(pogingen=bewaard.pogingen, geldig_tot=bewaard.geldig_tot, nu=nu):
        return bezwaar, None
    if not is_code(code, bewaard.code_hash, vers.pk):
        bewaard.pogingen += 1
        bewaard.save(update_fields=["pogingen"])
        leg_vast(vers, Gebeurtenis.CODE_FOUT)
        return "Deze code klopt niet. Kijk in het laatste bericht.", None
    return "", _teken(vers, bewaard.naam, bewaard.functie, Codeweg(bewaard.weg))


def _stuur_code(vers: Ondertekening, weg: Codeweg, code: str) -> None:
    """Send the code last: when that fails nothing was written."""
    if weg == Codeweg.MAIL:
        try:
            mail_code(vers, code)
        except OSError as fout:
            raise RegelGeschonden("De mail met de code is niet verstuurd. Probeer het zo nog een keer.") from fout
        return
    nummer = nummer_van(vers.telefoon)
    if not nummer:
        raise RegelGeschonden("Er is geen mobiel nummer van je bekend. Bel ons, dan vullen we het in.")
    stuur_sms(nummer, f"Je code om te tekenen: {code}. De code werkt {regels.minuten_geldig()} minuten.")


def _deelnemer(vers: Ondertekening) -> object:
    return vers.evaluatie.plaatsing.traject.deelnemer
