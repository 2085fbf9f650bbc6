"""Addresses of employers and of what happens there."""

from werkgevers.documenten.urls import urlpatterns as documenten
from werkgevers.evaluatie.urls import urlpatterns as evaluatie
from werkgevers.matching.urls import urlpatterns as matching
from werkgevers.ondertekening.urls import urlpatterns as ondertekening
from werkgevers.plaatsing.urls import urlpatterns as plaatsing
from werkgevers.verzegeling.urls import urlpatterns as verzegeling
from werkgevers.werkgever.urls import urlpatterns as werkgever
from werkgevers.werkplek.urls import urlpatterns as werkplek

app_name = "werkgevers"

urlpatterns = [
    *documenten,
    *evaluatie,
    *ondertekening,
    *verzegeling,
    *plaatsing,
    *werkgever,
    *werkplek,
    *matching,
]
