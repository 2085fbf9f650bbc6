"""What the gallery shows: houses in every state, a form that was sent with errors, rows for the charts."""

from datetime import date
from typing import Any

from django import forms

from vormgeving.formulier import Formulier
from vormgeving.huis import Huis, Stand, Steen
from vormgeving.svg.grafiek import Verdeling, Verschil
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer, MinutenVeld


class Contactvoorbeeld(Formulier):
    """Every kind of field once."""

    soort = forms.ChoiceField(
        label="Soort contact",
        choices=[("werkplek", "Werkplek"), ("gesprek", "Gesprek"), ("telefoon", "Telefoon")],
        widget=Keuze(iconen={"werkplek": "tools", "gesprek": "messages", "telefoon": "phone"}, kolommen=3),
    )
    datum = DatumVeld(label="Datum")
    duur = MinutenVeld(label="Hoe lang?")
    leefgebied = forms.ChoiceField(
        label="Leefgebied",
        required=False,
        help_text="Waar ging het gesprek vooral over?",
        choices=[("", "Kies een leefgebied"), ("werk", "Werk en opleiding"), ("geld", "Financiën")],
    )
    talen = forms.MultipleChoiceField(
        label="In welke talen sprak je?",
        required=False,
        choices=[("nl", "Nederlands"), ("ar", "Arabisch"), ("tr", "Turks")],
        widget=KeuzeMeer,
    )
    verslag = forms.CharField(
        label="Kort verslag",
        help_text="Schrijf op wat er is gebeurd. Schrijf geen medische gegevens op.",
        widget=forms.Textarea({"rows": 3}),
    )
    bijlage = forms.FileField(label="Bijlage", required=False)
    telt_mee = forms.BooleanField(label="Telt mee voor de ESF+-uren", required=False)


def route(*standen: tuple[Stand, float], terug: bool = False) -> Huis:
    """The four stones of De Werkmakerij in these states."""
    delen = (
        ("Zorg & sociale activering", "fundament", "intern", 3, "maanden", date(2026, 7, 10)),
        ("Dagactivering & talent", "fundament", "intern", 12, "weken", date(2026, 10, 2)),
        ("Leren & werken in de praktijk", "opbouw", "extern", 12, "weken", date(2026, 10, 5)),
        ("Nazorg op de werkplek", "dak", "extern", 10, "uur", date(2026, 12, 28)),
    )
    return Huis(
        tuple(
            Steen(
                nummer,
                naam,
                deel,  # type: ignore[arg-type]
                plaats,  # type: ignore[arg-type]
                norm,
                eenheid,
                stand,
                gedaan,
                sinds=dag if stand == "bezig" else None,
                klaar_op=dag if stand == "klaar" else None,
                terug=terug and stand == "bezig",
            )
            for nummer, ((naam, deel, plaats, norm, eenheid, dag), (stand, gedaan)) in enumerate(
                zip(delen, standen, strict=True), start=1
            )
        )
    )


NIET: tuple[Stand, float] = ("nog_niet", 0)
KLAAR: tuple[Stand, float] = ("klaar", 0)

STANDEN = (
    ("Net gestart", route(("bezig", 0), NIET, NIET, NIET)),
    ("Bouwsteen 1, maand 2 van 3", route(("bezig", 2), NIET, NIET, NIET)),
    ("Bouwsteen 2, week 6 van 12", route(KLAAR, ("bezig", 6), NIET, NIET)),
    ("Bouwsteen 3, week 8 van 12", route(KLAAR, KLAAR, ("bezig", 7), NIET)),
    ("Bouwsteen 4, 4 van 10 uur", route(KLAAR, KLAAR, KLAAR, ("bezig", 4))),
    ("Klaar: alle stenen liggen", route(KLAAR, KLAAR, KLAAR, KLAAR)),
    ("Terug naar bouwsteen 1", route(("bezig", 1), ("nog_niet", 8), NIET, NIET, terug=True)),
)

ANDERE_ROUTES = (
    ("Eén steen: 20 weken", Huis((Steen(1, "MDT", "opbouw", "extern", 20, "weken", "bezig", 9),))),
    (
        "Twee stenen: 8 en 12 weken",
        Huis(
            (
                Steen(1, "Voorbereiding", "fundament", "intern", 8, "weken", "klaar"),
                Steen(2, "Werk", "opbouw", "extern", 12, "weken", "bezig", 4),
            )
        ),
    ),
    (
        "Drie stenen: gezel, leermeester, werk",
        Huis(
            (
                Steen(1, "Gezel", "fundament", "intern", 6, "maanden", "klaar"),
                Steen(2, "Leermeester", "opbouw", "intern", 6, "maanden", "bezig", 2),
                Steen(3, "Betaald werk", "dak", "extern", 6, "maanden"),
            )
        ),
    ),
    (
        "Drie stenen zonder norm",
        Huis(
            (
                Steen(1, "Kennismaken", "fundament", "intern", None, "weken", "klaar"),
                Steen(2, "Leerlijn", "fundament", "intern", None, "weken", "bezig"),
                Steen(3, "Werk", "opbouw", "extern", None, "weken"),
            )
        ),
    ),
)

VERSCHILLEN = (
    Verschil("Werk en opleiding", 1, 14, 32),
    Verschil("Financiën", 3, 16, 28),
    Verschil("Maatschappelijke participatie", 2, 18, 27),
    Verschil("Geestelijke gezondheid", 6, 19, 22),
    Verschil("Basale ADL", 0, 42, 5),
)
VERDELING = (
    Verdeling(1, "Zorg & activering", "fundament", 14),
    Verdeling(2, "Dagactivering", "fundament", 17),
    Verdeling(3, "Leren & werken", "opbouw", 21),
    Verdeling(4, "Nazorg", "dak", 12),
)


def inhoud() -> dict[str, Any]:
    """The context of the gallery page."""
    return {
        "standen": STANDEN,
        "andere_routes": ANDERE_ROUTES,
        "huis_nu": STANDEN[3][1],
        "huis_terug": STANDEN[6][1],
        "verschillen": VERSCHILLEN,
        "verdeling": VERDELING,
        "scores": (1, 2, 3, 4, 5, None),
        "formulier": Contactvoorbeeld({"soort": "werkplek", "datum": "24-11-26", "duur_keuze": "60", "telt_mee": "on"}),
        "meting": (("Financiën", "inkomen, schulden", 3), ("Huisvesting", "woning, overlast", 2)),
        "niveaus": ((1, "acuut"), (2, "niet"), (3, "beperkt"), (4, "voldoende"), (5, "volledig")),
    }
