"""Addresses of the search for work and of klikgesprekken; part of werkgevers."""

from django.urls import path

from werkgevers.matching import views, views_gesprek

urlpatterns = [
    path("trajecten/<int:pk>/werk/", views.werk, name="werk"),
    path("trajecten/<int:pk>/werkwens/", views.werkwens, name="werkwens"),
    path("trajecten/<int:pk>/klikgesprek/", views_gesprek.klikgesprek_nieuw, name="klikgesprek_nieuw"),
    path("werkplekken/<int:pk>/kandidaten/", views.kandidaten, name="kandidaten"),
    path("klikgesprekken/<int:pk>/", views_gesprek.klikgesprek, name="klikgesprek"),
    path("klikgesprekken/<int:pk>/verzetten/", views_gesprek.klikgesprek_verzetten, name="klikgesprek_verzetten"),
    path("klikgesprekken/<int:pk>/uitkomst/", views_gesprek.klikgesprek_uitkomst, name="klikgesprek_uitkomst"),
    path("klikgesprekken/<int:pk>/afzeggen/", views_gesprek.klikgesprek_afzeggen, name="klikgesprek_afzeggen"),
]
