"""Addresses of evaluations and of their forms."""

from django.urls import path

from werkgevers.evaluatie import views, views_formulier

urlpatterns = [
    path("evaluaties/", views.evaluaties, name="evaluaties"),
    path("plaatsingen/<int:pk>/evaluaties/nieuw/", views.evaluatie_nieuw, name="evaluatie_nieuw"),
    path("evaluaties/<int:pk>/", views.evaluatie, name="evaluatie"),
    path("evaluaties/<int:pk>/invullen/", views.evaluatie_invullen, name="evaluatie_invullen"),
    path("evaluaties/<int:pk>/vastzetten/", views.evaluatie_vastzetten, name="evaluatie_vastzetten"),
    path("evaluaties/<int:pk>/weggooien/", views.evaluatie_weggooien, name="evaluatie_weggooien"),
    path("evaluaties/<int:pk>/intrekken/", views.evaluatie_intrekken, name="evaluatie_intrekken"),
    path("beheer/evaluatieformulieren/", views_formulier.formulieren, name="evaluatieformulieren"),
    path("beheer/evaluatieformulieren/algemeen/", views_formulier.formulier, name="evaluatieformulier_algemeen"),
    path("beheer/evaluatieformulieren/<int:pk>/", views_formulier.formulier, name="evaluatieformulier"),
    path(
        "beheer/evaluatieformulieren/<int:pk>/terugnemen/",
        views_formulier.formulier_terugnemen,
        name="evaluatieformulier_terugnemen",
    ),
]
