"""Addresses of the beheer of programmes and projects."""

from django.urls import path

from trajecten.beheer import views

urlpatterns = [
    path("beheer/", views.overzicht, name="beheer"),
    path("beheer/programmas/", views.programmas, name="programmas"),
    path("beheer/programmas/nieuw/", views.programma_nieuw, name="programma_nieuw"),
    path("beheer/programmas/<int:pk>/", views.programma, name="programma"),
    path("beheer/programmas/<int:pk>/actief/", views.programma_actief, name="programma_actief"),
    path("beheer/subsidieprojecten/", views.subsidieprojecten, name="subsidieprojecten"),
    path("beheer/subsidieprojecten/nieuw/", views.subsidieproject, name="subsidieproject_nieuw"),
    path("beheer/subsidieprojecten/<int:pk>/", views.subsidieproject, name="subsidieproject"),
]
