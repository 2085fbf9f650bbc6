"""The logboek only grows: the model, the QuerySet and the database itself refuse the rest."""

import pytest
from django.db import IntegrityError, connection, transaction

from toegang.logboek import Soort, noteer
from toegang.models import Logregel


@pytest.fixture
def regel(beheerder) -> Logregel:
    return noteer(Soort.INGELOGD, door=beheerder, over=beheerder)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE toegang_logregel SET reden = 'gewist'",
        "DELETE FROM toegang_logregel",
        "TRUNCATE toegang_logregel",
        "TRUNCATE toegang_logregel RESTART IDENTITY CASCADE",
    ],
)
def test_de_databank_weigert_wijzigen_en_wissen_ook_in_rauwe_sql(regel, sql):
    with (
        pytest.raises(IntegrityError, match="Het logboek is alleen om aan toe te voegen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Logregel.objects.filter(pk=regel.pk, reden="").exists()


def test_elke_organisatie_heeft_haar_eigen_slot(buitenstaander):
    from organisaties import in_organisatie

    with in_organisatie("werkshop"):
        noteer(Soort.INGELOGD, door=buitenstaander)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM werkshop.toegang_logregel")


def test_wie_geen_eigenaar_is_heeft_het_recht_niet_eens(regel):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.role_table_grants"
            " WHERE table_schema = 'werkmakerij' AND table_name = 'toegang_logregel'"
        )
        rechten = {recht for (recht,) in cursor.fetchall()}
    assert "INSERT" in rechten
    assert not rechten & {"UPDATE", "DELETE", "TRUNCATE"}


@pytest.mark.parametrize(
    "poging",
    [
        lambda regel: regel.save(),
        lambda regel: regel.delete(),
        lambda regel: Logregel.objects.all().delete(),
        lambda regel: Logregel.objects.update(reden="gewist"),
        lambda regel: Logregel.objects.bulk_update([regel], ["reden"]),
    ],
    ids=["save", "delete", "queryset.delete", "queryset.update", "bulk_update"],
)
def test_ook_python_weigert(regel, poging):
    with pytest.raises(TypeError, match="append-only"):
        poging(regel)


def test_een_regel_verdwijnt_met_de_wijziging_die_niet_doorging(beheerder):
    @transaction.atomic
    def wijzig_toch_niet():
        noteer(Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, over=beheerder)
        raise RuntimeError("toch niet")

    with pytest.raises(RuntimeError, match="toch niet"):
        wijzig_toch_niet()
    assert not Logregel.objects.van_soort(Soort.GEBRUIKER_GEWIJZIGD).exists()


def test_buiten_een_transactie_wordt_niets_genoteerd(zonder_transactie, organisatie):
    connection.set_tenant(organisatie)
    with pytest.raises(RuntimeError, match="inside the transaction"):
        noteer(Soort.INGELOGD, door=None)


def test_een_onbekende_soort_is_een_fout_van_de_programmeur(beheerder):
    with pytest.raises(ValueError, match="verzonnen"):
        noteer("verzonnen", door=beheerder)


def test_een_regel_zegt_wie_wat_van_wie_waarom_en_bij_welke_organisatie(beheerder, jobcoach):
    class Iemand:
        pk = 12
        deelnemernummer = "WM-2026-0012"

    regel = noteer(
        Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, over=jobcoach, deelnemer=Iemand(), reden="proef", velden=["naam"]
    )
    regel.refresh_from_db()
    assert regel.organisatie == "werkmakerij"
    assert (regel.door_pk, regel.door_naam, regel.door_rollen) == (beheerder.pk, "Bea de Boer", ["beheerder"])
    assert (regel.over_soort, regel.over_pk) == ("toegang.gebruiker", jobcoach.pk)
    assert (regel.deelnemer_pk, regel.deelnemernummer) == (12, "WM-2026-0012")
    assert (regel.reden, regel.details) == ("proef", {"velden": ["naam"]})


def test_een_deelnemer_is_te_vinden_ook_op_regels_met_alleen_de_sleutel(beheerder):
    class Iemand:
        pk = 12
        deelnemernummer = "WM-2026-0012"

    met_nummer = noteer(Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, deelnemer=Iemand())
    met_sleutel = noteer(Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, deelnemer=12)
    noteer(Soort.GEBRUIKER_GEWIJZIGD, door=beheerder, deelnemer=13)
    assert set(Logregel.objects.over_deelnemer("WM-2026-0012")) == {met_nummer, met_sleutel}
