"""Addresses of schedules, below those of rapportage."""

from django.urls import path

from rapportage.schema import views

urlpatterns = [
    path("rapporten/schema/", views.overzicht, name="schema"),
    path("rapporten/schema/nieuw/", views.nieuw, name="schema_nieuw"),
    path("rapporten/schema/nieuw/<slug:soort>/", views.nieuw, name="schema_nieuw_soort"),
    path("rapporten/schema/<int:pk>/", views.wijzigen, name="schema_wijzigen"),
    path("rapporten/schema/<int:pk>/actief/", views.zet, name="schema_zet"),
]
