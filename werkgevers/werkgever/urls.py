"""Addresses of employers; part of werkgevers."""

from django.urls import path

from werkgevers.werkgever import views, views_formulieren

urlpatterns = [
    path("werkgevers/", views.werkgevers, name="werkgevers"),
    path("werkgevers/nieuw/", views_formulieren.werkgever_nieuw, name="werkgever_nieuw"),
    path("werkgevers/<int:pk>/", views.werkgever, name="werkgever"),
    path("werkgevers/<int:pk>/wijzigen/", views_formulieren.werkgever_wijzigen, name="werkgever_wijzigen"),
    path("werkgevers/<int:pk>/vestigingen/nieuw/", views_formulieren.vestiging_nieuw, name="vestiging_nieuw"),
    path(
        "werkgevers/<int:pk>/contactpersonen/nieuw/",
        views_formulieren.contactpersoon_nieuw,
        name="contactpersoon_nieuw",
    ),
    path("werkgevers/<int:pk>/contacten/", views.contacten, name="werkgeverscontacten"),
    path("werkgevers/<int:pk>/contacten/nieuw/", views_formulieren.contact_nieuw, name="werkgeverscontact_nieuw"),
    path("vestigingen/<int:pk>/", views_formulieren.vestiging, name="vestiging"),
    path("vestigingen/<int:pk>/erkenningen/nieuw/", views_formulieren.erkenning_nieuw, name="erkenning_nieuw"),
    path("erkenningen/<int:pk>/", views_formulieren.erkenning, name="erkenning"),
    path("contactpersonen/<int:pk>/", views_formulieren.contactpersoon, name="contactpersoon"),
    path("werkgeverscontacten/<int:pk>/", views_formulieren.contact, name="werkgeverscontact"),
]
