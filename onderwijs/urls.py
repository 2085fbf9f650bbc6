"""Addresses of onderwijs."""

from django.urls import path

from onderwijs.koppel.urls import urlpatterns as koppel_urls
from onderwijs.opleiding.urls import urlpatterns as opleiding_urls
from onderwijs.stagevraag.urls import urlpatterns as stagevraag_urls
from onderwijs.views import bijeenkomsten, deelnames, groepen, leerlijnen, traject

app_name = "onderwijs"
urlpatterns = [
    path("groepen/", groepen.lijst, name="groepen"),
    path("groepen/nieuw/", groepen.nieuw, name="groep_nieuw"),
    path("groepen/<int:pk>/", groepen.groep, name="groep"),
    path("groepen/<int:pk>/wijzigen/", groepen.wijzig, name="groep_wijzigen"),
    path("groepen/<int:pk>/notitie/", groepen.notitie, name="notitie"),
    path("groepen/<int:pk>/afsluiten/", groepen.sluit, name="groep_sluiten"),
    path("groepen/<int:pk>/samenstellen/", groepen.samenstellen, name="samenstellen"),
    path("groepen/<int:pk>/erbij/", groepen.erbij, name="erbij"),
    path("groepen/<int:pk>/aanbieden/", groepen.aanbieden, name="aanbieden"),
    path("groepen/<int:pk>/plannen/", bijeenkomsten.plannen, name="plannen"),
    path("deelnames/<int:pk>/indelen/", deelnames.indelen, name="indelen"),
    path("deelnames/<int:pk>/verplaatsen/", deelnames.verplaatsen, name="deelname_verplaatsen"),
    path("deelnames/<int:pk>/stoppen/", deelnames.stoppen, name="deelname_stoppen"),
    path("bijeenkomsten/<int:pk>/", bijeenkomsten.bijeenkomst, name="bijeenkomst"),
    path("bijeenkomsten/<int:pk>/aanwezigheid/", bijeenkomsten.aanwezigheid, name="aanwezigheid"),
    path("bijeenkomsten/<int:pk>/verplaatsen/", bijeenkomsten.verplaatsen, name="bijeenkomst_verplaatsen"),
    path("bijeenkomsten/<int:pk>/doorgaan/", bijeenkomsten.doorgaan, name="doorgaan"),
    path("bijeenkomsten/<int:pk>/contact/", bijeenkomsten.contact, name="bijeenkomst_contact"),
    path("leerlijnen/", leerlijnen.lijst, name="leerlijnen"),
    path("leerlijnen/nieuw/", leerlijnen.nieuw, name="leerlijn_nieuw"),
    path("leerlijnen/<int:pk>/", leerlijnen.leerlijn, name="leerlijn"),
    path("leerlijnen/<int:pk>/module/", leerlijnen.module_nieuw, name="module_nieuw"),
    path("modules/<int:pk>/", leerlijnen.module, name="module"),
    path("trajecten/<int:pk>/groepen/", traject.groepen, name="traject_groepen"),
    path("trajecten/<int:pk>/modules/", traject.modules, name="traject_modules"),
    *opleiding_urls,
    *stagevraag_urls,
    *koppel_urls,
]
