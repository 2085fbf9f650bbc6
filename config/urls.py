"""URLs of an organisation. Apps below toegang cannot mark their views; that is done here."""

from django.conf import settings
from django.urls import include, path

from organisaties import urls as organisaties
from organisaties import urls_huisstijl
from organisaties.views import alleen_platform
from toegang.decorators import View, openbaar, vereist, versier_alle
from toegang.matrix import Recht
from vormgeving import galerij
from vormgeving import urls as vormgeving


def platformbeheer(view: View) -> View:
    """Open to who manages organisations, and only at the organisation of kind platform: elsewhere 404."""
    return alleen_platform(vereist(Recht.ORGANISATIES_BEHEREN)(view))


handler400 = "toegang.views.foutpagina.slecht_verzoek"

urlpatterns = [
    path("", include(versier_alle(urls_huisstijl.urlpatterns, vereist(Recht.HUISSTIJL_BEHEREN)))),
    path("", include(versier_alle(vormgeving.urlpatterns, openbaar))),
    path("", include("toegang.urls_inloggen")),
    path("", include("toegang.urls")),
    path("platform/", include((versier_alle(organisaties.urlpatterns, platformbeheer), organisaties.app_name))),
    path("", include("trajecten.urls")),
    path("", include("bouwstenen.urls")),
    path("", include("zelfredzaamheid.urls")),
    path("", include("werkgevers.urls")),
    path("", include("onderwijs.urls")),
    path("", include("rapportage.urls")),
]

if settings.DEBUG or settings.DEMO:
    urlpatterns += versier_alle(galerij.urlpatterns, openbaar)
