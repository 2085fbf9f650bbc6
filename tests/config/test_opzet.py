"""Preparing a bare machine: what is missing is installed, or named with the line to type."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from config.lokaal import inrichting_nodig, opzet
from config.lokaal.plekken import PROJECT, Plek


def test_zonder_apt_staat_er_precies_wat_je_moet_typen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as einde:
        opzet.installeer_systeempakketten(["libpango-1.0-0", "chromium"])
    assert "sudo apt-get install -y --no-install-recommends libpango-1.0-0 chromium\n" in str(einde.value)


def test_niets_ontbreekt_waar_de_tests_draaien() -> None:
    assert opzet.ontbrekende_pakketten("test") == []


def test_ontbrekende_pango_wordt_gezien(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opzet, "PANGO_BIBLIOTHEKEN", ["libbestaat-niet.so.0"])
    assert opzet.ontbrekende_pakketten("demo") == opzet.PANGO


def test_demo_heeft_niets_nodig_wat_alleen_een_test_gebruikt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert opzet.ontbrekende_pakketten("demo") == []
    assert opzet.ontbrekende_pakketten("test") == opzet.CHROMIUM + opzet.POPPLER + opzet.LIBREOFFICE


def test_opzet_kent_alleen_de_standaardbibliotheek() -> None:
    vraag = "import config.lokaal.opzet, config.lokaal.schoon"
    uitkomst = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0]=['.']; {vraag}"], cwd=PROJECT
    )
    assert uitkomst.returncode == 0


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_het_slot_noemt_een_wheel_van_uv_voor_een_python_zonder_pip(machine: str) -> None:
    slot = opzet.uv_in_het_slot()
    wheel = opzet.wheel_voor(slot, machine)
    assert f"/uv-{slot['version']}-py3-none-" in wheel["url"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", wheel["hash"])


def test_een_onbekende_machine_heeft_geen_wheel() -> None:
    assert opzet.wheel_voor(opzet.uv_in_het_slot(), "vax") is None


def test_python_die_we_vragen_is_die_van_pyproject() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=" + ".".join(map(str, opzet.PYTHON_MINIMUM))


def test_inrichten_is_nodig_tot_het_gedaan_is(tmp_path: Path) -> None:
    plek = Plek(tmp_path)
    assert inrichting_nodig.is_nodig(plek, "postgres://een")
    inrichting_nodig.noteer(plek, "postgres://een")
    assert not inrichting_nodig.is_nodig(plek, "postgres://een")
    assert inrichting_nodig.is_nodig(plek, "postgres://ander")


def test_nieuwe_migratie_vraagt_om_inrichten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inrichting_nodig, "PROJECT", tmp_path)
    plek = Plek(tmp_path)
    inrichting_nodig.noteer(plek, "x")
    migraties = tmp_path / "trajecten" / "migrations"
    migraties.mkdir(parents=True)
    (migraties / "0001_begin.py").write_text("", encoding="utf-8")
    assert inrichting_nodig.is_nodig(plek, "x")
