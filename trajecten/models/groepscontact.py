"""Contact of one member of staff with several deelnemers at once."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.queries_contact import GroepscontactQuerySet
from trajecten.regels import MINUTEN_PER_CONTACT_HOOGSTENS


class Groepscontact(models.Model):
    """What a group has in common; each deelnemer has a Contactmoment of their own that points here.

    The hour of staff counts once: each Contactmoment carries its part of `minuten` in `groepsdeel`, and together those
    parts are `minuten` (the database checks it at commit). So a sum of Contactmoment.medewerkerminuten is right for
    every selection: one week of staff, one subsidieproject, one programme.
    """

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="groepscontacten")
    datum = models.DateField("datum")
    minuten = models.IntegerField("duur in minuten")
    soort = models.CharField("soort contact", max_length=40)
    verslag = models.TextField("verslag voor iedereen", blank=True)
    alleen_collegas = models.BooleanField("alleen voor collega's", default=False)
    sleutel = models.UUIDField(default=uuid.uuid4, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ingetrokken_reden = models.CharField("waarom ingetrokken", max_length=300, blank=True)

    objects = GroepscontactQuerySet.as_manager()

    class Meta:
        verbose_name = "groepscontact"
        verbose_name_plural = "groepscontacten"
        ordering = ["-datum", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sleutel"],
                name="groepscontact_een_keer_opgeslagen",
                violation_error_message="Dit groepscontact is al opgeslagen.",
            ),
            models.CheckConstraint(
                condition=Q(minuten__gt=0, minuten__lte=MINUTEN_PER_CONTACT_HOOGSTENS),
                name="groepscontact_duur_hoogstens_12_uur",
                violation_error_message="Een contact duurt minstens 1 minuut en hoogstens 12 uur.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, ingetrokken_reden="")
                | (Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(ingetrokken_reden="")),
                name="groepscontact_ingetrokken_op_en_door",
                violation_error_message="Wie een contact intrekt schrijft erbij waarom.",
            ),
        ]
        indexes = [models.Index(fields=["medewerker", "-datum", "-id"], name="groepscontact_op_medewerker")]

    def __str__(self) -> str:
        return f"groep op {self.datum:%d-%m-%Y}"
