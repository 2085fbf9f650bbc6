"""docker-compose.yml is valid, and asks of production what the code needs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft201909Validator

from config.lokaal import postgres
from config.lokaal.opzet import PANGO, uv_in_het_slot
from config.lokaal.plekken import PROJECT

SCHEMA = Path(__file__).parent / "compose-spec" / "compose-spec.json"
EIGEN = ("web", "worker", "beat", "migreer")
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """docker-compose.yml with its anchors filled in."""
    return yaml.safe_load((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_compose_voldoet_aan_de_specificatie(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    fouten = [f"{'/'.join(map(str, f.path))}: {f.message}" for f in Draft201909Validator(schema).iter_errors(compose)]
    assert fouten == []


def test_een_fout_in_compose_valt_op(compose: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    compose = compose | {"services": compose["services"] | {"web": {"image": 7}}}
    assert not Draft201909Validator(schema).is_valid(compose)


def test_alle_onderdelen_zijn_er_en_starten_opnieuw(compose: dict[str, Any]) -> None:
    diensten = compose["services"]
    assert set(diensten) == {"postgres", "valkey", "migreer", "web", "worker", "beat", "caddy"}
    blijvend = {naam for naam, dienst in diensten.items() if dienst["restart"] == "unless-stopped"}
    assert blijvend == set(diensten) - {"migreer"}


@pytest.mark.parametrize("naam", ["postgres", "valkey", "web", "worker"])
def test_onderdeel_wordt_bewaakt(compose: dict[str, Any], naam: str) -> None:
    assert compose["services"][naam]["healthcheck"]["test"]


def test_eigen_onderdelen_draaien_uit_een_image(compose: dict[str, Any]) -> None:
    assert {compose["services"][naam]["image"] for naam in EIGEN} == {"stapsteen"}


def test_niets_start_voor_de_migraties_klaar_zijn(compose: dict[str, Any]) -> None:
    for naam in ("web", "worker", "beat"):
        wacht_op = compose["services"][naam]["depends_on"]
        assert wacht_op["migreer"]["condition"] == "service_completed_successfully"


def test_genoeg_sloten_voor_honderden_organisaties(compose: dict[str, Any]) -> None:
    instelling = "max_locks_per_transaction=512"
    assert instelling in compose["services"]["postgres"]["command"]
    assert instelling in postgres.SETTINGS


def test_pg_dump_in_image_hoort_bij_de_databank(compose: dict[str, Any]) -> None:
    versie = compose["services"]["postgres"]["image"].removeprefix("postgres:")
    assert f"postgresql-client-{versie}" in DOCKERFILE


def test_image_draait_niet_als_root() -> None:
    gebruikers = re.findall(r"^USER (\w+)$", DOCKERFILE, flags=re.MULTILINE)
    assert gebruikers == ["stapsteen"]


def test_image_en_demo_gebruiken_dezelfde_uv_en_pango() -> None:
    assert f"uv=={uv_in_het_slot()['version']}" in DOCKERFILE
    assert all(pakket in DOCKERFILE for pakket in PANGO)


def test_caddy_vraagt_welke_adressen_bestaan() -> None:
    caddyfile = (PROJECT / "Caddyfile").read_text(encoding="utf-8")
    assert "ask http://web:8000/gezond/adres" in caddyfile
    assert "on_demand" in caddyfile
