"""URLs of an organisation. Apps below toegang cannot mark their views; that is done here."""

from django.urls import include, path

from toegang.decorators import openbaar, versier_alle
from vormgeving import urls as vormgeving

urlpatterns = [
    path("", include(versier_alle(vormgeving.urlpatterns, openbaar))),
    path("", include("toegang.urls_inloggen")),
    path("", include("toegang.urls")),
]
