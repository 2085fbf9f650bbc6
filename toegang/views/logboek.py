"""Looking into the logboek, and the table of rights."""

from datetime import UTC, datetime

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from toegang.aanvraag import Aanvraag
from toegang.decorators import vereist
from toegang.forms import LogboekZoeken
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.models import Logregel
from toegang.weergave import Logboekpagina, matrix_als_tabel

PER_PAGINA = 50


@vereist(Recht.LOGBOEK_INZIEN)
@require_safe
@transaction.atomic
def logboek(request: Aanvraag) -> HttpResponse:
    """The newest lines that fit the search, a page at a time. Looking is written down as well."""
    form = LogboekZoeken(request.GET)
    if not form.is_valid():
        return render(request, "toegang/logboek.html", {"form": form}, status=422)
    regels = form.zoek_in(Logregel.objects.nieuwste_eerst())
    sleutel = _sleutel(request.GET.get("na", ""))
    if sleutel:
        regels = regels.na_sleutel(*sleutel)
    pagina = Logboekpagina.van(list(regels[: PER_PAGINA + 1]), PER_PAGINA, request.GET)
    noteer(Soort.LOGBOEK_BEKEKEN, door=request.user, gezocht=form.gezocht())
    return render(request, "toegang/logboek.html", {"form": form, "pagina": pagina})


@vereist(Recht.LOGBOEK_INZIEN)
@require_safe
def matrix(request: Aanvraag) -> HttpResponse:
    """Who may do what, for the privacy officer; prints as one table."""
    return render(request, "toegang/matrix.html", {"tabel": matrix_als_tabel()})


def _sleutel(waarde: str) -> tuple[datetime, int] | None:
    """The key of a page, "moment~number"; None for the first page or a key that was tampered with."""
    moment, _, pk = waarde.partition("~")
    try:
        tijdstip = parse_datetime(moment)
        if tijdstip is None or tijdstip.tzinfo is None:
            return None
        # in UTC: PostgreSQL knows fewer displacements than Python
        return tijdstip.astimezone(UTC), int(pk)
    except (ValueError, OverflowError):
        return None
