"""Addresses of the public version of a report."""

from django.urls import path

from rapportage.openbaar import views

urlpatterns = [
    path("rapporten/<int:pk>/openbaar/", views.openbaar, name="openbaar"),
    path("rapporten/<int:pk>/openbaar.<str:formaat>", views.openbaar_bestand, name="openbaar_bestand"),
]
