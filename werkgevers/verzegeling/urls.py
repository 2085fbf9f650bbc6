"""Addresses of sealed documents; part of werkgevers.urls."""

from django.urls import path

from werkgevers.verzegeling import views

urlpatterns = [
    path("document-controleren/", views.document_controleren, name="document_controleren"),
    path("verzegelingen/<int:pk>/", views.verzegeling, name="verzegeling"),
    path("verzegelingen/<int:pk>/document/", views.verzegeld_document, name="verzegeld_document"),
]
