"""Addresses of who pays for a traject."""

from django.urls import path

from trajecten.financiering import views

urlpatterns = [
    path("trajecten/<int:pk>/financiering/", views.meebetalen, name="meebetalen"),
    path("financiering/<int:pk>/", views.meebetalen_stoppen, name="meebetalen_stoppen"),
]
