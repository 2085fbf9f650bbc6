"""Addresses of ESF+ projects and of the lists for the funder."""

from django.urls import path

from rapportage.esf import views, views_lijst

urlpatterns = [
    path("rapporten/esf/", views.projecten, name="esf_projecten"),
    path("rapporten/esf/<int:pk>/", views.project, name="esf_project"),
    path("rapporten/esf/<int:pk>/doelen/", views.doelen, name="esf_doelen"),
    path("rapporten/esf/<int:pk>/opgaven/nieuw/", views.opgave_nieuw, name="esf_opgave_nieuw"),
    path("rapporten/esf/opgaven/<int:pk>/", views.opgave, name="esf_opgave"),
    path("rapporten/<int:pk>/deelnemerslijst.<str:formaat>", views_lijst.deelnemerslijst, name="deelnemerslijst"),
    path("rapporten/<int:pk>/bsn/", views_lijst.met_bsn, name="esf_bsn"),
]
