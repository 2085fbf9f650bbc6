"""Lists that still name an employer who was merged into another: read in again they change nothing."""

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from werkgevers.models import Plaatsing, Werkgever
from werkgevers.werkgever.samenvoegen import voeg_samen


def voeg(behouden: Werkgever, opgegaan: Werkgever, overnemen: tuple[str, ...] = ()) -> None:
    for werkgever in (behouden, opgegaan):
        werkgever.refresh_from_db()
    versies = {behouden.pk: behouden.versie, opgegaan.pk: opgegaan.versie}
    voeg_samen(behouden=behouden, opgegaan=opgegaan, overnemen=overnemen, versies=versies, door=GebruikerFactory())


def test_dezelfde_lijst_nog_eens_maakt_geen_werkgever_en_geen_plaatsing(lees_in, lijsten):
    lees_in(lijsten)
    van_de_lijst = Werkgever.objects.get()
    behouden = WerkgeverFactory(naam="Garage Noord", kvk_nummer="23456789")
    voeg(behouden, van_de_lijst)
    uitkomst = lees_in(lijsten)
    assert uitkomst.meldingen.fouten == []
    assert Plaatsing.objects.get().werkgever == behouden
    assert Werkgever.objects.count() == 2


def test_ook_wie_een_ander_nummer_kreeg_en_daarna_nog_eens_opging_wordt_herkend(lees_in, lijsten):
    lees_in(lijsten)
    behouden = Werkgever.objects.get()
    voeg(behouden, WerkgeverFactory(naam="Garage Noord", kvk_nummer="23456789"), ("naam", "kvk_nummer"))
    laatste = WerkgeverFactory(naam="Garage Zuid", kvk_nummer="76543210")
    voeg(laatste, behouden)
    assert lees_in(lijsten).meldingen.fouten == []
    assert Plaatsing.objects.get().werkgever == laatste
    assert Werkgever.objects.count() == 3
