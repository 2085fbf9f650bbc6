"""Addresses of placements; part of werkgevers."""

from django.urls import path

from werkgevers.plaatsing import views, views_begeleiding, views_beheer, views_delen

urlpatterns = [
    path("trajecten/<int:pk>/plaatsingen/nieuw/", views.plaatsing_nieuw, name="plaatsing_nieuw"),
    path("plaatsingen/<int:pk>/", views.plaatsing, name="plaatsing"),
    path("plaatsingen/<int:pk>/wijzigen/", views.plaatsing_wijzigen, name="plaatsing_wijzigen"),
    path("plaatsingen/<int:pk>/beeindigen/", views.plaatsing_beeindigen, name="plaatsing_beeindigen"),
    path("plaatsingen/<int:pk>/begeleiding/", views_begeleiding.begeleiding_plannen, name="begeleiding_plannen"),
    path("plaatsingen/<int:pk>/weken/", views_delen.week_bevestigen, name="werkweek_bevestigen"),
    path("plaatsingen/<int:pk>/baan/", views_delen.baan_behouden, name="baan_behouden"),
    path("plaatsingen/<int:pk>/overeenkomst/", views_delen.overeenkomst, name="praktijkovereenkomst"),
    path("plaatsingen/<int:pk>/overeenkomst.pdf", views_delen.overeenkomst_pdf, name="praktijkovereenkomst_pdf"),
    path("beheer/plaatsingen/", views_beheer.plaatsingsregels, name="plaatsingsregels"),
]
