"""Addresses of reports about one deelnemer."""

from django.urls import path

from rapportage.deelnemer import views, views_versies

urlpatterns = [
    path("trajecten/<int:pk>/rapport/", views.nieuw, name="deelnemerrapport_nieuw"),
    path("deelnemerrapporten/<int:pk>/", views.rapport, name="deelnemerrapport"),
    path("deelnemerrapporten/<int:pk>/opnieuw/", views.opnieuw, name="deelnemerrapport_opnieuw"),
    path("deelnemerrapporten/<int:pk>/bestand.<str:formaat>", views.bestand, name="deelnemerrapport_bestand"),
    path("deelnemerrapporten/<int:pk>/cijfer/<str:code>/", views.cijfer, name="deelnemerrapport_cijfer"),
    path(
        "deelnemerrapporten/<int:pk>/cijfer/<str:code>/lijst.<str:formaat>",
        views.cijferbestand,
        name="deelnemerrapport_cijferbestand",
    ),
    path("deelnemerrapporten/<int:pk>/compleet/<str:code>/", views_versies.controle, name="deelnemerrapport_controle"),
    path("deelnemerrapporten/<int:pk>/vernieuwen/", views_versies.vernieuwen, name="deelnemerrapport_vernieuwen"),
    path("deelnemerrapporten/<int:pk>/definitief/", views_versies.definitief, name="deelnemerrapport_definitief"),
    path("deelnemerrapporten/<int:pk>/verschil/<int:ander>/", views_versies.verschil, name="deelnemerrapport_verschil"),
    path(
        "deelnemerrapporten/<int:pk>/verschil/<int:ander>/<str:code>/",
        views_versies.verschil_cijfer,
        name="deelnemerrapport_verschil_cijfer",
    ),
]
