"""Addresses of sealed documents; part of werkgevers.urls."""

from django.urls import path

from werkgevers.verzegeling import views, views_beheer

urlpatterns = [
    path("beheer/verzegelen/", views_beheer.zegelcertificaat, name="zegelcertificaat"),
    path("beheer/verzegelen/maken/", views_beheer.zegelcertificaat_maken, name="zegelcertificaat_maken"),
    path("document-controleren/", views.document_controleren, name="document_controleren"),
    path("werkgever/overzicht/<str:token>/document/<int:pk>/", views.portaal_document, name="portaal_document"),
    path("verzegelingen/<int:pk>/", views.verzegeling, name="verzegeling"),
    path("verzegelingen/<int:pk>/document/", views.verzegeld_document, name="verzegeld_document"),
]
