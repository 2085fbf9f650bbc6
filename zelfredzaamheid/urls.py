"""Addresses of measurements."""

from django.urls import path

from zelfredzaamheid.views import afspraken, meting, overzicht

app_name = "zelfredzaamheid"
urlpatterns = [
    path("metingen/", overzicht.metingen, name="metingen"),
    path("beheer/meten/", afspraken.afspraken, name="afspraken"),
    path("metingen/<int:pk>/", meting.meting, name="meting"),
    path("metingen/<int:pk>/concept/", meting.concept, name="concept"),
    path("metingen/<int:pk>/verbeteren/", meting.verbeteren, name="verbeteren"),
    path("metingen/<int:pk>/teruggeven/", meting.teruggeven, name="teruggeven"),
    path("metingen/<int:pk>/weggooien/", meting.weggooien, name="weggooien"),
    path("trajecten/<int:pk>/metingen/", overzicht.metingen_van, name="metingen_van"),
    path("trajecten/<int:pk>/meting/", meting.begin, name="begin"),
]
