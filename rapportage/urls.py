"""Addresses of rapportage."""

from django.urls import include, path

from rapportage import views
from rapportage.verantwoording import views as verantwoording
from rapportage.verantwoording import views_compleet, views_verschil

app_name = "rapportage"
urlpatterns = [
    path("rapporten/", views.lijst, name="rapporten"),
    path("rapporten/nieuw/", views.nieuw, name="nieuw"),
    path("rapporten/nieuw/<slug:soort>/", views.nieuw, name="nieuw_soort"),
    path("", include("rapportage.dashboard.urls")),
    path("", include("rapportage.deelnemer.urls")),
    path("", include("rapportage.esf.urls")),
    path("", include("rapportage.openbaar.urls")),
    path("", include("rapportage.schema.urls")),
    path("", include("rapportage.vergelijken.urls")),
    path("", include("rapportage.bewijs.urls")),
    path("rapporten/<int:pk>/", views.rapport, name="rapport"),
    path("rapporten/<int:pk>/opnieuw/", views.opnieuw, name="opnieuw"),
    path("rapporten/<int:pk>/bestand.<str:formaat>", views.bestand, name="bestand"),
    path("rapporten/<int:pk>/compleet/<str:code>/", views_compleet.controle, name="controle"),
    path("rapporten/<int:pk>/vernieuwen/", views_compleet.vernieuwen, name="vernieuwen"),
    path("rapporten/<int:pk>/definitief/", views_compleet.definitief, name="definitief"),
    path("rapporten/<int:pk>/verschil/<int:ander>/", views_verschil.verschil, name="verschil"),
    path("rapporten/<int:pk>/verschil/<int:ander>/<str:code>/", views_verschil.verschil_cijfer, name="verschil_cijfer"),
    path("rapporten/<int:pk>/cijfer/<str:code>/", verantwoording.cijfer, name="cijfer"),
    path(
        "rapporten/<int:pk>/cijfer/<str:code>/lijst.<str:formaat>", verantwoording.cijferbestand, name="cijferbestand"
    ),
]
