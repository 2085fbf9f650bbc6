"""Mail about access."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

import organisaties
from organisaties.adressen import adres_van
from toegang.models import Gebruiker
from toegang.regels import UITNODIGING_GELDIG
from toegang.uitnodiging import maak_token


def mail_uitnodiging(gebruiker: Gebruiker) -> None:
    """Mail the link with which `gebruiker` sets the first password."""
    organisatie = organisaties.huidige()
    assert organisatie is not None, "an invitation belongs to an organisation"
    pad = reverse("toegang:uitnodiging", args=[maak_token(gebruiker)], urlconf="config.urls")
    gegevens = {
        "gebruiker": gebruiker,
        "organisatie": organisatie,
        "link": adres_van(organisatie, pad),
        "dagen": UITNODIGING_GELDIG.days,
    }
    tekst = render_to_string("toegang/mail/uitnodiging.txt", gegevens)
    send_mail(f"Je toegang tot {organisatie}", tekst, None, [gebruiker.email])
