"""Addresses of the dashboard."""

from django.urls import path

from rapportage.dashboard import views, views_doelen

urlpatterns = [
    path("cijfers/", views.dashboard, name="dashboard"),
    path("cijfers/cijfers.csv", views.bestand, name="dashboard_bestand"),
    path("cijfers/wie/<str:code>/", views.lijst, name="dashboard_lijst"),
    path("cijfers/doelen/", views_doelen.doelen, name="doelen"),
    path("cijfers/doelen/nieuw/", views_doelen.doel_nieuw, name="doel_nieuw"),
    path("cijfers/doelen/<int:pk>/", views_doelen.doel, name="doel"),
    path("cijfers/doelen/<int:pk>/weghalen/", views_doelen.doel_weg, name="doel_weg"),
]
