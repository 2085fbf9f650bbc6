"""Addresses of schools, enrolments and proofs; part of onderwijs."""

from django.urls import path

from onderwijs.bewijs import views as bewijs
from onderwijs.bewijs import views_certificaat as certificaat
from onderwijs.bewijs import views_praktijk as praktijk
from onderwijs.bewijs import views_soorten as soorten
from onderwijs.opleiding import views, views_inschrijven, views_scholen

urlpatterns = [
    path("scholen/", views_scholen.instellingen, name="instellingen"),
    path("scholen/nieuw/", views_scholen.instelling_nieuw, name="instelling_nieuw"),
    path("scholen/<int:pk>/", views_scholen.instelling, name="instelling"),
    path("scholen/<int:pk>/wijzigen/", views_scholen.instelling_wijzigen, name="instelling_wijzigen"),
    path("scholen/<int:pk>/opleiding/", views_scholen.opleiding_nieuw, name="opleiding_nieuw"),
    path("opleidingen/<int:pk>/", views_scholen.opleiding, name="opleiding"),
    path("trajecten/<int:pk>/opleiding/", views.traject_opleiding, name="traject_opleiding"),
    path("trajecten/<int:pk>/opleiding/inschrijven/", views_inschrijven.inschrijven, name="inschrijven"),
    path("inschrijvingen/<int:pk>/", views_inschrijven.inschrijving, name="inschrijving"),
    path("inschrijvingen/<int:pk>/voortgang/", views_inschrijven.voortgang, name="studievoortgang"),
    path("trajecten/<int:pk>/bewijzen/nieuw/", bewijs.nieuw, name="bewijs_nieuw"),
    path("trajecten/<int:pk>/certificaat/<str:welk>/", certificaat.certificaat, name="certificaat_maken"),
    path(
        "trajecten/<int:pk>/certificaat/<str:welk>/voorbeeld.pdf", certificaat.voorbeeld, name="certificaat_voorbeeld"
    ),
    path("bewijzen/<int:pk>/", bewijs.bewijs, name="bewijs"),
    path("bewijzen/<int:pk>/wijzigen/", bewijs.wijzig, name="bewijs_wijzigen"),
    path("bewijzen/<int:pk>/intrekken/", bewijs.intrekken, name="bewijs_intrekken"),
    path("bewijzen/<int:pk>/certificaat.pdf", certificaat.pdf, name="certificaat_pdf"),
    path("trajecten/<int:pk>/praktijkverklaringen/nieuw/", praktijk.nieuw, name="praktijkverklaring_nieuw"),
    path("praktijkverklaringen/<int:pk>/", praktijk.praktijkverklaring, name="praktijkverklaring"),
    path("praktijkverklaringen/<int:pk>/wijzigen/", praktijk.wijzig, name="praktijkverklaring_wijzigen"),
    path("praktijkverklaringen/<int:pk>/werkprocessen/", praktijk.werkprocessen, name="werkprocessen"),
    path("praktijkverklaringen/<int:pk>/afgeven/", praktijk.afgeven, name="praktijkverklaring_afgeven"),
    path("praktijkverklaringen/<int:pk>/voorbeeld.pdf", praktijk.voorbeeld, name="praktijkverklaring_voorbeeld"),
    path("praktijkverklaringen/<int:pk>/stoppen/", praktijk.stoppen, name="praktijkverklaring_stoppen"),
    path("werkprocessen/<int:pk>/", praktijk.werkproces, name="werkproces"),
    path("beheer/bewijssoorten/", soorten.soorten, name="bewijssoorten"),
    path("beheer/bewijssoorten/nieuw/", soorten.soort_nieuw, name="bewijssoort_nieuw"),
    path("beheer/bewijssoorten/<int:pk>/", soorten.soort, name="bewijssoort"),
]
