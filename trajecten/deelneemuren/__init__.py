"""Hours that deelnemers make: from attendance, from a placement, or entered by hand. Never hours of staff."""

from trajecten.deelneemuren.diensten import wis_uit_aanwezigheid, zet_uit_aanwezigheid, zet_uit_plaatsing

__all__ = ["wis_uit_aanwezigheid", "zet_uit_aanwezigheid", "zet_uit_plaatsing"]
