"""Addresses of the bouwstenen of a traject."""

from django.urls import path

from bouwstenen import views
from bouwstenen.beheer.urls import urlpatterns as beheer
from bouwstenen.plannen import views as plannen

app_name = "bouwstenen"
urlpatterns = [
    *beheer,
    path("trajecten/<int:pk>/bouwsteen/", views.bouwsteen, name="bouwsteen"),
    path("trajecten/<int:pk>/plan/", plannen.plan, name="plan"),
    path("trajecten/<int:pk>/plan/module/", plannen.module_klaar, name="module_klaar"),
    path("trajecten/<int:pk>/bouwsteen/terugkeer/", views.terugkeren, name="terugkeer"),
    path("trajecten/<int:pk>/bouwsteen/terugdraaien/", views.terugdraaien, name="terugdraaien"),
    *(
        path(f"trajecten/<int:pk>/bouwsteen/{overgang}/", views.stap, {"overgang": overgang}, name=overgang.value)
        for overgang in views.MET_FORMULIER
    ),
]
