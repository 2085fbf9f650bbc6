"""Addresses of signing: open ones with a secret, and those of staff. Part of werkgevers."""

from django.urls import path

from werkgevers.ondertekening import views, views_beheer, views_intern, views_portaal

urlpatterns = [
    path("evaluatie/<str:token>/", views.teken, name="tekenen"),
    path("evaluatie/<str:token>/code/", views.code, name="tekencode"),
    path("evaluatie/<str:token>/klopt-niet/", views.klopt_niet, name="klopt_niet"),
    path("evaluatie/<str:token>/overleggen/", views.overleggen, name="overleggen"),
    path("evaluatie/<str:token>/doorgeven/", views.doorgeven, name="doorgeven"),
    path("werkgever/toegang/", views_portaal.vraag, name="portaal_vragen"),
    path("werkgever/overzicht/<str:token>/", views_portaal.portaal, name="portaal"),
    path("werkgever/overzicht/<str:token>/gegevens/", views_portaal.gegevens, name="portaal_gegevens"),
    path("werkgever/overzicht/<str:token>/tekenen/<int:pk>/", views_portaal.tekenen, name="portaal_tekenen"),
    path("evaluaties/<int:pk>/ondertekeningen/", views_intern.ondertekeningen, name="ondertekeningen"),
    path("evaluaties/<int:pk>/ondertekeningen/vragen/", views_intern.handtekening_vragen, name="handtekening_vragen"),
    path("ondertekeningen/<int:pk>/opnieuw/", views_intern.opnieuw, name="ondertekening_opnieuw"),
    path("ondertekeningen/<int:pk>/intrekken/", views_intern.intrekken, name="ondertekening_intrekken"),
    path("ondertekeningen/<int:pk>/doorgeven/", views_intern.doorgeven, name="ondertekening_doorgeven"),
    path("ondertekeningen/<int:pk>/antwoord/", views_intern.antwoord, name="betwisting_beantwoorden"),
    path("ondertekeningen/<int:pk>/ter-plekke/", views_intern.ter_plekke, name="ondertekening_ter_plekke"),
    path("ondertekeningen/<int:pk>/tekenen/", views_intern.tekenen, name="ondertekening_zelf"),
    path("beheer/ondertekenen/", views_beheer.instelling, name="ondertekeninstelling"),
]
