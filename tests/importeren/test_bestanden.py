"""Files that are not what they should be: a Dutch error with the row, never a crash."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tests.importeren.conftest import aantallen, als_bestanden, als_csv, fouten, goede_lijsten
from trajecten.importeren.blad import OnleesbaarBestand
from trajecten.importeren.bron import BESTANDEN_HOOGSTENS, bladen_van, uit_pad, uit_zip

KOP = b"deelnemernummer;achternaam\r\n"

KAPOT = [
    pytest.param(b"", None, id="leeg"),
    pytest.param(b"\r\n\r\n", 1, id="alleen lege regels"),
    pytest.param(KOP + b"D1;Verb\xebek\r\n", 2, id="niet UTF-8"),
    pytest.param((KOP + b"D1;Verbeek\r\n").decode().encode("utf-16"), None, id="UTF-16"),
    pytest.param(KOP + b"D1;Jansen\r\nD2;Verb\x00eek\r\n", 3, id="NUL"),
    pytest.param(b"PK\x03\x04" + b"x" * 40, None, id="een zip die csv heet"),
    pytest.param(bytes.fromhex("d0cf11e0") + b"x" * 600, None, id="oud Excel"),
    pytest.param(KOP + b'D1;"Verbeek\r\nD2;Jansen\r\n', 2, id="een aanhalingsteken zonder einde"),
    pytest.param(KOP + b"D1;" + b"x" * 200_000 + b"\r\n", 2, id="een reusachtige cel"),
]


@pytest.mark.parametrize(("inhoud", "rij"), KAPOT)
def test_een_bestand_dat_niet_te_lezen_is_wordt_genoemd(lees_in, inhoud, rij):
    bestanden = dict(als_bestanden(goede_lijsten())) | {"deelnemers.csv": inhoud}
    uitkomst = lees_in(list(bestanden.items()))
    assert fouten(uitkomst) == [("deelnemers.csv", rij, "")]
    assert uitkomst.meldingen.fouten[0].doe


def test_een_kortere_en_een_langere_rij_zijn_fout(lees_in, lijsten):
    bestanden = dict(als_bestanden(lijsten))
    bestanden["deelneemuren.csv"] += b"T1;2026-02-12;60\r\nT1;2026-02-13;60;buiten;spelen\r\n"
    assert fouten(lees_in(list(bestanden.items()))) == [("deelneemuren.csv", 3, ""), ("deelneemuren.csv", 4, "")]


def test_lege_rijen_en_lege_kolommen_rechts_tellen_niet(lees_in, lijsten):
    bestanden = dict(als_bestanden(lijsten))
    regels = bestanden["deelneemuren.csv"].decode().splitlines()
    bestanden["deelneemuren.csv"] = "\r\n".join(f"{regel};;" for regel in [*regels, ";;;", ""]).encode()
    uitkomst = lees_in(list(bestanden.items()))
    assert uitkomst.geschreven
    assert uitkomst.tellingen["deelneemuren"].nieuw == 1


def test_een_onbekende_kolom_is_fout(lees_in, lijsten):
    lijsten["deelnemers"][0]["schoenmaat"] = "43"
    assert fouten(lees_in(lijsten)) == [("deelnemers.csv", 1, "schoenmaat")]


def test_een_ontbrekende_verplichte_kolom_is_fout(lees_in, lijsten):
    del lijsten["deelnemers"][0]["achternaam"]
    assert fouten(lees_in(lijsten)) == [("deelnemers.csv", 1, "achternaam")]


def test_een_kolom_die_twee_keer_voorkomt_is_fout(lees_in, lijsten):
    bestanden = dict(als_bestanden(lijsten))
    bestanden["deelneemuren.csv"] = b"trajectnummer;datum;minuten;minuten\r\nT1;2026-02-11;60;60\r\n"
    assert fouten(lees_in(list(bestanden.items()))) == [("deelneemuren.csv", 1, "minuten")]


def test_waarden_onder_een_kolom_zonder_naam_zijn_fout(lees_in, lijsten):
    bestanden = dict(als_bestanden(lijsten))
    bestanden["deelneemuren.csv"] = b"trajectnummer;;datum;minuten\r\nT1;hier;2026-02-11;60\r\n"
    assert fouten(lees_in(list(bestanden.items()))) == [("deelneemuren.csv", 2, "")]


@pytest.mark.parametrize("naam", ["deelnemers", "trajecten"])
def test_zonder_deelnemers_of_trajecten_gaat_het_niet(lees_in, lijsten, naam):
    alleen = {naam_: rijen for naam_, rijen in lijsten.items() if naam_ in {"deelnemers", "trajecten"} - {naam}}
    assert (naam, None, "") in fouten(lees_in(alleen))


def test_de_andere_lijsten_mogen_ontbreken(lees_in, lijsten):
    lijsten["trajecten"][0]["subsidieproject"] = ""
    assert lees_in({naam: lijsten[naam] for naam in ("deelnemers", "trajecten")}).geschreven


def test_een_lijst_met_een_onbekende_naam_is_fout(lees_in, lijsten):
    lijsten["deelnemer"] = lijsten["deelnemers"]
    assert fouten(lees_in(lijsten)) == [("deelnemer.csv", None, "")]


def test_dezelfde_lijst_twee_keer_is_fout(lees_in, lijsten):
    bestanden = [*als_bestanden(lijsten), ("Deelnemers.CSV", als_csv(lijsten["deelnemers"]))]
    assert fouten(lees_in(bestanden)) == [("Deelnemers.CSV", None, "")]


@pytest.mark.parametrize("scheiding", [";", ","])
def test_puntkomma_en_komma_worden_herkend(lees_in, lijsten, scheiding):
    uitkomst = lees_in([(f"{naam}.csv", als_csv(rijen, scheiding)) for naam, rijen in lijsten.items()])
    assert uitkomst.geschreven
    assert uitkomst.tellingen["contactmomenten"].nieuw == 2


def test_datums_mogen_met_de_dag_voorop(lees_in, lijsten):
    lijsten["deelneemuren"][0]["datum"] = "11-02-2026"
    assert lees_in(lijsten).geschreven


# --- XLSX ---------------------------------------------------------------------------------------
def als_xlsx(lijsten, verander=lambda werkmap: None) -> bytes:
    """A workbook with real dates and numbers, as a spreadsheet makes them."""
    werkmap = Workbook()
    for naam, rijen in lijsten.items():
        blad = werkmap.create_sheet(naam)
        blad.append(list(rijen[0]))
        for rij in rijen:
            blad.append([als_cel(kolom, waarde) for kolom, waarde in rij.items()])
    verander(werkmap)
    doel = io.BytesIO()
    werkmap.save(doel)
    return doel.getvalue()


def als_cel(kolom: str, waarde: str):
    if "datum" in kolom and waarde:
        return datetime.combine(date.fromisoformat(waarde), datetime.min.time())
    if kolom in {"minuten", "bouwsteen", "financien", "justitie", "kvk_nummer"} and waarde:
        return int(waarde)
    return float(waarde.replace(",", ".")) if kolom == "uren_per_week" else waarde or None


def test_een_xlsx_geeft_hetzelfde_als_csv(lees_in, controleer, lijsten):
    assert lees_in(lijsten).geschreven
    voor = aantallen()

    uitkomst = lees_in([("lijsten.xlsx", als_xlsx(lijsten))])

    assert fouten(uitkomst) == []
    tellingen = uitkomst.tellingen
    assert {naam: telling.gelijk for naam, telling in tellingen.items()} == {n: len(r) for n, r in lijsten.items()}
    na = aantallen()
    assert na.pop("toegang.Logregel") == voor.pop("toegang.Logregel") + 1
    assert na == voor


def zet(blad: str, cel: str, waarde):
    def verander(werkmap: Workbook) -> None:
        werkmap[blad][cel] = waarde
        if isinstance(waarde, int):
            werkmap[blad][cel].number_format = "General"

    return verander


@pytest.mark.parametrize(
    ("cel", "waarde", "kolom"),
    [
        pytest.param("C2", "=30+30", "minuten", id="formule"),
        pytest.param("C2", "#N/A", "minuten", id="foutwaarde"),
        pytest.param("B2", datetime(2026, 2, 11, 13, 30), "datum", id="datum met tijd"),
        pytest.param("B2", 46064, "datum", id="datum als getal"),
        pytest.param("C2", True, "minuten", id="waar of onwaar"),
        pytest.param("C2", 1.5, "minuten", id="half getal"),
    ],
)
def test_een_foute_cel_in_xlsx_heeft_blad_rij_en_kolom(lees_in, lijsten, cel, waarde, kolom):
    inhoud = als_xlsx(lijsten, zet("deelneemuren", cel, waarde))
    assert fouten(lees_in([("lijsten.xlsx", inhoud)])) == [("lijsten.xlsx (deelneemuren)", 2, kolom)]


def test_rijnummers_in_xlsx_tellen_lege_rijen_mee(lees_in, lijsten):
    def verander(werkmap: Workbook) -> None:
        werkmap["deelneemuren"]["A6"] = "T1"
        werkmap["deelneemuren"]["B6"] = "ooit"
        werkmap["deelneemuren"]["C6"] = 60

    inhoud = als_xlsx(lijsten, verander)
    assert fouten(lees_in([("lijsten.xlsx", inhoud)])) == [("lijsten.xlsx (deelneemuren)", 6, "datum")]


@pytest.mark.parametrize("inhoud", [b"geen xlsx", b"PK\x03\x04 kapot"], ids=["tekst", "kapotte zip"])
def test_een_kapotte_xlsx_is_een_fout(lees_in, inhoud):
    assert fouten(lees_in([("lijsten.xlsx", inhoud)])) == [("lijsten.xlsx", None, "")]


def test_een_xlsx_met_een_beschadigd_blad_is_een_fout(lees_in, lijsten):
    heel = zipfile.ZipFile(io.BytesIO(als_xlsx(lijsten)))
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as kapot:
        for lid in heel.infolist():
            inhoud = heel.read(lid)
            kapot.writestr(lid.filename, inhoud[: len(inhoud) // 2] if lid.filename.endswith("sheet3.xml") else inhoud)
    uitkomst = lees_in([("lijsten.xlsx", doel.getvalue())])
    assert not uitkomst.geschreven
    assert {bestand for bestand, _, _ in fouten(uitkomst)} <= {"lijsten.xlsx", "lijsten.xlsx (deelnemers)"}


# --- folders and zips ---------------------------------------------------------------------------
def test_een_map_zonder_lijsten_wordt_genoemd(tmp_path):
    with pytest.raises(OnleesbaarBestand, match="geen CSV"):
        list(uit_pad(tmp_path))


def test_andere_bestanden_in_een_map_tellen_niet(tmp_path):
    for naam in ("deelnemers.csv", "verwacht.json", ".DS_Store", "~$lijsten.xlsx"):
        (tmp_path / naam).write_bytes(b"x")
    assert [naam for naam, _ in uit_pad(tmp_path)] == ["deelnemers.csv"]


def zip_van(*leden: tuple[str, bytes]) -> io.BytesIO:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden:
            archief.writestr(naam, inhoud)
    doel.seek(0)
    return doel


def test_een_zip_met_een_map_erin_is_goed():
    inhoud = zip_van(("lijsten/deelnemers.csv", b"x"), ("__MACOSX/._deelnemers.csv", b"y"))
    assert list(uit_zip(inhoud)) == [("deelnemers.csv", b"x")]


def test_een_zip_die_uitgepakt_te_groot_is_wordt_geweigerd():
    bom = zip_van(*[(f"{nummer}.csv", b"0" * 30 * 1024**2) for nummer in range(4)])
    with pytest.raises(OnleesbaarBestand, match="groter dan"):
        list(uit_zip(bom))


def test_een_zip_met_te_veel_bestanden_wordt_geweigerd():
    with pytest.raises(OnleesbaarBestand, match="tegelijk"):
        list(uit_zip(zip_van(*[(f"{nummer}.csv", b"x") for nummer in range(BESTANDEN_HOOGSTENS + 1)])))


def test_een_zip_die_liegt_over_zijn_omvang_wordt_niet_verder_uitgepakt():
    eerlijk = zip_van(("deelnemers.csv", b"0" * 50 * 1024**2)).getvalue()
    omvang = (50 * 1024**2).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(OnleesbaarBestand, match="beschadigd"):
        list(uit_zip(io.BytesIO(eerlijk.replace(omvang, (1000).to_bytes(4, "little")))))
    gebruikt = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert gebruikt < 5 * 1024**2


def test_een_kapotte_zip_wordt_genoemd():
    with pytest.raises(OnleesbaarBestand, match="beschadigd"):
        list(uit_zip(io.BytesIO(b"PK\x03\x04 kapot")))


def test_een_xlsx_die_liegt_over_een_onderdeel_wordt_niet_verder_uitgepakt():
    eerlijk = zip_van(("xl/workbook.xml", b"0" * 50 * 1024**2)).getvalue()
    omvang = (50 * 1024**2).to_bytes(4, "little")
    tracemalloc.start()
    with pytest.raises(OnleesbaarBestand, match="geen XLSX"):
        list(bladen_van("lijsten.xlsx", eerlijk.replace(omvang, (1000).to_bytes(4, "little"))))
    gebruikt = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert gebruikt < 5 * 1024**2


def test_een_xlsx_met_een_te_groot_onderdeel_wordt_geweigerd():
    with pytest.raises(OnleesbaarBestand, match="te groot"):
        list(bladen_van("lijsten.xlsx", zip_van(("xl/styles.xml", b"0" * 30 * 1024**2)).getvalue()))
