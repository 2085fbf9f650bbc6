"""Addresses of employers and of what happens there."""

from werkgevers.werkgever.urls import urlpatterns as werkgever

app_name = "werkgevers"

urlpatterns = [
    *werkgever,
]
