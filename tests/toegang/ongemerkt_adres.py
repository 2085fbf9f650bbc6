"""A URLconf with a view that forgot to say who may open it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def ongemerkt(request: HttpRequest) -> HttpResponse:
    """Never reached."""
    return HttpResponse("open!")


urlpatterns = [path("ongemerkt/", ongemerkt), path("", include("config.urls"))]
