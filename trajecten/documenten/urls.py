"""URLs of documents."""

from django.urls import path

from trajecten.documenten import views

urlpatterns = [
    path("trajecten/<int:pk>/documenten/", views.documenten, name="documenten"),
    path("trajecten/<int:pk>/documenten/toevoegen/", views.toevoegen, name="document_toevoegen"),
    path("documenten/<int:pk>/", views.document, name="document"),
    path("documenten/<int:pk>/weghalen/", views.weghalen, name="document_weghalen"),
]
