"""Addresses of measurements."""

from django.urls import path

from zelfredzaamheid.eigen import views as eigen
from zelfredzaamheid.ladder import views as ladder
from zelfredzaamheid.views import afspraken, meting, overzicht

app_name = "zelfredzaamheid"
urlpatterns = [
    path("metingen/", overzicht.metingen, name="metingen"),
    path("beheer/meten/", afspraken.afspraken, name="afspraken"),
    path("metingen/<int:pk>/", meting.meting, name="meting"),
    path("metingen/<int:pk>/invullen/", meting.invullen, name="invullen"),
    path("metingen/<int:pk>/concept/", meting.concept, name="concept"),
    path("metingen/<int:pk>/verbeteren/", meting.verbeteren, name="verbeteren"),
    path("metingen/<int:pk>/teruggeven/", meting.teruggeven, name="teruggeven"),
    path("metingen/<int:pk>/weggooien/", meting.weggooien, name="weggooien"),
    path("trajecten/<int:pk>/metingen/", overzicht.metingen_van, name="metingen_van"),
    path("trajecten/<int:pk>/ladder/", ladder.ladder, name="ladder"),
    path("trajecten/<int:pk>/ladder/vastleggen/", ladder.vastleggen, name="trede_vastleggen"),
    path("trajecten/<int:pk>/metingen/vergelijken/", overzicht.vergelijken, name="vergelijken"),
    path("trajecten/<int:pk>/eigen-scores/", eigen.invullen, name="eigen_invullen"),
    path("eigen-scores/<int:pk>/", eigen.lezen, name="eigen"),
    path("eigen-scores/<int:pk>/verbeteren/", eigen.verbeteren, name="eigen_verbeteren"),
    path("treden/<int:pk>/verbeteren/", ladder.verbeteren, name="trede_verbeteren"),
    path("trajecten/<int:pk>/meting/", meting.begin, name="begin"),
]
