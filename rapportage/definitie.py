"""What a kind of report consists of. One `Definitie` each; everything else is shared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.controle import Controle
from rapportage.omslag import Omslag
from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.periode import Periode
from rapportage.post import Lijsten, Post
from rapportage.tabel import Tabel
from rapportage.vraag import Onderwerp, Vraag
from vormgeving.huisstijl import Huisstijl


@dataclass(frozen=True)
class Blad:
    """What is set on paper: a template of `rapportage/print/` and its words; nothing in it asks the database."""

    sjabloon: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Definitie:
    """One kind of report.

    - `lees`: the question → the rows, of type `rijensoort`: plain values, in a fixed number of queries.
    - `bereken`: rows, period, peildatum → the figures, a frozen dataclass of type `cijfersoort`; pure.
    - `posten`: figures → every figure with its code and its list.
    - `achter`: rows, period, peildatum → for each Post the records that it counts with the reason, as long as its list.
      What several lists need is worked out once for all of them.
    - `waarom_niet`: rows, period, peildatum, a Post, the id of a traject → why that list does not hold it, in a
      Dutch sentence. Raises KeyError for a traject that is not in the rows.
    - `controles`: rows, figures, period, peildatum → what is checked before the report may become final.
    - `als_json`: figures and the code of the subject → the exchange format.
    - `tabellen`: figures → tables for screen, paper, XLSX and CSV; `blad`: cover, figures, look → the paper.
    - `cijferpagina`: the template of the figures on the screen, and `beeld` what it shows (figures → anything).
    - `esf_projecten`: the subject → the names of the ESF+ projects that pay for it, whose mark is obligatory.
    - `onderwerp`: of which model the subject is.
    - `openbaar`: how it becomes public; None for a report that never does.
    """

    onderwerp: type[Onderwerp]
    lees: Callable[[Vraag], Any]
    bereken: Callable[[Any, Periode, date], Any]
    rijensoort: type
    cijfersoort: type
    posten: Callable[[Any], tuple[Post, ...]]
    achter: Callable[[Any, Periode, date], Lijsten]
    waarom_niet: Callable[[Any, Periode, date, Post, int], str]
    controles: Callable[[Any, Any, Periode, date], tuple[Controle, ...]]
    als_json: Callable[[Any, str], dict[str, Any]]
    tabellen: Callable[[Any], tuple[Tabel, ...]]
    blad: Callable[[Omslag, Any, Huisstijl], Blad]
    cijferpagina: str
    beeld: Callable[[Any], Any]
    esf_projecten: Callable[[Any], tuple[str, ...]]
    openbaar: Openbaarheid | None = None
