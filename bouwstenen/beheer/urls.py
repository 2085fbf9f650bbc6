"""Addresses of the beheer of routes."""

from django.urls import path

from bouwstenen.beheer import views
from bouwstenen.beheer.lijsten import LIJSTEN
from bouwstenen.beheer.regels import Richting

urlpatterns = [
    path("beheer/programmas/<int:pk>/route/", views.route, name="route"),
    path("beheer/programmas/<int:pk>/route/nieuw/", views.steen_nieuw, name="steen_nieuw"),
    path("beheer/programmas/<int:pk>/kopieren/", views.programma_kopieren, name="programma_kopieren"),
    path("beheer/bouwstenen/<int:pk>/", views.steen, name="steen"),
    path("beheer/bouwstenen/<int:pk>/verwijderen/", views.steen_verwijderen, name="steen_verwijderen"),
    path("beheer/bouwstenen/<int:pk>/vervallen/", views.steen_vervallen, name="steen_vervallen"),
    *(
        path(
            f"beheer/bouwstenen/<int:pk>/{richting}/",
            views.steen_verplaatsen,
            {"richting": richting},
            name=f"steen_{richting}",
        )
        for richting in Richting
    ),
    *(
        path(f"beheer/bouwstenen/<int:pk>/{lijst}/", views.regel_nieuw, {"lijst": lijst}, name=f"{lijst}_nieuw")
        for lijst in LIJSTEN
    ),
    *(path(f"beheer/{lijst}/<int:pk>/", views.regel, {"lijst": lijst}, name=f"{lijst}_regel") for lijst in LIJSTEN),
    *(
        path(
            f"beheer/{lijst}/<int:pk>/{richting}/",
            views.regel_verplaatsen,
            {"lijst": lijst, "richting": richting},
            name=f"{lijst}_{richting}",
        )
        for lijst in LIJSTEN
        for richting in Richting
    ),
]
