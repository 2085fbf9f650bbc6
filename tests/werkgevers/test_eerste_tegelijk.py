"""Two at once where there is no row yet to lock: both succeed, one after the other, and nothing is there twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from onderwijs.models import Onderwijsinstelling
from onderwijs.stagevraag.diensten import Gegevens, maak_stagevraag
from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.verzegelingen import zegelsleutel
from werkgevers.evaluatie.formulieren import formulier_algemeen
from werkgevers.models import Evaluatieformulier, Zegelcertificaat
from werkgevers.verzegeling.diensten import neem_certificaat_in_gebruik
from werkgevers.verzegeling.regels import Certificaatsoort


def tegelijk(*daden: Callable[[], object]) -> list[str]:
    """What each of `daden` gave when all began at the same moment: "gelukt", or its error."""
    samen = Barrier(len(daden))

    def doe(daad: Callable[[], object]) -> str:
        try:
            with in_organisatie("werkmakerij"):
                samen.wait(timeout=20)
                daad()
        except Exception as fout:
            return repr(fout)
        else:
            return "gelukt"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(doe, daden))


@pytest.mark.usefixtures("zonder_transactie")
def test_twee_die_tegelijk_het_eerste_maken():
    door = GebruikerFactory()
    sleutels = [zegelsleutel("Een"), zegelsleutel("Twee")]
    Evaluatieformulier.objects.all().delete()
    for _ in range(3):
        Zegelcertificaat.objects.all().delete()
        assert tegelijk(*(neem(sleutel, door) for sleutel in sleutels)) == ["gelukt", "gelukt"]
        assert Zegelcertificaat.objects.filter(in_gebruik=True).count() == 1
    assert tegelijk(*[formulier_algemeen] * 3) == ["gelukt"] * 3
    assert Evaluatieformulier.objects.count() == 1
    assert tegelijk(vraag("ROC Nieuw", door), vraag("roc nieuw", door)) == ["gelukt", "gelukt"]
    assert Onderwijsinstelling.objects.filter(naam__iexact="roc nieuw").count() == 1


def neem(sleutel, door) -> Callable[[], object]:
    return lambda: neem_certificaat_in_gebruik(sleutel=sleutel, soort=Certificaatsoort.EIGEN, door=door)


def vraag(school: str, door) -> Callable[[], object]:
    gegevens = Gegevens(
        instelling=school,
        contact="",
        soort="bbl",
        sectoren=[],
        niveau=None,
        aantal=1,
        dagen_per_week=None,
        vanaf=timezone.localdate(),
        tot=None,
        urgentie="gewoon",
        toelichting="",
        behandelaar=door,
    )
    return lambda: maak_stagevraag(gegevens=gegevens, door=door)
