"""Addresses of evidence and of the trial audit."""

from django.urls import path

from rapportage.bewijs import views

urlpatterns = [
    path("rapporten/<int:pk>/cijfer/<str:code>/stukken/<int:traject>/", views.stukken, name="stukken"),
    path("rapporten/<int:pk>/cijfer/<str:code>/steekproef/", views.steekproef, name="steekproef"),
    path("rapporten/<int:pk>/cijfer/<str:code>/steekproef.zip", views.pakket, name="steekproef_pakket"),
]
