"""Addresses of the own account, people, the logboek and the table of rights."""

from django.urls import path

from toegang.views import account, gebruikers, logboek, onderbroken

app_name = "toegang"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("uitnodiging/<str:token>/", account.uitnodiging, name="uitnodiging"),
    path("demo/<str:token>/", account.demo, name="demo"),
    path("inloggen/stand/", onderbroken.stand, name="inlogstand"),
    path("onderbroken/<uuid:sleutel>/", onderbroken.onderbroken, name="onderbroken"),
    path("onderbroken/<uuid:sleutel>/weggooien/", onderbroken.onderbroken_weggooien, name="onderbroken_weggooien"),
    path("gebruikers/", gebruikers.lijst, name="gebruikers"),
    path("gebruikers/uitnodigen/", gebruikers.uitnodigen, name="gebruiker_uitnodigen"),
    path("gebruikers/teams/", gebruikers.teams, name="teams"),
    path("gebruikers/teams/<int:pk>/", gebruikers.teams, name="team"),
    path("gebruikers/<int:pk>/", gebruikers.gebruiker, name="gebruiker"),
    path("gebruikers/<int:pk>/blokkeren/", gebruikers.blokkeren, name="gebruiker_blokkeren"),
    path("gebruikers/<int:pk>/hervatten/", gebruikers.hervatten, name="gebruiker_hervatten"),
    path(
        "gebruikers/<int:pk>/opnieuw-uitnodigen/",
        gebruikers.opnieuw_uitnodigen,
        name="gebruiker_opnieuw_uitnodigen",
    ),
    path(
        "gebruikers/<int:pk>/code-app-verwijderen/",
        gebruikers.code_app_verwijderen,
        name="gebruiker_code_app_verwijderen",
    ),
    path("logboek/", logboek.logboek, name="logboek"),
    path("logboek/rechten/", logboek.matrix, name="matrix"),
]
