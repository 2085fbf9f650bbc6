"""The ESF+ figures as the report counts them, against one pass of SQL by hand that gives the same."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from rapportage.esf.cijfers import Esf, bereken_esf
from rapportage.esf.query import lees_rijen
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.snelheid.klok import Uitkomst, vergelijk
from tests.snelheid.lijsten import PROJECT
from trajecten.models import Subsidieproject

MET_DE_HAND = (Path(__file__).parent / "esf_met_de_hand.sql").read_text()
LIJSTEN, GETALLEN = "array_agg(id ORDER BY id)", "count(*)"
# per code of what can still come: which column of the SQL counts it
LATER = {**dict.fromkeys(("EECR01", "EECR02", "EECR03", "EECR04"), "nog_te_zeggen"), "EECR05": "later_werk"}
LATER["EECR06"] = "later_beter"
ALLEEN_IN_TOTAAL = "onbekend"


def esf_tegen_sql(schema: str, *, keer: int = 11) -> Iterator[Uitkomst]:
    """All figures with the list behind each, against SQL that gives the same lists, and SQL with numbers alone.

    Raises ValueError when the two do not give the same figures: then there is nothing to compare.
    """
    with in_organisatie(schema):
        vraag = esf_vraag()

        def onze() -> Esf:
            return bereken_esf(lees_rijen(vraag), vraag.periode, vraag.peildatum)

        eis_gelijk(onze(), met_de_hand(vraag, LIJSTEN))
        yield vergelijk(
            "ESF+: alle cijfers met hun lijsten",
            "één vraag in SQL die dezelfde cijfers en lijsten geeft",
            onze,
            lambda: met_de_hand(vraag, LIJSTEN),
            1.5,
            keer=keer,
        )
        yield vergelijk(
            "ESF+: alle cijfers met hun lijsten",
            "dezelfde vraag zonder lijsten, alleen getallen",
            onze,
            lambda: met_de_hand(vraag, GETALLEN),
            None,
            keer=keer,
        )


def esf_vraag() -> Vraag:
    """The project that the seed belongs to, over the last year."""
    vandaag = timezone.localdate()
    project = Subsidieproject.objects.get(code=PROJECT)
    return Vraag("esf", project, Periode(vandaag - timedelta(days=365), vandaag), vandaag)


def met_de_hand(vraag: Vraag, tel: str) -> dict[str, dict[str, object]]:
    """Per gender, and "totaal", what the SQL gives per code."""
    parameters = {
        "project": vraag.onderwerp.pk,
        "van": vraag.periode.van,
        "tot": vraag.periode.tot,
        "peildatum": vraag.peildatum,
        "kwalificaties": list(vraag.onderwerp.kwalificaties),
    }
    with connection.cursor() as cursor:
        cursor.execute(MET_DE_HAND.replace("{tel}", tel), parameters)
        namen = [kolom.name for kolom in cursor.description]
        rijen = [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]
    return {rij["geslacht"] or "totaal": rij for rij in rijen}


def eis_gelijk(esf: Esf, sql: dict[str, dict[str, object]]) -> None:
    """Raise ValueError that names the first figure with another list."""
    onze = {(i.code, kolom): cijfer.ids for i in esf.indicatoren for kolom, cijfer in i.per_kolom}
    onze |= {("onvolledig", "totaal"): esf.onvolledig.ids}
    onze |= {(f"later {later.code}", "totaal"): later.aantal.ids for later in esf.nog_niet_te_meten}
    ander = {(code, kolom): _ids(sql, kolom, code) for code, kolom in onze if not code.startswith("later")}
    ander |= {(f"later {code}", "totaal"): _ids(sql, "totaal", kolom) for code, kolom in LATER.items()}
    if not any(onze.values()):
        raise ValueError("Er is niemand geteld.")
    for wat, ids in onze.items():
        if ids != ander[wat]:
            raise ValueError(f"{wat}: wij tellen {len(ids)}, de SQL {len(ander[wat])}.")


def _ids(sql: dict[str, dict[str, object]], kolom: str, code: str) -> tuple[int, ...]:
    return tuple(sql.get(kolom, {}).get(code) or ())
