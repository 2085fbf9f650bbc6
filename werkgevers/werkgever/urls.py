"""Addresses of employers; part of werkgevers."""

from django.urls import path

from werkgevers.werkgever import views, views_dubbelen, views_formulieren, views_stoppen

urlpatterns = [
    path("werkgevers/", views.werkgevers, name="werkgevers"),
    path("werkgevers/nieuw/", views_formulieren.werkgever_nieuw, name="werkgever_nieuw"),
    path("werkgevers/nieuw/dubbelen/", views_dubbelen.dubbelen, name="werkgever_dubbelen"),
    path("werkgevers/overdragen/", views_stoppen.overdragen, name="werkgevers_overdragen"),
    path("werkgevers/<int:pk>/", views.werkgever, name="werkgever"),
    path("werkgevers/<int:pk>/stoppen/", views_stoppen.stoppen, name="werkgever_stoppen"),
    path("werkgevers/<int:pk>/doorgaan/", views_stoppen.doorgaan, name="werkgever_doorgaan"),
    path("werkgevers/<int:pk>/dubbel/", views_dubbelen.dubbel_van, name="werkgever_dubbel"),
    path("werkgevers/<int:een>/samenvoegen/<int:ander>/", views_dubbelen.samenvoegen, name="werkgevers_samenvoegen"),
    path(
        "werkgevers/samengevoegd/<int:pk>/terugdraaien/",
        views_dubbelen.terugdraaien,
        name="werkgeversamenvoeging_terugdraaien",
    ),
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
