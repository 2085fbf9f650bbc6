"""What can go wrong between organisations. Raised for programmers and operators; the words of these are never shown."""


class OrganisatieFout(Exception):
    """Base of everything that goes wrong around organisations."""


class HuisstijlVeranderd(OrganisatieFout):
    """Somebody else chose another look since the page was made; `nu` holds the tokens of that."""

    def __init__(self, nu: dict[str, str]) -> None:
        super().__init__("the look was changed meanwhile")
        self.nu = nu


class OrganisatieGewisseld(OrganisatieFout):
    """Work that began in one organisation ended, or went on, in another."""


class OrganisatieGeweigerd(OrganisatieFout):
    """A task belongs to an organisation that does not exist, is not active, or is not the current one."""


class GeenOrganisatie(OrganisatieFout):
    """Something that belongs to an organisation was asked for outside every organisation."""
