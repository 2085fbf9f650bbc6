"""What the tests of signing up share."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.fabrieken.trajecten import CodeFactory, ProgrammaFactory
from toegang.models import Gebruiker
from trajecten.aanmelden.diensten.aanmelden import Aanmelding, meld_aan
from trajecten.models import Codelijst, Programma, Traject

PERSOON = {"voornaam": "Hiba", "achternaam": "Kuipers", "geboortedatum": date(2004, 10, 27), "email": ""}


@pytest.fixture
def programma(db_of_zonder: None) -> Programma:
    return ProgrammaFactory(naam="De vier bouwstenen", leeftijd_van=16, leeftijd_tot=27)


@pytest.fixture
def lijsten(db_of_zonder: None) -> None:
    """Some codes of every list, of which one way in and one target group tell of justice."""
    CodeFactory(lijst=Codelijst.INSTROOMKANAAL, code="school", naam="School")
    CodeFactory(lijst=Codelijst.INSTROOMKANAAL, code="detentie", naam="Detentie", bijzonder=True)
    CodeFactory(lijst=Codelijst.DOELGROEP, code="jongere", naam="Jongere tot 27 jaar")
    CodeFactory(lijst=Codelijst.DOELGROEP, code="ex_detentie", naam="Uit detentie", bijzonder=True)
    for code, naam in (("participatiewet", "Participatiewet (bijstand)"), ("ww", "WW"), ("geen", "Geen uitkering")):
        CodeFactory(lijst=Codelijst.UITKERING, code=code, naam=naam)


@pytest.fixture
def meld(programma: Programma) -> Callable[..., Traject]:
    """Signs somebody up; `persoon` and the rest of what is given replaces what is usual."""

    def doe(door: Gebruiker, *, persoon: dict[str, Any] | None = None, beoordeeld: str = "", **anders: Any) -> Traject:
        rol = next(rol for rol in ("casemanager", "jobcoach") if rol in door.rollen)
        gegevens = {
            "programma": programma,
            "aanmelddatum": timezone.localdate(),
            "sleutel": uuid4(),
            "begeleiders": [(rol, door)],
        } | anders
        return meld_aan(
            persoon=PERSOON | (persoon or {}), aanmelding=Aanmelding(**gegevens), door=door, beoordeeld=beoordeeld
        )

    return doe
