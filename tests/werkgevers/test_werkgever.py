"""One employer: what the database refuses, its page, its forms and its contact log."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import (
    ContactpersoonFactory,
    ErkenningFactory,
    PlaatsingFactory,
    VestigingFactory,
    WerkgeverFactory,
    WerkgeverscontactFactory,
)
from toegang.fouten import RegelGeschonden
from toegang.models import Logregel
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.werkgever import diensten
from werkgevers.werkgever.pagina import CONTACTEN_IN_KAART, CONTACTEN_PER_PAGINA, maak_contactenpagina, maak_pagina
from werkgevers.werkgever.regels import LOOPT_AF_BINNEN, Erkenningstand, contactdatum_past, stand_op

DAG = date(2026, 11, 22)


@pytest.fixture
def werkgever(db_of_zonder):
    return WerkgeverFactory(naam="Garage Noord", kvk_nummer="01234567")


@pytest.fixture
def coach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def verstuur(klant, pad, **velden):
    """Send a form as the page has it, with the version that it showed."""
    return klant.post(pad, {"versie": 1, **velden})


class TestRegels:
    @pytest.mark.parametrize(
        ("van", "tot", "stand"),
        [
            (DAG + timedelta(days=1), None, Erkenningstand.KOMT),
            (DAG, None, Erkenningstand.GELDIG),
            (DAG - timedelta(days=9), DAG, Erkenningstand.VERLOPEN),
            (DAG - timedelta(days=9), DAG + timedelta(days=1), Erkenningstand.LOOPT_AF),
            (DAG - timedelta(days=9), DAG + LOOPT_AF_BINNEN, Erkenningstand.LOOPT_AF),
            (DAG - timedelta(days=9), DAG + LOOPT_AF_BINNEN + timedelta(days=1), Erkenningstand.GELDIG),
        ],
    )
    def test_een_erkenning_geldt_van_haar_eerste_dag_tot_haar_laatste(self, van, tot, stand):
        assert stand_op(van, tot, DAG) is stand

    def test_contact_ligt_niet_in_de_toekomst(self):
        assert contactdatum_past(DAG, DAG) == ""
        assert contactdatum_past(DAG + timedelta(days=1), DAG) == "Deze datum ligt in de toekomst."


class TestDatabank:
    @pytest.mark.parametrize(
        ("fabriek", "naam", "velden"),
        [
            (WerkgeverFactory, "werkgever_heeft_een_naam", {"naam": ""}),
            (VestigingFactory, "vestiging_nummer_12_cijfers", {"vestigingsnummer": "12345"}),
            (VestigingFactory, "vestiging_postcode_vorm", {"postcode": "1441ab"}),
            (VestigingFactory, "vestiging_heeft_een_naam", {"naam": ""}),
            (ErkenningFactory, "erkenning_voor_een_kwalificatie", {"kwalificatie": ""}),
            (ErkenningFactory, "erkenning_periode_oplopend", {"van": DAG, "tot": DAG}),
            (ContactpersoonFactory, "contactpersoon_heeft_een_naam", {"naam": ""}),
            (ContactpersoonFactory, "contactpersoon_periode_oplopend", {"van": DAG, "tot": DAG - timedelta(days=1)}),
            (WerkgeverscontactFactory, "werkgeverscontact_met_verslag", {"verslag": ""}),
            (WerkgeverscontactFactory, "werkgeverscontact_soort_bekend", {"soort": "fax"}),
        ],
    )
    def test_wat_niet_klopt_wordt_geweigerd(self, db_of_zonder, fabriek, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            fabriek(**velden)
        assert fabriek().pk

    def test_een_vestigingsnummer_en_een_naam_zijn_uniek(self, werkgever):
        eerste = VestigingFactory(werkgever=werkgever, vestigingsnummer="000038509504")
        with pytest.raises(IntegrityError, match="vestiging_nummer_uniek"), transaction.atomic():
            VestigingFactory(vestigingsnummer=eerste.vestigingsnummer)
        with pytest.raises(IntegrityError, match="vestiging_naam_uniek"), transaction.atomic():
            VestigingFactory(werkgever=werkgever, naam=eerste.naam)
        assert VestigingFactory(naam=eerste.naam).pk

    def test_een_vestiging_is_voor_een_kwalificatie_een_keer_tegelijk_erkend(self, werkgever):
        eerste = ErkenningFactory(van=DAG, tot=DAG + timedelta(days=10))
        with pytest.raises(IntegrityError, match="erkenning_niet_dubbel"), transaction.atomic():
            ErkenningFactory(vestiging=eerste.vestiging, van=DAG + timedelta(days=9))
        assert ErkenningFactory(vestiging=eerste.vestiging, van=eerste.tot).pk
        assert ErkenningFactory(vestiging=eerste.vestiging, van=DAG, kwalificatie="Stukadoor").pk

    def test_een_contactpersoon_staat_niet_bij_de_vestiging_van_een_ander(self, werkgever):
        with pytest.raises(IntegrityError, match="contactpersoon_vestiging_van_werkgever"), transaction.atomic():
            ContactpersoonFactory(werkgever=werkgever, vestiging=VestigingFactory())
        assert ContactpersoonFactory(werkgever=werkgever, vestiging=VestigingFactory(werkgever=werkgever)).pk

    def test_contact_is_met_iemand_van_dezelfde_werkgever(self, werkgever):
        with pytest.raises(IntegrityError, match="werkgeverscontact_persoon_van_werkgever"), transaction.atomic():
            WerkgeverscontactFactory(werkgever=werkgever, contactpersoon=ContactpersoonFactory())
        persoon = ContactpersoonFactory(werkgever=werkgever)
        assert WerkgeverscontactFactory(werkgever=werkgever, contactpersoon=persoon).pk

    def test_een_mailadres_staat_een_keer_bij_een_werkgever_zolang_het_gebruikt_wordt(self, werkgever):
        ContactpersoonFactory(werkgever=werkgever, email="a@bedrijf.example")
        with pytest.raises(IntegrityError, match="contactpersoon_email_uniek"), transaction.atomic():
            ContactpersoonFactory(werkgever=werkgever, email="A@bedrijf.example")
        assert ContactpersoonFactory(werkgever=werkgever, email="A@bedrijf.example", tot=timezone.localdate()).pk
        assert ContactpersoonFactory(email="a@bedrijf.example").pk


class TestPagina:
    def test_alles_over_een_werkgever_staat_op_een_pagina(self, coach, werkgever, jobcoach):
        werkgever.sectoren, werkgever.afspraken, werkgever.vaste_jobcoach = ["bouw"], "Elke maand bellen.", jobcoach
        werkgever.save()
        vestiging = VestigingFactory(werkgever=werkgever, adres="Kade 1", postcode="1441 AB")
        ErkenningFactory(vestiging=vestiging, kwalificatie="Autotechnicus", crebo="25243")
        persoon = ContactpersoonFactory(werkgever=werkgever, vestiging=vestiging, functie="Werkplaatschef")
        WerkgeverscontactFactory(werkgever=werkgever, soort="informatiebijeenkomst", contactpersoon=persoon)
        inhoud = coach.get(werkgever.get_absolute_url()).content.decode()
        for tekst in (
            "01234567",
            "Elke maand bellen.",
            jobcoach.naam,
            "Kade 1, 1441 AB Purmerend",
            "Autotechnicus (25243)",
            "nog niet bij SBB gecontroleerd",
            "Werkplaatschef",
            persoon.email,
            "Informatiebijeenkomst",
        ):
            assert tekst in inhoud

    def test_wie_geen_contactpersoon_meer_is_staat_apart(self, werkgever, jobcoach):
        vandaag = timezone.localdate()
        weg = ContactpersoonFactory(werkgever=werkgever, tot=vandaag)
        nu = ContactpersoonFactory(werkgever=werkgever, tot=vandaag + timedelta(days=1))
        pagina = maak_pagina(werkgever, jobcoach, vandaag)
        assert (pagina.contactpersonen, pagina.vroeger) == ([nu], [weg])

    def test_van_de_plaatsingen_staan_er_die_binnen_bereik(self, coach, werkgever, jobcoach, casemanager):
        eigen = PlaatsingFactory(traject=TrajectFactory(begeleid_door=[casemanager, jobcoach]), werkgever=werkgever)
        ander = PlaatsingFactory(werkgever=werkgever)
        inhoud = coach.get(werkgever.get_absolute_url()).content.decode()
        assert eigen.traject.deelnemer.naam in inhoud
        assert ander.traject.deelnemer.naam not in inhoud

    def test_het_aantal_vragen_groeit_niet(self, werkgever, jobcoach, casemanager, django_assert_max_num_queries):
        def vul(aantal):
            for _ in range(aantal):
                vestiging = ErkenningFactory(vestiging__werkgever=werkgever).vestiging
                ContactpersoonFactory(werkgever=werkgever, vestiging=vestiging)
                WerkgeverscontactFactory(werkgever=werkgever)
                traject = TrajectFactory(begeleid_door=[casemanager, jobcoach])
                PlaatsingFactory(traject=traject, werkgever=werkgever)

        vandaag = timezone.localdate()
        vul(3)
        with django_assert_max_num_queries(40) as gemeten:
            maak_pagina(werkgever, jobcoach, vandaag)
        vul(27)
        with django_assert_max_num_queries(len(gemeten)):
            maak_pagina(werkgever, jobcoach, vandaag)

    def test_alle_contacten_staan_op_volgorde_en_een_keer(self, coach, werkgever):
        for dagen in range(CONTACTEN_PER_PAGINA + 2):
            WerkgeverscontactFactory(werkgever=werkgever, datum=DAG - timedelta(days=dagen // 2), verslag=f"Nr {dagen}")
        WerkgeverscontactFactory()
        eerste = maak_contactenpagina(werkgever, 0)
        tweede = maak_contactenpagina(werkgever, eerste.volgende)
        data = [contact.datum for contact in (*eerste.contacten, *tweede.contacten)]
        assert data == sorted(data, reverse=True)
        assert (len(data), tweede.volgende) == (CONTACTEN_PER_PAGINA + 2, 0)
        pagina = coach.get(f"{werkgever.get_absolute_url()}contacten/?na={eerste.volgende}")
        assert tweede.contacten[0].verslag in pagina.content.decode()
        assert coach.get(f"{werkgever.get_absolute_url()}contacten/?na=onzin").status_code == 200
        assert len(maak_pagina(werkgever, tweede.contacten[0].medewerker, DAG).contacten) == CONTACTEN_IN_KAART


class TestFormulieren:
    def test_een_werkgever_toevoegen(self, coach, jobcoach):
        velden = {
            "naam": "Bakker Zuid",
            "kvk_nummer": "0123 4567",
            "sectoren": ["horeca"],
            "vaste_jobcoach": jobcoach.pk,
            "afspraken": "Iedere maand bellen.",
        }
        antwoord = verstuur(coach, "/werkgevers/nieuw/", **velden)
        werkgever = Werkgever.objects.get()
        assert antwoord["Location"] == werkgever.get_absolute_url()
        assert (werkgever.kvk_nummer, werkgever.sectoren, werkgever.vaste_jobcoach) == (
            "01234567",
            ["horeca"],
            jobcoach,
        )
        assert Logregel.objects.filter(soort="werkgever_bewaard", door_pk=jobcoach.pk).count() == 1

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"naam": ""}, "Schrijf de naam van de werkgever op."),
            ({"naam": "X", "kvk_nummer": "1234567"}, "Een KvK-nummer heeft 8 cijfers."),
            ({"naam": "X", "kvk_nummer": "01234567"}, "Zelfde KvK-nummer"),
            ({"naam": "X", "sectoren": ["bestaat_niet"]}, "bestaat_niet"),
            ({"naam": "X", "afspraken": "x" * 5001}, "Er passen 5000 tekens, dit zijn er 5001."),
            ({"naam": "X\0"}, "Null-tekens"),
        ],
    )
    def test_wat_niet_klopt_komt_terug_met_uitleg(self, coach, werkgever, velden, zin):
        antwoord = verstuur(coach, "/werkgevers/nieuw/", **velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert Werkgever.objects.count() == 1

    def test_twee_tegelijk_zien_elkaars_tekst(self, coach, werkgever):
        pad = f"{werkgever.get_absolute_url()}wijzigen/"
        Werkgever.objects.filter(pk=werkgever.pk).update(afspraken="Van de collega", versie=2)
        antwoord = verstuur(coach, pad, naam=werkgever.naam, kvk_nummer=werkgever.kvk_nummer, afspraken="Van mij")
        assert antwoord.status_code == 409
        assert "Van de collega" in antwoord.content.decode()
        werkgever.refresh_from_db()
        assert (werkgever.afspraken, werkgever.versie) == ("Van de collega", 2)

    def test_een_vestiging_toevoegen_en_wijzigen(self, coach, werkgever):
        velden = {"naam": "Noord", "vestigingsnummer": "0000 3850 9504", "postcode": "1441ab", "plaats": "Purmerend"}
        assert verstuur(coach, f"{werkgever.get_absolute_url()}vestigingen/nieuw/", **velden).status_code == 302
        vestiging = Vestiging.objects.get()
        assert (vestiging.vestigingsnummer, vestiging.postcode) == ("000038509504", "1441 AB")
        verstuur(coach, f"/vestigingen/{vestiging.pk}/", **velden | {"plaats": "Edam"})
        vestiging.refresh_from_db()
        assert (vestiging.plaats, vestiging.versie) == ("Edam", 2)

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"naam": ""}, "Schrijf de naam van de vestiging op."),
            ({"naam": "Zuid", "vestigingsnummer": "123"}, "Een vestigingsnummer heeft 12 cijfers."),
            ({"naam": "Zuid", "postcode": "1441 SS"}, "Schrijf de postcode zo: 1234 AB."),
            ({"naam": "Noord"}, "Deze werkgever heeft al een vestiging met deze naam."),
        ],
    )
    def test_een_vestiging_die_niet_klopt(self, coach, werkgever, velden, zin):
        VestigingFactory(werkgever=werkgever, naam="Noord")
        antwoord = verstuur(coach, f"{werkgever.get_absolute_url()}vestigingen/nieuw/", **velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()

    def test_een_erkenning_toevoegen_en_wijzigen(self, coach, werkgever):
        vestiging = VestigingFactory(werkgever=werkgever)
        velden = {"kwalificatie": "Schilder", "crebo": "25296", "van": "01-02-2025", "gecontroleerd_op": "01-11-2026"}
        antwoord = verstuur(coach, f"/vestigingen/{vestiging.pk}/erkenningen/nieuw/", **velden)
        assert antwoord["Location"] == werkgever.get_absolute_url()
        erkenning = Erkenning.objects.get()
        assert (erkenning.van, erkenning.tot) == (date(2025, 2, 1), None)
        verstuur(coach, f"/erkenningen/{erkenning.pk}/", **velden | {"tot": "01-02-2029"})
        erkenning.refresh_from_db()
        assert erkenning.tot == date(2029, 2, 1)

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({}, "Deze vestiging is in deze periode al erkend voor deze kwalificatie."),
            ({"kwalificatie": ""}, "Schrijf op voor welke kwalificatie de erkenning is."),
            ({"kwalificatie": "Stukadoor", "tot": "01-02-2025"}, "De erkenning stopt voor zij begint."),
            ({"kwalificatie": "Stukadoor", "gecontroleerd_op": "01-01-2099"}, "Deze datum ligt in de toekomst."),
            ({"kwalificatie": "Stukadoor", "van": "31-02-2025"}, "Schrijf de datum zo: 24-11-2026."),
        ],
    )
    def test_een_erkenning_die_niet_klopt(self, coach, werkgever, velden, zin):
        vestiging = ErkenningFactory(van=date(2025, 2, 1)).vestiging
        velden = {"kwalificatie": "Schilder", "van": "01-02-2025"} | velden
        antwoord = verstuur(coach, f"/vestigingen/{vestiging.pk}/erkenningen/nieuw/", **velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert Erkenning.objects.count() == 1

    def test_een_contactpersoon_toevoegen_en_beeindigen(self, coach, werkgever):
        vestiging = VestigingFactory(werkgever=werkgever)
        velden = {
            "naam": "Sanne de Boer",
            "functie": "Chef",
            "email": "sanne@bedrijf.example",
            "telefoon": "06-1234 5678",
            "vestiging": vestiging.pk,
            "van": "01-11-2026",
        }
        assert verstuur(coach, f"{werkgever.get_absolute_url()}contactpersonen/nieuw/", **velden).status_code == 302
        persoon = Contactpersoon.objects.get()
        assert (persoon.telefoon, persoon.vestiging) == ("0612345678", vestiging)
        verstuur(coach, f"/contactpersonen/{persoon.pk}/", **velden | {"tot": "20-11-2026"})
        persoon.refresh_from_db()
        assert not persoon.is_nu(date(2026, 11, 20))
        assert persoon.is_nu(date(2026, 11, 19))

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"naam": ""}, "Schrijf de naam van de contactpersoon op."),
            ({"email": "sanne"}, "Schrijf het e-mailadres zo: naam@voorbeeld.nl."),
            ({"email": "A@bedrijf.example"}, "Bij deze werkgever is al een contactpersoon met dit e-mailadres."),
            ({"telefoon": "12"}, "Schrijf het nummer zo: 06 12345678 of +31 6 12345678."),
            ({"tot": "31-10-2026"}, "De einddatum ligt voor de begindatum."),
        ],
    )
    def test_een_contactpersoon_die_niet_klopt(self, coach, werkgever, velden, zin):
        ContactpersoonFactory(werkgever=werkgever, email="a@bedrijf.example")
        velden = {"naam": "Sanne", "van": "01-11-2026"} | velden
        antwoord = verstuur(coach, f"{werkgever.get_absolute_url()}contactpersonen/nieuw/", **velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert Contactpersoon.objects.count() == 1

    def test_een_vestiging_van_een_ander_is_niet_te_kiezen(self, coach, werkgever):
        VestigingFactory(werkgever=werkgever)
        velden = {"naam": "Sanne", "van": "01-11-2026", "vestiging": VestigingFactory().pk}
        antwoord = verstuur(coach, f"{werkgever.get_absolute_url()}contactpersonen/nieuw/", **velden)
        assert antwoord.status_code == 422


class TestContact:
    def test_contact_vastleggen_ook_van_een_informatiebijeenkomst(self, coach, werkgever, jobcoach):
        persoon = ContactpersoonFactory(werkgever=werkgever)
        velden = {
            "soort": "informatiebijeenkomst",
            "datum": timezone.localdate().strftime("%d-%m-%Y"),
            "contactpersoon": persoon.pk,
            "verslag": "Wil twee plekken aanbieden.",
        }
        antwoord = verstuur(coach, f"{werkgever.get_absolute_url()}contacten/nieuw/", **velden)
        assert antwoord["Location"] == werkgever.get_absolute_url()
        contact = Werkgeverscontact.objects.get()
        assert (contact.medewerker, contact.contactpersoon, contact.soort) == (jobcoach, persoon, velden["soort"])
        assert Logregel.objects.filter(soort="werkgeverscontact_bewaard").count() == 1

    def test_een_nieuw_contact_begint_met_vandaag(self, coach, werkgever):
        inhoud = coach.get(f"{werkgever.get_absolute_url()}contacten/nieuw/").content.decode()
        assert f'value="{timezone.localdate():%d-%m-%Y}"' in inhoud

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"datum": "01-01-2099"}, "Deze datum ligt in de toekomst."),
            ({"verslag": " "}, "Schrijf op wat er is besproken."),
            ({"soort": ""}, "Kies wat voor contact het was."),
        ],
    )
    def test_contact_dat_niet_klopt(self, coach, werkgever, velden, zin):
        velden = {"soort": "bezoek", "datum": "01-11-2026", "verslag": "Gesproken."} | velden
        antwoord = verstuur(coach, f"{werkgever.get_absolute_url()}contacten/nieuw/", **velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert not Werkgeverscontact.objects.exists()

    def test_alleen_wie_het_contact_had_verbetert_het(self, coach, werkgever, jobcoach):
        eigen = WerkgeverscontactFactory(werkgever=werkgever, medewerker=jobcoach)
        velden = {"soort": "telefoon", "datum": "01-11-2026", "verslag": "Toch gebeld."}
        assert verstuur(coach, f"/werkgeverscontacten/{eigen.pk}/", **velden).status_code == 302
        eigen.refresh_from_db()
        assert (eigen.soort, eigen.versie) == ("telefoon", 2)
        ander = WerkgeverscontactFactory(werkgever=werkgever, medewerker=GebruikerFactory())
        antwoord = verstuur(coach, f"/werkgeverscontacten/{ander.pk}/", **velden)
        assert antwoord.status_code == 422
        assert "Alleen wie het contact had, kan het verbeteren." in antwoord.content.decode()
        assert coach.post(f"/concepten/werkgeverscontact_wijzigen/{ander.pk}/", {"verslag": "x"}).status_code == 404

    def test_de_dienst_weigert_iemand_van_een_andere_werkgever(self, werkgever, jobcoach):
        contact = Werkgeverscontact(
            werkgever=werkgever,
            medewerker=jobcoach,
            contactpersoon=ContactpersoonFactory(),
            datum=DAG,
            soort="bezoek",
            verslag="Gesproken.",
        )
        with pytest.raises(RegelGeschonden, match="van een andere werkgever"):
            diensten.bewaar_contact(rij=contact, versie=1, door=jobcoach)

    def test_wat_je_typt_staat_er_na_terugkomen_nog(self, coach, werkgever):
        coach.post(f"/concepten/werkgeverscontact/{werkgever.pk}/", {"verslag": "Half getypt"})
        assert "Half getypt" in coach.get(f"{werkgever.get_absolute_url()}contacten/nieuw/").content.decode()
        coach.post("/concepten/werkgever/nieuw/", {"afspraken": "Nog niet klaar"})
        assert "Nog niet klaar" in coach.get("/werkgevers/nieuw/").content.decode()
