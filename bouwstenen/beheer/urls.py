"""Addresses of the beheer of routes."""

from django.urls import path

from bouwstenen.beheer import views
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
        path(
            f"beheer/bouwstenen/<int:pk>/<slug:lijst>/<int:regel>/{richting}/",
            views.regel_verplaatsen,
            {"richting": richting},
            name=f"regel_{richting}",
        )
        for richting in Richting
    ),
    # after the fixed words: a list is any word
    path("beheer/bouwstenen/<int:pk>/<slug:lijst>/", views.regel_nieuw, name="regel_nieuw"),
    path("beheer/bouwstenen/<int:pk>/<slug:lijst>/<int:regel>/", views.regel, name="regel"),
]
