"""Addresses of the agenda; part of trajecten.urls."""

from django.urls import path

from trajecten.agenda import views, views_abonnement

urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/nieuw/", views.afspraak_maken, name="afspraak_maken"),
    path("agenda/adres/", views_abonnement.agenda_adres, name="agenda_adres"),
    path("agenda/adres/intrekken/", views_abonnement.agenda_adres_intrekken, name="agenda_adres_intrekken"),
    path("agenda/abonnement/<str:geheim>.ics", views_abonnement.agenda_feed, name="agenda_feed"),
    path("trajecten/<int:pk>/afspraak/", views.afspraak_maken_met, name="afspraak_met"),
    path("afspraken/<int:pk>/", views.afspraak, name="afspraak"),
    path("afspraken/<int:pk>/afzeggen/", views.afspraak_afzeggen, name="afspraak_afzeggen"),
    path("afspraken/<int:pk>/uitwerken/", views.afspraak_uitwerken, name="afspraak_uitwerken"),
]
