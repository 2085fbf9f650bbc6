"""URLs of signing up and of somebody's details."""

from django.urls import path

from trajecten.aanmelden.views import aanmelden, gegevens

urlpatterns = [
    path("aanmelden/", aanmelden.nieuw, name="aanmelden"),
    path("aanmelden/dubbelen/", aanmelden.dubbelen, name="aanmelden_dubbelen"),
    path("aanmelden/startkwalificatie/", aanmelden.startkwalificatie, name="aanmelden_startkwalificatie"),
    path("trajecten/<int:pk>/aanmelden/", aanmelden.nog_een_traject, name="nog_een_traject"),
    path("trajecten/<int:pk>/gegevens/", gegevens.gegevens, name="gegevens"),
]
