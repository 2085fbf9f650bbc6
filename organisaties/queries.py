"""Selections of organisations."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from organisaties.models import Domein, Organisatie


class OrganisatieQuerySet(models.QuerySet["Organisatie"]):
    """Organisations of this installation; readable from every schema."""

    def actief(self) -> "OrganisatieQuerySet":
        """Organisations that are switched on: only these have pages and run tasks."""
        return self.filter(actief=True)

    def op_naam(self) -> "OrganisatieQuerySet":
        """Ordered as a person looks for them, with their addresses."""
        return self.order_by("naam", "schema_name").prefetch_related("domains")


class DomeinQuerySet(models.QuerySet["Domein"]):
    """Addresses of organisations."""

    def voor_adres(self, adres: str) -> "DomeinQuerySet":
        """The address as written in a Host header (lower case, without port), of an active organisation."""
        return self.filter(domain=adres, tenant__actief=True).select_related("tenant")
