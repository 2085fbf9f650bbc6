"""The three programs of Stapsteen itself: web, worker and beat, as child processes."""

import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from .plekken import Plek
from .proces import Kind

BIN = Path(sys.executable).parent


def start_web(plek: Plek, env: Mapping[str, str], poort: int) -> Kind:
    """Start gunicorn on `poort` of this machine only; in demo mode nobody else may reach it."""
    opdracht: list[str | Path] = [BIN / "gunicorn", "-c", "python:config.gunicorn", "--bind", f"127.0.0.1:{poort}"]
    opdracht += ["--graceful-timeout", "2"]
    return Kind("web", opdracht, log=plek.log / "web.log", env=env)


def start_worker(plek: Plek, env: Mapping[str, str]) -> Kind:
    """Start a Celery worker with two processes.

    It stops cold (SIGQUIT): a task it was busy with runs again after the next start. When we die it
    is killed: with its broker gone too, it would go on trying to give that task back.
    """
    opdracht: list[str | Path] = [
        BIN / "celery",
        "-A",
        "config.celery",
        "worker",
        "--pool",
        "prefork",
        "--concurrency",
        "2",
    ]
    opdracht += ["--loglevel", "INFO", "--without-mingle", "--without-gossip"]
    log = plek.log / "worker.log"
    return Kind("worker", opdracht, log=log, signaal=signal.SIGQUIT, doodsignaal=signal.SIGKILL, env=env)


def start_beat(plek: Plek, env: Mapping[str, str]) -> Kind:
    """Start Celery beat, which sends the scheduled tasks."""
    opdracht: list[str | Path] = [BIN / "celery", "-A", "config.celery", "beat", "--schedule", plek.map / "beat.schema"]
    opdracht += ["--pidfile", ""]
    return Kind("beat", opdracht, log=plek.log / "beat.log", env=env)
