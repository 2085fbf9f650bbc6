"""What somebody sent when nobody was logged in any more: kept, shown to that person alone, and saved after all."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_POST, require_safe

from toegang.aanvraag import Aanvraag
from toegang.decorators import openbaar, vereist, wil_json
from toegang.models import OnderbrokenInvoer
from toegang.verzending import VELD, VERVOLG_OP, bewaar_onderbroken, lees_bewijs, teksten_uit


@openbaar
@never_cache
@require_safe
def stand(request: HttpRequest) -> HttpResponse:
    """Whether the person for whom a page was made is still logged in, and the token that its forms need now.

    The page asks before it sends a form (static/js/inloggen.js). It does not keep the session open.
    """
    bewijs = lees_bewijs(request.headers.get("X-Van", ""))
    if not request.user.is_authenticated:
        uitkomst = "uit"
    elif bewijs is None or bewijs.gebruiker != request.user.pk:
        uitkomst = "ander"
    else:
        uitkomst = "in"
    return JsonResponse({"stand": uitkomst, "csrf": get_token(request)})


@vereist()
@require_safe
def onderbroken(request: Aanvraag, sleutel: UUID) -> HttpResponse:
    """What was not saved, with the button that saves it."""
    invoer = get_object_or_404(OnderbrokenInvoer, sleutel=sleutel, gebruiker=request.user)
    context = {"invoer": invoer, "teksten": teksten_uit(invoer.velden), "veld": VERVOLG_OP}
    return render(request, "toegang/onderbroken.html", context)


@vereist()
@require_POST
def onderbroken_weggooien(request: Aanvraag, sleutel: UUID) -> HttpResponse:
    """It need not be saved after all."""
    get_object_or_404(OnderbrokenInvoer, sleutel=sleutel, gebruiker=request.user).delete()
    messages.success(request, "Het is weggegooid.")
    return redirect("/")


@requires_csrf_token
def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before somebody logged in anew: kept, as its own signed field tells for whom it was made.

    That field is nowhere but on the page itself, so another site cannot have sent it. Nothing is saved until that
    person says so.
    """
    bewijs = lees_bewijs(request.POST.get(VELD, ""))
    if bewijs is not None and wil_json(request):
        # a draft: it stays on the page, which asks who is logged in now (static/js/inloggen.js)
        return HttpResponse(status=401)
    if bewijs is not None and getattr(request, "htmx", False):
        return HttpResponse(status=403)
    invoer = bewaar_onderbroken(request) if bewijs else None
    if bewijs is None or invoer is None:
        return render(request, "403_csrf.html", {"reason": reason}, status=403)
    naar = reverse("toegang:onderbroken", args=[invoer.sleutel])
    if not request.user.is_authenticated:
        return redirect_to_login(naar)
    if request.user.pk != bewijs.gebruiker:
        return render(request, "toegang/van_iemand_anders.html", status=409)
    return redirect(naar)
