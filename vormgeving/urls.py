"""Addresses of the look; open to everyone, because the login page needs it too."""

from django.urls import path

from vormgeving.views import huisstijl_css

urlpatterns = [path("huisstijl/<slug:naam>.css", huisstijl_css, name="huisstijl_css")]
