"""Addresses of rapportage."""

from django.urls import path

from rapportage import views

app_name = "rapportage"
urlpatterns = [
    path("rapporten/", views.lijst, name="rapporten"),
    path("rapporten/nieuw/", views.nieuw, name="nieuw"),
    path("rapporten/nieuw/<slug:soort>/", views.nieuw, name="nieuw_soort"),
    path("rapporten/<int:pk>/", views.rapport, name="rapport"),
    path("rapporten/<int:pk>/opnieuw/", views.opnieuw, name="opnieuw"),
    path("rapporten/<int:pk>/bestand.<str:formaat>", views.bestand, name="bestand"),
]
