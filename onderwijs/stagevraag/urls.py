"""Addresses of stagevragen."""

from django.urls import path

from onderwijs.stagevraag import views

urlpatterns = [
    path("stagevragen/", views.lijst, name="stagevragen"),
    path("stagevragen/nieuw/", views.nieuw, name="stagevraag_nieuw"),
    path("stagevragen/<int:pk>/", views.stagevraag, name="stagevraag"),
    path("stagevragen/<int:pk>/wijzigen/", views.wijzigen, name="stagevraag_wijzigen"),
    path("stagevragen/<int:pk>/intrekken/", views.intrekken, name="stagevraag_intrekken"),
    path("stagevragen/<int:pk>/toezeggen/", views.toezeggen, name="stageplek_toezeggen"),
    path("toezeggingen/<int:pk>/afsluiten/", views.toezegging_afsluiten, name="toezegging_afsluiten"),
]
