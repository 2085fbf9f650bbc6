"""What must hold of the repository as a whole, so that it stays readable for whoever comes next."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

WORTEL = Path(__file__).resolve().parent.parent
EIGEN_APPS = [
    "organisaties",
    "toegang",
    "trajecten",
    "bouwstenen",
    "zelfredzaamheid",
    "werkgevers",
    "onderwijs",
    "rapportage",
]


def bestanden(*einden: str) -> list[Path]:
    """The files under version control (or about to be) whose names end so."""
    uitvoer = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=WORTEL, capture_output=True, text=True, check=True
    ).stdout
    return [WORTEL / naam for naam in uitvoer.splitlines() if naam.endswith(einden) and (WORTEL / naam).exists()]


def eigen_modellen() -> list[type[models.Model]]:
    return [model for app in EIGEN_APPS for model in apps.get_app_config(app).get_models()]


def test_geen_python_bestand_is_langer_dan_400_regels():
    te_lang = {
        str(pad.relative_to(WORTEL)): regels
        for pad in bestanden(".py")
        if "migrations" not in pad.parts and (regels := len(pad.read_text().splitlines())) > 400
    }
    assert te_lang == {}


def test_geen_verzamelbestand_utils():
    assert [str(pad) for pad in bestanden(".py") if pad.name in {"utils.py", "helpers.py", "misc.py"}] == []


@pytest.mark.parametrize("model", eigen_modellen(), ids=lambda model: model._meta.label)
def test_elk_model_staat_in_de_begrippenlijst(model):
    begrippen = (WORTEL / "docs" / "domein" / "begrippen.md").read_text()
    assert f"**{model.__name__}**" in begrippen


@pytest.mark.parametrize("model", eigen_modellen(), ids=lambda model: model._meta.label)
def test_elke_constraint_heeft_een_naam_en_een_nederlandse_zin(model):
    for constraint in model._meta.constraints:
        assert not constraint.name.startswith(model._meta.db_table), constraint.name
        assert constraint.violation_error_message != constraint.default_violation_error_message, constraint.name


@pytest.mark.parametrize("model", eigen_modellen(), ids=lambda model: model._meta.label)
def test_een_leeg_tijdstip_gaat_samen_met_een_lege_naam(model):
    """A nullable `x_op` beside an `x_door` is half filled only if a constraint forgot to refuse it."""
    velden = {veld.name: veld for veld in model._meta.get_fields() if isinstance(veld, models.Field)}
    paren = [
        (naam, naam.removesuffix("_op") + "_door")
        for naam, veld in velden.items()
        if naam.endswith("_op") and veld.null and naam.removesuffix("_op") + "_door" in velden
    ]
    condities = " ".join(str(getattr(c, "condition", "")) for c in model._meta.constraints)
    for op, door in paren:
        assert f"{op}__isnull" in condities, op
        assert f"{door}__isnull" in condities, door


def test_elke_afhankelijkheid_zegt_waar_zij_dient():
    zonder = [
        regel.strip()
        for regel in (WORTEL / "pyproject.toml").read_text().splitlines()
        if re.match(r'\s+"[a-z0-9\[\]-]+(>=|==|<)', regel) and "#" not in regel
    ]
    assert zonder == []


def test_elke_adr_heet_naar_zijn_nummer():
    for pad in (WORTEL / "docs" / "adr").glob("*.md"):
        kop = pad.read_text().splitlines()[0]
        assert re.match(rf"# {int(pad.name[:4])}\. ", kop), f"{pad.name}: {kop}"


def test_versies_in_pyproject_en_publiccode_zijn_gelijk():
    versie = tomllib.loads((WORTEL / "pyproject.toml").read_text())["project"]["version"]
    assert f"softwareVersion: {versie}" in (WORTEL / "publiccode.yml").read_text()


def test_niets_verwijst_naar_mappen_buiten_het_project():
    buiten = re.compile(r"\.\./" + "shared|/wo" + r"rk/|/ro" + "ot/")
    fout = [
        str(pad.relative_to(WORTEL))
        for pad in bestanden(".py", ".md", ".toml", ".yml", ".html", ".sh", ".txt", "Makefile", "Dockerfile")
        if "vendor" not in pad.parts and buiten.search(pad.read_text(errors="replace"))
    ]
    assert fout == []
