"""URLs of trajecten."""

from django.urls import path

from trajecten.aanmelden.urls import urlpatterns as aanmelden
from trajecten.agenda.urls import urlpatterns as agenda
from trajecten.begeleiding.urls import urlpatterns as begeleiding
from trajecten.beheer.urls import urlpatterns as beheer
from trajecten.bsn.urls import urlpatterns as bsn
from trajecten.correctie.urls import urlpatterns as correctie
from trajecten.deelneemuren.urls import urlpatterns as deelneemuren
from trajecten.documenten.urls import urlpatterns as documenten
from trajecten.financiering.urls import urlpatterns as financiering
from trajecten.groepscontact.urls import urlpatterns as groepscontact
from trajecten.keuzelijsten.urls import urlpatterns as keuzelijsten
from trajecten.signaalwerk.urls import urlpatterns as signaalwerk
from trajecten.stappenplan.urls import urlpatterns as stappenplan
from trajecten.urenstaat.urls import urlpatterns as urenstaat
from trajecten.views import concepten, contact, dag, dossier, inlezen

app_name = "trajecten"

urlpatterns = [
    *aanmelden,
    *agenda,
    *begeleiding,
    *beheer,
    *bsn,
    *correctie,
    *groepscontact,
    *keuzelijsten,
    *signaalwerk,
    *stappenplan,
    *deelneemuren,
    *documenten,
    *financiering,
    *urenstaat,
    path("", dag.mijn_dag, name="mijn_dag"),
    path("concepten/<str:code>/<str:over>/", concepten.concept, name="concept"),
    path("concepten/<str:code>/<str:over>/weggooien/", concepten.concept_weggooien, name="concept_weggooien"),
    path("deelnemers/", dag.lijst, name="lijst"),
    path("zoeken/", dag.zoeken, name="zoeken"),
    path("contact/", contact.contact, name="contact"),
    path("contact/kiezen/", contact.contact_kiezen, name="contact_kiezen"),
    path("inlezen/", inlezen.lijst, name="inlezen"),
    path("inlezen/<int:pk>/", inlezen.inlezing, name="inlezing"),
    path("inlezen/<int:pk>/nu/", inlezen.lees_in, name="inlezing_nu"),
    path("inlezen/<int:pk>/opnieuw/", inlezen.opnieuw, name="inlezing_opnieuw"),
    path("inlezen/<int:pk>/weggooien/", inlezen.gooi_weg, name="inlezing_weggooien"),
    path("trajecten/<int:pk>/", dossier.dossier, name="dossier"),
    path("trajecten/<int:pk>/tijdlijn/", dossier.tijdlijn, name="tijdlijn"),
    path("trajecten/<int:pk>/contacten/", dossier.contacten, name="contacten"),
    path("trajecten/<int:pk>/contact/", contact.contact_met, name="contact_met"),
    path("trajecten/<int:pk>/contact/meter/", contact.contact_meter, name="contact_meter"),
]
