"""Addresses of contact with a group; part of trajecten.urls."""

from django.urls import path

from trajecten.groepscontact import views

urlpatterns = [
    path("contact/groep/", views.groepscontact, name="groepscontact"),
    path("groepscontacten/<int:pk>/verbeteren/", views.groepscontact_wijzigen, name="groepscontact_wijzigen"),
    path("groepscontacten/<int:pk>/intrekken/", views.groepscontact_intrekken, name="groepscontact_intrekken"),
]
