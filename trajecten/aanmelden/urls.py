"""URLs of signing up and of somebody's details."""

from django.urls import path

from trajecten.aanmelden.views import aanmelden, gegevens, samenvoegen, starten, wijzigen

urlpatterns = [
    path("aanmelden/", aanmelden.nieuw, name="aanmelden"),
    path("aanmelden/dubbelen/", aanmelden.dubbelen, name="aanmelden_dubbelen"),
    path("aanmelden/leeftijd/", aanmelden.leeftijd, name="aanmelden_leeftijd"),
    path("aanmelden/startkwalificatie/", aanmelden.startkwalificatie, name="aanmelden_startkwalificatie"),
    path("deelnemers/dubbel/", samenvoegen.dubbele_deelnemers, name="dubbele_deelnemers"),
    path("deelnemers/<int:een>/samenvoegen/<int:ander>/", samenvoegen.samenvoegen, name="samenvoegen"),
    path("deelnemers/<int:een>/onderscheiden/<int:ander>/", samenvoegen.onderscheiden, name="onderscheiden"),
    path("samenvoegingen/<int:samenvoeging>/", samenvoegen.terugdraaien, name="samenvoeging_terugdraaien"),
    path("trajecten/<int:pk>/dubbel/", samenvoegen.dubbel_van, name="dubbel_van"),
    path("trajecten/<int:pk>/aanmelden/", aanmelden.nog_een_traject, name="nog_een_traject"),
    path("trajecten/<int:pk>/gegevens/", gegevens.gegevens, name="gegevens"),
    path("trajecten/<int:pk>/gegevens/persoon/", wijzigen.persoon, name="persoon_wijzigen"),
    path("trajecten/<int:pk>/gegevens/aanmelding/", wijzigen.aanmelding, name="aanmelding_wijzigen"),
    path("trajecten/<int:pk>/gegevens/startsituatie/", wijzigen.startsituatie, name="startsituatie"),
    path("trajecten/<int:pk>/gegevens/uitkering/", wijzigen.uitkering_toevoegen, name="uitkering_toevoegen"),
    path(
        "trajecten/<int:pk>/gegevens/uitkering/<int:uitkering>/",
        wijzigen.uitkering_wijzigen,
        name="uitkering_wijzigen",
    ),
    path("trajecten/<int:pk>/starten/", starten.starten, name="starten"),
    path("trajecten/<int:pk>/starten/toelating/", starten.toelating, name="toelating"),
]
