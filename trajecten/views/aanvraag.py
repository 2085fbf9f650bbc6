"""What the views share: the request as it is behind @vereist, and numbers from an address."""

from toegang.aanvraag import Aanvraag

__all__ = ["Aanvraag", "getal"]


def getal(waarde: str) -> int:
    """A number of 0 or more from an address, of at most 18 digits as keys have; 0 for what is none."""
    return int(waarde) if waarde.isdecimal() and len(waarde) < 19 else 0
