"""URLs of the address that belongs to no organisation."""

from django.urls import include, path

from config import publiek
from toegang.decorators import openbaar, versier_alle
from vormgeving import urls as vormgeving

urlpatterns = [
    path("", publiek.start, name="start"),
    path("demo/inloggen/", publiek.demo_inloggen, name="demo_inloggen"),
    path("postvak/", publiek.postvak, name="postvak"),
    path("postvak/<slug:code>/", publiek.bericht, name="bericht"),
    path("", include(versier_alle(vormgeving.urlpatterns, openbaar))),
]
