"""Addresses of the lists of choices."""

from django.urls import path

from trajecten.keuzelijsten import views

urlpatterns = [
    path("beheer/keuzelijsten/", views.keuzelijsten, name="keuzelijsten"),
    path("beheer/keuzelijsten/<slug:lijst>/", views.keuzelijst, name="keuzelijst"),
    path("beheer/keuzelijsten/<slug:lijst>/nieuw/", views.keuze_nieuw, name="keuze_nieuw"),
    path("beheer/keuzes/<int:pk>/", views.keuze, name="keuze"),
    path("beheer/keuzes/<int:pk>/aan/", views.keuze_aan, name="keuze_aan"),
    path("beheer/keuzes/<int:pk>/verplaatsen/", views.keuze_verplaatsen, name="keuze_verplaatsen"),
]
