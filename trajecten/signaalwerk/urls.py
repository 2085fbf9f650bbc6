"""Addresses of signals."""

from django.urls import path

from trajecten.signaalwerk import views

urlpatterns = [
    path("signalen/", views.signalen, name="signalen"),
    path("signalen/uitstellen/", views.uitstellen, name="signaal_uitstellen"),
    path("signalen/uitgesteld/<int:pk>/terug/", views.terughalen, name="signaal_terughalen"),
    path("signalen/totaal/", views.totalen, name="signaaltotalen"),
    path("beheer/signalen/", views.instellingen, name="signaalinstellingen"),
    path("beheer/signalen/<slug:code>/", views.instelling, name="signaalinstelling"),
]
