"""Addresses of koppels."""

from django.urls import path

from onderwijs.koppel import views

urlpatterns = [
    path("trajecten/<int:pk>/koppel/", views.nieuw, name="koppel_nieuw"),
    path("koppels/<int:pk>/", views.koppel, name="koppel"),
    path("koppels/<int:pk>/wijzigen/", views.wijzigen, name="koppel_wijzigen"),
    path("koppels/<int:pk>/afsluiten/", views.afsluiten, name="koppel_afsluiten"),
]
