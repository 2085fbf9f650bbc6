"""Addresses of werkplekken; part of werkgevers."""

from django.urls import path

from werkgevers.werkplek import views

urlpatterns = [
    path("werkplekken/", views.werkplekken, name="werkplekken"),
    path("werkplekken/<int:pk>/", views.werkplek, name="werkplek"),
    path("werkplekken/<int:pk>/wijzigen/", views.werkplek_wijzigen, name="werkplek_wijzigen"),
    path("werkgevers/<int:pk>/werkplekken/nieuw/", views.werkplek_nieuw, name="werkplek_nieuw"),
]
