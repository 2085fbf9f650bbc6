"""URLs of signing up and of somebody's details."""

from django.urls import path

from trajecten.aanmelden.views import gegevens

urlpatterns = [
    path("trajecten/<int:pk>/gegevens/", gegevens.gegevens, name="gegevens"),
]
