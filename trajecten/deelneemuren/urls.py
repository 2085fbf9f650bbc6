"""Addresses of hours of deelnemers."""

from django.urls import path

from trajecten.deelneemuren import views

urlpatterns = [
    path("trajecten/<int:pk>/uren/", views.uren_van_deelnemer, name="deelneemuren"),
    path("trajecten/<int:pk>/uren/invullen/", views.uren_invullen, name="deelneemuren_invullen"),
    path("deelneemuren/<int:pk>/", views.uren_verbeteren, name="deelneemuren_verbeteren"),
]
