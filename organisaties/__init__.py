"""Organisations: the one place that knows about schemas. Other apps use what is named here."""

from organisaties.context import huidige, in_organisatie, in_publiek, schema, voor_elke_organisatie

__all__ = ["huidige", "in_organisatie", "in_publiek", "schema", "voor_elke_organisatie"]
