"""Addresses of measurements."""

from django.urls import path

from zelfredzaamheid import views

app_name = "zelfredzaamheid"
urlpatterns = [
    path("metingen/", views.metingen, name="metingen"),
    path("metingen/<int:pk>/", views.meting, name="meting"),
    path("metingen/<int:pk>/concept/", views.concept, name="concept"),
    path("metingen/<int:pk>/verbeteren/", views.verbeteren, name="verbeteren"),
    path("metingen/<int:pk>/weggooien/", views.weggooien, name="weggooien"),
    path("trajecten/<int:pk>/metingen/", views.metingen_van, name="metingen_van"),
    path("trajecten/<int:pk>/meting/", views.begin, name="begin"),
]
