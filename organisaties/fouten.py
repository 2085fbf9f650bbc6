"""What can go wrong between organisations. Raised for programmers and operators, never shown in a form."""


class OrganisatieFout(Exception):
    """Base of everything that goes wrong around organisations."""


class OrganisatieGewisseld(OrganisatieFout):
    """Work that began in one organisation ended, or went on, in another."""


class OrganisatieGeweigerd(OrganisatieFout):
    """A task belongs to an organisation that does not exist, is not active, or is not the current one."""


class GeenOrganisatie(OrganisatieFout):
    """Something that belongs to an organisation was asked for outside every organisation."""
