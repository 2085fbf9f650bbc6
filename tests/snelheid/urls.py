"""Our addresses, with a bare view that does nothing but the SQL of a page, and Django's admin list of trajecten."""

from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils import timezone

from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.lijst import PER_PAGINA
from trajecten.models import Traject
from trajecten.registers import Kolom, registers

# the statements of the page that is being measured
OPDRACHTEN: list[str] = []


class Beheer(admin.AdminSite):
    """Open to whoever our own list is open to: `vereist` below decides."""

    def has_permission(self, request: HttpRequest) -> bool:
        return True


class Velden(admin.ModelAdmin):
    """What the table itself holds of what our list shows, sorted as ours and with pages of the same length."""

    list_display = ("deelnemer", "trajectnummer", "programma", "startdatum", "einddatum")
    list_filter = ("programma",)
    search_fields = ("deelnemer__zoeknaam",)
    ordering = ("deelnemer__sorteernaam", "id")
    list_per_page = PER_PAGINA

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return True

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return True

    has_module_permission = has_add_permission


class Kolommen(Velden):
    """All columns that our list shows, as a ModelAdmin has them: a function that is asked of each row."""

    def get_list_display(self, request: HttpRequest) -> list[object]:
        functies = [_van_elke_rij(kolom, request) for kolom in registers.kolommen]
        return [*self.list_display, begeleiders, laatste_contact, *functies]


def begeleiders(traject: Traject) -> str:
    """Who guides now."""
    return ", ".join(b.gebruiker.naam for b in traject.betrokkenen.nu().select_related("gebruiker"))


def laatste_contact(traject: Traject) -> object:
    """The day of the last contact, which our list has of all rows at once."""
    traject.laatste_contact = Traject.objects.met_laatste_contact().get(pk=traject.pk).laatste_contact
    return traject.laatste_contact


def _van_elke_rij(kolom: Kolom, request: HttpRequest) -> object:
    def waarde(traject: Traject) -> object:
        return kolom.laad([traject], request.user, timezone.localdate()).get(traject.pk)

    waarde.__name__ = kolom.code
    return waarde


@vereist(Recht.TRAJECT_INZIEN)
def kaal(request: HttpRequest) -> HttpResponse:
    """The SQL of a page and nothing else."""
    with connection.cursor() as cursor:
        for opdracht in OPDRACHTEN:
            cursor.execute(opdracht)
            cursor.fetchall()
    return HttpResponse("klaar")


def _lijst(soort: type[Velden]) -> object:
    """Django's own list of the table."""
    beheer = Beheer(name="admin")
    beheer.register(Traject, soort)
    lijst = beheer.get_model_admin(Traject)

    def bekijk(request: HttpRequest) -> HttpResponse:
        return lijst.changelist_view(request).render()

    return vereist(Recht.TRAJECT_INZIEN)(bekijk)


# what the templates of the admin link to
_adressen = Beheer(name="admin")
_adressen.register(Traject, Velden)
urlpatterns = [
    path("snelheid/kaal/", kaal),
    path("snelheid/velden/", _lijst(Velden)),
    path("snelheid/kolommen/", _lijst(Kolommen)),
    path("snelheid/beheer/", _adressen.urls),
    path("", include("config.urls")),
]
