"""Addresses of comparing reports."""

from django.urls import path

from rapportage.vergelijken import views

urlpatterns = [
    path("rapporten/vergelijken/", views.vergelijken, name="vergelijken"),
    path("rapporten/vergelijken/<slug:soort>/", views.vergelijken, name="vergelijken_soort"),
    path("rapporten/vergelijken/<slug:soort>.csv", views.vergelijken_csv, name="vergelijken_csv"),
]
