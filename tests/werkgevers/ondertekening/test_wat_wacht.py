"""What waits: on a code, in the queue of mail, and on the signature of a colleague."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.ondertekeningen import gevraagde_ondertekening
from tests.werkgevers.ondertekening.conftest import link_uit_mail
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Betwisting, Ondertekening
from werkgevers.ondertekening import tekenen, vragen
from werkgevers.ondertekening.instelling import wijzig_instelling
from werkgevers.ondertekening.regels import CODES_PER_LINK
from werkgevers.ondertekening.tekenen import Bezwaar
from werkgevers.ondertekening.versturen import verstuur_wat_wacht
from werkgevers.ondertekening.vragen import Gevraagde


def test_na_tien_codes_is_er_een_nieuwe_link_nodig(
    verstuurd, beheerder, jobcoach, time_machine, django_capture_on_commit_callbacks
):
    wijzig_instelling(verwacht=1, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code="mail", door=beheerder)
    begin = timezone.now()
    for uur in range(CODES_PER_LINK):
        time_machine.move_to(begin + timedelta(hours=uur, minutes=1))
        tekenen.vraag_code(token=verstuurd.token, naam="Marco Peeters", functie="")
    time_machine.move_to(begin + timedelta(hours=CODES_PER_LINK + 2))
    with pytest.raises(RegelGeschonden, match="10 keer een code gevraagd"):
        tekenen.vraag_code(token=verstuurd.token, naam="Marco Peeters", functie="")
    with django_capture_on_commit_callbacks(execute=True):
        vragen.stuur_opnieuw(ondertekening=verstuurd.ondertekening, door=jobcoach)
    token = link_uit_mail().rstrip("/").rpartition("/")[2]
    assert tekenen.vraag_code(token=token, naam="Marco Peeters", functie="").pk


def test_wat_niet_verstuurd_kan_worden_houdt_de_rest_niet_op(jobcoach):
    stuk, heel = (gevraagde_ondertekening(jobcoach) for _ in range(2))
    # no header can hold this address: the mail cannot even be made
    Ondertekening.objects.filter(pk=stuk.pk).update(email="a@b.example\nBcc: c@d.example")
    assert verstuur_wat_wacht(timezone.now()) == 1
    heel.refresh_from_db()
    stuk.refresh_from_db()
    assert heel.verstuurd_op is not None
    assert stuk.verstuurd_op is None
    assert len(mail.outbox) == 1


def test_na_een_antwoord_werkt_de_link_van_de_anderen_weer(klant, verstuurd, jobcoach, vraag):
    [ander] = vraag(verstuurd.evaluatie, Gevraagde(Partij.DEELNEMER, email="daan@thuis.example"), door=jobcoach)
    link = link_uit_mail()
    tekenen.betwist(token=verstuurd.token, bezwaren=[Bezwaar(Betwisting.Onderdeel.AFSPRAKEN, "Nee")])
    dicht = klant.get(link)
    assert dicht.status_code == 410
    assert "Blijft ze zo? Dan werkt deze link straks weer." in dicht.content.decode()
    vragen.beantwoord_betwisting(ondertekening=verstuurd.ondertekening, antwoord="Toch wel.", door=jobcoach)
    assert klant.get(link).status_code == 200
    assert ander.pk


def test_een_collega_hoort_dat_er_een_handtekening_wacht_en_lezen_staat_in_het_logboek(
    klant, evaluatie, jobcoach, casemanager, vraag
):
    [gevraagd] = vraag(evaluatie, Gevraagde(Partij.JOBCOACH, gebruiker=casemanager), door=jobcoach)
    pad = f"/ondertekeningen/{gevraagd.pk}/tekenen/"
    klant.force_login(jobcoach)
    assert "Wacht op jouw handtekening" not in klant.get("/").content.decode()
    klant.force_login(casemanager)
    dag = klant.get("/").content.decode()
    assert "Wacht op jouw handtekening" in dag
    assert pad in dag
    gelezen = Logregel.objects.filter(soort=Soort.DOSSIER_BEKEKEN, door_pk=casemanager.pk)
    voor = gelezen.count()
    assert klant.get(pad).status_code == 200
    assert gelezen.count() == voor + 1
    assert klant.post(pad, {"functie": "Casemanager", "akkoord": "on"}).status_code == 302
    assert "Wacht op jouw handtekening" not in klant.get("/").content.decode()
