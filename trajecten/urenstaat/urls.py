"""Addresses of hours of staff."""

from django.urls import path

from trajecten.urenstaat import views, views_collegas

urlpatterns = [
    path("uren/", views.uren, name="uren"),
    path("uren/nieuw/", views.uren_nieuw, name="uren_nieuw"),
    path("uren/indienen/", views.week_indienen, name="uren_indienen"),
    path("uren/week/<int:pk>/terughalen/", views.week_terughalen, name="uren_terughalen"),
    path("uren/regels/<int:pk>/", views.uren_wijzigen, name="uren_wijzigen"),
    path("uren/regels/<int:pk>/verwijderen/", views.uren_verwijderen, name="uren_verwijderen"),
    path("uren/regels/<int:pk>/tegenboeken/", views.tegenboeken_regel, name="tegenboeken_regel"),
    path("uren/contacten/<int:pk>/tegenboeken/", views.tegenboeken_contact, name="tegenboeken_contact"),
    path("uren/overzicht/", views_collegas.uren_overzicht, name="uren_overzicht"),
    path("uren/overzicht/goedkeuren/", views_collegas.weken_goedkeuren, name="uren_goedkeuren"),
    path("uren/overzicht/lijst/", views_collegas.uren_csv, name="uren_csv"),
    path("uren/collegas/<int:pk>/", views_collegas.uren_collega, name="uren_collega"),
    path("uren/collegas/<int:pk>/indienen/", views_collegas.week_indienen_namens, name="uren_indienen_namens"),
    path("uren/week/<int:pk>/terugsturen/", views_collegas.week_terugsturen, name="uren_terugsturen"),
]
