"""Addresses of ESF+ projects and of the list of deelnemers."""

from django.urls import path

from rapportage.esf import views

urlpatterns = [
    path("rapporten/esf/", views.projecten, name="esf_projecten"),
    path("rapporten/esf/<int:pk>/", views.project, name="esf_project"),
    path("rapporten/esf/<int:pk>/doelen/", views.doelen, name="esf_doelen"),
    path("rapporten/esf/<int:pk>/opgaven/nieuw/", views.opgave_nieuw, name="esf_opgave_nieuw"),
    path("rapporten/esf/opgaven/<int:pk>/", views.opgave, name="esf_opgave"),
    path("rapporten/<int:pk>/deelnemerslijst.<str:formaat>", views.deelnemerslijst, name="deelnemerslijst"),
]
