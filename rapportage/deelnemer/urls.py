"""Addresses of reports about one deelnemer."""

from django.urls import path

from rapportage.deelnemer import views

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
]
