"""Addresses of choosing the look. config/urls.py says who may open them."""

from django.urls import path

from organisaties import huisstijlviews

urlpatterns = [
    path("huisstijl/", huisstijlviews.huisstijl, name="huisstijl"),
    path("huisstijl/voorbeeld.css", huisstijlviews.voorbeeld_css, name="huisstijl_voorbeeld"),
]
