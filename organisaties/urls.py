"""Addresses of the platform pages. config/urls.py says who may open them."""

from django.urls import path

from organisaties import views

app_name = "organisaties"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("toevoegen/", views.toevoegen, name="toevoegen"),
    path("<slug:schema>/", views.organisatie, name="organisatie"),
    path("<slug:schema>/aanzetten/", views.aanzetten, name="aanzetten"),
    path("<slug:schema>/uitzetten/", views.uitzetten, name="uitzetten"),
]
