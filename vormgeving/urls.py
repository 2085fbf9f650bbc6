"""Addresses of the look; open to everyone, because the login page needs it too."""

from django.urls import path

from vormgeving.views import huisstijl_css, paletten_css

urlpatterns = [
    path("huisstijl/paletten.css", paletten_css, name="paletten_css"),
    path("huisstijl/<slug:naam>.css", huisstijl_css, name="huisstijl_css"),
]
