"""Addresses of the stappenplan and of referrals; part of trajecten."""

from django.urls import path

from trajecten.stappenplan import views, views_papier, views_partners, views_verwijzen

urlpatterns = [
    path("trajecten/<int:pk>/stappenplan/", views.stappenplan, name="stappenplan"),
    path("trajecten/<int:pk>/stappenplan/nieuw/", views.stap_nieuw, name="stap_nieuw"),
    path("trajecten/<int:pk>/stappenplan/uit-meting/", views.uit_meting, name="stappen_uit_meting"),
    path("trajecten/<int:pk>/stappenplan/volgorde/", views.volgorde_terug, name="stappen_volgorde_terug"),
    path("trajecten/<int:pk>/stappenplan/papier/", views_papier.papier, name="stappenplan_papier"),
    path("trajecten/<int:pk>/stappenplan/papier.pdf", views_papier.papier_pdf, name="stappenplan_pdf"),
    path("stappen/<int:pk>/", views.stap, name="stap"),
    path("stappen/<int:pk>/wijzigen/", views.stap_wijzigen, name="stap_wijzigen"),
    path("stappen/<int:pk>/afsluiten/", views.stap_afsluiten, name="stap_afsluiten"),
    path("stappen/<int:pk>/openen/", views.stap_openen, name="stap_openen"),
    path("stappen/<int:pk>/verplaatsen/", views.stap_verplaatsen, name="stap_verplaatsen"),
    path("trajecten/<int:pk>/doorverwijzen/", views_verwijzen.nieuw, name="doorverwijzen"),
    path("doorverwijzingen/<int:pk>/", views_verwijzen.doorverwijzing, name="doorverwijzing"),
    path("doorverwijzingen/<int:pk>/bijwerken/", views_verwijzen.bijwerken, name="doorverwijzing_bijwerken"),
    path("partners/", views_partners.partners, name="partners"),
    path("partners/nieuw/", views_partners.partner, name="partner_nieuw"),
    path("partners/<int:pk>/", views_partners.partner, name="partner"),
    path("expertises/nieuw/", views_partners.expertise, name="expertise_nieuw"),
    path("expertises/<int:pk>/", views_partners.expertise, name="expertise"),
]
