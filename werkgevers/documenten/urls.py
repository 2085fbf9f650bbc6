"""Addresses of documents; part of werkgevers."""

from django.urls import path

from werkgevers.documenten import views

urlpatterns = [
    path("werkgevers/<int:pk>/documenten/", views.documenten, name="werkgeverdocumenten"),
    path("werkgevers/<int:pk>/documenten/toevoegen/", views.bij_werkgever, name="werkgeverdocument_nieuw"),
    path("plaatsingen/<int:pk>/documenten/toevoegen/", views.bij_plaatsing, name="plaatsingdocument_nieuw"),
]
