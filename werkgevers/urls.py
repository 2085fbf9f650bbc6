"""Addresses of employers."""

from django.urls import path

from werkgevers import views

app_name = "werkgevers"
urlpatterns = [path("werkgevers/", views.werkgevers, name="werkgevers")]
