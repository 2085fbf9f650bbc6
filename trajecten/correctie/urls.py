"""Addresses of single contacts; part of trajecten.urls."""

from django.urls import path

from trajecten.correctie import views

urlpatterns = [
    path("contacten/<int:pk>/", views.contactmoment, name="contactmoment"),
    path("contacten/<int:pk>/verbeteren/", views.contact_wijzigen, name="contact_wijzigen"),
    path("contacten/<int:pk>/intrekken/", views.contact_intrekken, name="contact_intrekken"),
]
