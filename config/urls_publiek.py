"""URLs of the address that belongs to no organisation."""

from django.urls import include, path

from config import publiek

urlpatterns = [
    path("", publiek.start, name="start"),
    path("demo/inloggen/", publiek.demo_inloggen, name="demo_inloggen"),
    path("postvak/", publiek.postvak, name="postvak"),
    path("postvak/<slug:code>/", publiek.bericht, name="bericht"),
    path("", include("vormgeving.urls")),
]
