"""The middleware that handles every form once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from toegang.decorators import OPENBAAR, SCHRIJFT_NIET, wil_json
from toegang.models import OnderbrokenInvoer, Verzending
from toegang.verzending import (
    GEHEIM,
    NIET_BEWAREN,
    VELD,
    VERVOLG_OP,
    afdruk_van,
    bewaar_onderbroken,
    een_tegelijk,
    is_uuid,
    lees_bewijs,
    onthoud,
    teksten_uit,
)

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class Verzendpoort:
    """Sent twice, written once: the second time leads to where the first one led.

    Only what leads on (a redirect) counts as handled: a form with errors comes back, with a new key. Nor does what
    led on with an error to say: nothing was written, and sent again it may succeed.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as slot:
            request.slot = slot  # type: ignore[attr-defined]
            antwoord = self.get_response(request)
            naar = antwoord.headers.get("HX-Redirect") or antwoord.headers.get("Location") or ""
            bewijs = getattr(request, "bewijs", None)
            if bewijs is not None and naar and not _weigerde(request):
                onthoud(bewijs, afdruk=afdruk_van(request), naar=naar)
                _ruim_onderbroken_op(request)
        return antwoord

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Wait for an equal form that is being handled, and answer for one that was handled before."""
        if request.method != "POST" or getattr(request, "toegang", OPENBAAR) == OPENBAAR:
            return None
        if getattr(view, SCHRIJFT_NIET, False):
            return None
        bewijs = lees_bewijs(request.POST.get(VELD, "")) if request.user.is_authenticated else None
        if bewijs is None:
            return None
        if bewijs.gebruiker != request.user.pk:
            if wil_json(request):
                return HttpResponse(status=401)
            bewaar_onderbroken(request)
            return render(request, "toegang/van_iemand_anders.html", status=409)
        request.slot.enter_context(een_tegelijk(bewijs.sleutel))  # type: ignore[attr-defined]
        eerder = Verzending.objects.filter(sleutel=bewijs.sleutel).first()
        if eerder is not None:
            return _al_verzonden(request, eerder)
        request.bewijs = bewijs  # type: ignore[attr-defined]
        return None


def _al_verzonden(request: HttpRequest, eerder: Verzending) -> HttpResponse:
    """To where it led; what was typed since then is shown, and can still be saved."""
    if wil_json(request):
        # a draft of what was saved meanwhile: nothing to keep
        return HttpResponse(status=204)
    if eerder.afdruk == afdruk_van(request):
        messages.info(request, "Dit was al opgeslagen. We hebben het niet nog een keer opgeslagen.")
        return HttpResponseClientRedirect(eerder.naar) if _is_htmx(request) else redirect(eerder.naar)
    # a password is typed again: it stands on no page
    over = [(n, waarden) for n, waarden in request.POST.lists() if n not in NIET_BEWAREN and not GEHEIM.search(n)]
    velden = [(naam, waarde) for naam, waarden in over for waarde in waarden]
    context = {"eerder": eerder, "velden": velden, "pad": request.get_full_path(), "teksten": teksten_uit(velden)}
    if not _is_htmx(request):
        return render(request, "toegang/al_verzonden.html", context, status=409)
    # 422 is what the page swaps; the form may be a small part of it, this is about all of it
    antwoord = render(request, "toegang/_al_verzonden.html", context, status=422)
    return retarget(reswap(antwoord, "innerHTML"), "#inhoud")


def _weigerde(request: HttpRequest) -> bool:
    """Whether the view said, in a message that is still to be shown, that it could not be done."""
    wachtend = getattr(messages.get_messages(request), "_queued_messages", ())
    return any(melding.level >= messages.ERROR for melding in wachtend)


def _is_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _ruim_onderbroken_op(request: HttpRequest) -> None:
    """What was kept while nobody was logged in is saved now."""
    sleutel = request.POST.get(VERVOLG_OP, "")
    if is_uuid(sleutel):
        OnderbrokenInvoer.objects.filter(gebruiker=cast("Gebruiker", request.user), sleutel=sleutel).delete()
