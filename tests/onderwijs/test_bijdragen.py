"""What groups add to other pages, with as many queries for 3 as for 30."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from onderwijs.aanmelding import bijeenkomsten_vandaag, gebeurtenissen
from onderwijs.aanwezigheidslijst import lees_lijst
from onderwijs.diensten.aanwezigheden import Stand, leg_aanwezigheid_vast
from onderwijs.diensten.contact import leg_als_contact_vast
from onderwijs.groepenlijst import maak_groepenlijst
from onderwijs.models import Bijeenkomst, Deelname
from onderwijs.overzicht import kandidaten_voor, na_traject, personen_van, samenstelling_van
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory
from tests.fabrieken.trajecten import CodeFactory, TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.fouten import OvergangNietToegestaan
from toegang.matrix import Rol
from trajecten.groepscontact.correctie import trek_groepscontact_in
from trajecten.models import Contactmoment, Groepscontact

pytestmark = pytest.mark.django_db


def pagina(klant, persoon, adres, /, *args):
    klant.force_login(persoon)
    return tekst(klant.get(reverse(adres, args=args)))


@pytest.fixture
def gehouden(trainer, bijeenkomst, deelnames) -> Bijeenkomst:
    """The meeting of this morning, at which the first came twenty minutes late and the second sent word."""
    standen = {deelnames[0].pk: Stand(later=20), deelnames[1].pk: Stand("afgemeld")}
    return leg_aanwezigheid_vast(bijeenkomst=bijeenkomst, versie=1, standen=standen, door=trainer)


def test_het_dossier_noemt_groep_module_en_hoe_het_was(klant, jobcoach, gehouden, deelnames):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    Deelname.objects.filter(pk=deelnames[0].pk).update(traject=traject)
    dossier = pagina(klant, jobcoach, "trajecten:dossier", traject.pk)
    assert "Vitaal burgerschap A" in dossier
    assert "Was er, 20 minuten later" in dossier
    assert reverse("onderwijs:groep", args=[gehouden.groep_id]) not in dossier


def test_een_dossier_zonder_groepen_en_zonder_aanbod_heeft_geen_kaart(klant, jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    assert 'id="groepen-kop"' not in pagina(klant, jobcoach, "trajecten:dossier", traject.pk)


def test_de_tijdlijn_zegt_wanneer_iemand_begon_en_waarom_die_stopte(trainer, groep):
    vandaag = timezone.localdate()
    deelname = DeelnameFactory(groep=groep, staat="gestopt", tot=vandaag, reden="groep_past_niet")
    regels = {(regel.datum, regel.titel, regel.tekst) for regel in gebeurtenissen(deelname.traject, trainer)}
    assert regels == {
        (groep.startdatum, "In de groep Vitaal burgerschap A", str(groep.leerlijn)),
        (vandaag, "Gestopt met de groep Vitaal burgerschap A", "Deze groep past nu niet"),
    }


def test_waarom_iemand_stopte_zien_alleen_de_casemanager_en_wie_de_groep_geeft(
    klant, iemand, casemanager, trainer, jobcoach, programmamanager, groep
):
    andere_trainer, teamgenoot = iemand(Rol.TRAINER), iemand(Rol.CASEMANAGER)
    traject = TrajectFactory(begeleid_door=[jobcoach, casemanager, trainer, andere_trainer])
    DeelnameFactory(groep=groep, traject=traject, staat="gestopt", tot=timezone.localdate(), reden="hulp_elders")
    ziet = {casemanager: True, trainer: True}
    for persoon in (casemanager, trainer, andere_trainer, jobcoach, programmamanager, teamgenoot):
        dossier = pagina(klant, persoon, "trajecten:dossier", traject.pk)
        tijdlijn = [regel for regel in gebeurtenissen(traject, persoon) if regel.titel.startswith("Gestopt")]
        assert "Vitaal burgerschap A" in dossier
        assert ("eerst verder met hulp van een ander" in dossier.lower()) is ziet.get(persoon, False)
        assert ["hulp van een ander" in regel.tekst for regel in tijdlijn] == [ziet.get(persoon, False)]


def test_mijn_dag_van_een_trainer_begint_met_de_groepen_van_vandaag(klant, trainer, jobcoach, bijeenkomst):
    BijeenkomstFactory(groep=bijeenkomst.groep, datum=timezone.localdate() - timedelta(days=7))
    dag = pagina(klant, trainer, "trajecten:mijn_dag")
    assert "Je groepen vandaag" in dag
    assert "2 mensen" in dag
    assert "nog niet vastgelegd" in dag
    assert "Je groepen vandaag" not in pagina(klant, jobcoach, "trajecten:mijn_dag")


def test_de_lijst_van_deelnemers_filtert_op_groep(klant, programmamanager, deelnames):
    ander = TrajectFactory(deelnemer__achternaam="Buitenstaander")
    klant.force_login(programmamanager)
    antwoord = tekst(klant.get(reverse("trajecten:lijst"), {"groep": deelnames[0].groep_id, "stand": ""}))
    assert deelnames[0].traject.deelnemer.naam in antwoord
    assert ander.deelnemer.naam not in antwoord
    # a value that cannot be is left out
    assert klant.get(reverse("trajecten:lijst"), {"groep": "x"}).status_code == 200


def test_het_menu_heeft_groepen_voor_wie_ze_mag_zien(klant, trainer, casemanager, programmamanager, jobcoach):
    adres = f'href="{reverse("onderwijs:groepen")}"'
    for persoon, ziet in ((trainer, True), (casemanager, True), (programmamanager, True), (jobcoach, False)):
        assert (adres in pagina(klant, persoon, "trajecten:mijn_dag")) is ziet


def test_een_bijeenkomst_als_contact_telt_het_uur_een_keer_voor_de_trainer(klant, trainer, groep, deelnames):
    CodeFactory()
    for deelname in deelnames:
        deelname.traject.betrokkenen.create(gebruiker=trainer, rol="trainer", van=groep.startdatum)
    # yesterday: an hour that has not been is refused
    bijeenkomst = BijeenkomstFactory(groep=groep, datum=timezone.localdate() - timedelta(days=1))
    with pytest.raises(OvergangNietToegestaan, match="eerst de aanwezigheid"):
        leg_als_contact_vast(bijeenkomst=bijeenkomst, door=trainer)
    standen = {deelname.pk: Stand() for deelname in deelnames}
    leg_aanwezigheid_vast(bijeenkomst=bijeenkomst, versie=1, standen=standen, door=trainer)
    assert "Ook als contact vastleggen" in pagina(klant, trainer, "onderwijs:bijeenkomst", bijeenkomst.pk)
    for _ in range(2):
        assert klant.post(reverse("onderwijs:bijeenkomst_contact", args=[bijeenkomst.pk])).status_code == 302
    assert Groepscontact.objects.get().minuten == 120
    assert sum(contact.groepsdeel for contact in Contactmoment.objects.all()) == 120
    assert "Ook als contact vastleggen" not in pagina(klant, trainer, "onderwijs:bijeenkomst", bijeenkomst.pk)


def test_wie_het_contact_van_een_bijeenkomst_introk_legt_het_opnieuw_vast(trainer, groep, deelnames):
    CodeFactory()
    for deelname in deelnames:
        deelname.traject.betrokkenen.create(gebruiker=trainer, rol="trainer", van=groep.startdatum)
    bijeenkomst = BijeenkomstFactory(groep=groep, datum=timezone.localdate() - timedelta(days=1))
    leg_aanwezigheid_vast(
        bijeenkomst=bijeenkomst, versie=1, standen={deelname.pk: Stand() for deelname in deelnames}, door=trainer
    )
    bijeenkomst.refresh_from_db()
    eerste = leg_als_contact_vast(bijeenkomst=bijeenkomst, door=trainer)
    trek_groepscontact_in(groep=eerste, door=trainer, versie=eerste.versie, reden="Op de verkeerde dag.")
    tweede = leg_als_contact_vast(bijeenkomst=bijeenkomst, door=trainer)
    assert tweede.pk != eerste.pk
    assert list(Groepscontact.objects.geldig()) == [tweede]


def aantal_vragen(doe) -> int:
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        doe()
    return len(vragen)


def test_elke_bladzijde_stelt_bij_30_evenveel_vragen_als_bij_3(trainer, programmamanager):
    groep = GroepFactory(trainers=[trainer], aangemaakt_door=trainer, capaciteit=60)
    bijeenkomst = BijeenkomstFactory(groep=groep)
    vandaag = timezone.localdate()

    def vul(aantal):
        DeelnameFactory.create_batch(aantal, groep=groep)
        DeelnameFactory.create_batch(aantal, groep=groep, wacht=True)
        for eigen in GroepFactory.create_batch(aantal, trainers=[trainer], aangemaakt_door=trainer):
            BijeenkomstFactory(groep=eigen)
        TrajectFactory.create_batch(aantal, begeleid_door=[trainer])

    def vragen():
        def kandidaten():
            alle = kandidaten_voor(groep, trainer, vandaag)
            personen_van(list(na_traject(alle, 0)[:25]), trainer, vandaag)

        return [
            aantal_vragen(lambda: maak_groepenlijst(programmamanager, stand="", na=0, vandaag=vandaag)),
            aantal_vragen(lambda: samenstelling_van(groep, trainer, vandaag)),
            aantal_vragen(lambda: lees_lijst(bijeenkomst, trainer)),
            aantal_vragen(lambda: bijeenkomsten_vandaag(trainer, vandaag)),
            aantal_vragen(kandidaten),
        ]

    vul(3)
    bij_drie = vragen()
    vul(24)
    assert vragen() == bij_drie


def test_de_lijst_van_groepen_gaat_verder_waar_die_ophield(programmamanager):
    vandaag = timezone.localdate()
    groepen = GroepFactory.create_batch(30)
    eerste = maak_groepenlijst(programmamanager, stand="", na=0, vandaag=vandaag)
    tweede = maak_groepenlijst(programmamanager, stand="", na=eerste.volgende, vandaag=vandaag)
    gezien = [regel.groep.pk for regel in eerste.regels + tweede.regels]
    assert sorted(gezien) == sorted(groep.pk for groep in groepen)
    assert tweede.volgende is None


def test_kandidaten_gaan_verder_na_de_laatste_ook_bij_gelijke_namen(trainer, groep):
    trajecten = TrajectFactory.create_batch(
        5, begeleid_door=[trainer], deelnemer__voornaam="Sam", deelnemer__achternaam="Bakker"
    )
    alle = kandidaten_voor(groep, trainer, timezone.localdate())
    eerste = list(alle[:2])
    rest = list(na_traject(alle, eerste[-1].pk))
    assert [traject.pk for traject in eerste + rest] == sorted(traject.pk for traject in trajecten)
