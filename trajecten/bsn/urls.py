"""Addresses about the BSN; never with a BSN in them."""

from django.urls import path

from trajecten.bsn import views, views_beheer

urlpatterns = [
    path("trajecten/<int:pk>/bsn/", views.tonen, name="bsn_tonen"),
    path("trajecten/<int:pk>/bsn/invullen/", views.invullen, name="bsn_invullen"),
    path("trajecten/<int:pk>/bsn/verwijderen/", views.verwijderen, name="bsn_verwijderen"),
    path("beheer/bsn/", views_beheer.instelling, name="bsn_instelling"),
]
