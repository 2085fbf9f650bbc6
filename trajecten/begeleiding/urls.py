"""Addresses of guiding, handing over and ending; part of trajecten."""

from django.urls import path

from trajecten.begeleiding import views, views_einde, views_overdragen

urlpatterns = [
    path("trajecten/<int:pk>/begeleiding/", views.begeleiding, name="begeleiding"),
    path("trajecten/<int:pk>/begeleiding/nieuw/", views.nieuw, name="begeleider_nieuw"),
    path("begeleiders/<int:pk>/", views.wijzigen, name="begeleider"),
    path("begeleiders/<int:pk>/stoppen/", views.stoppen, name="begeleider_stoppen"),
    path("overdragen/", views_overdragen.kiezen, name="overdragen"),
    path("overdragen/gegevens/", views_overdragen.gegevens, name="overdragen_gegevens"),
    path("overdrachten/<int:pk>/", views_overdragen.overdracht, name="overdracht"),
    path("overdrachten/<int:pk>/gelezen/", views_overdragen.gelezen, name="overdracht_gelezen"),
    path("trajecten/<int:pk>/stoppen/", views_einde.stoppen, name="traject_stoppen"),
    path("trajecten/<int:pk>/uitstroom/", views_einde.uitstroom, name="uitstroom"),
    path("trajecten/<int:pk>/opvolging/", views_einde.opvolging, name="opvolging"),
]
