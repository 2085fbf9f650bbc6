"""Files per organisation: each in its own folder, under names that cannot be guessed."""

import secrets
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

from organisaties.context import PUBLIEK, schema
from organisaties.fouten import GeenOrganisatie


def map_van(schemanaam: str) -> Path:
    """The folder that holds the files of one organisation (it need not exist yet)."""
    return Path(settings.MEDIA_ROOT) / schemanaam


@deconstructible(path="organisaties.opslag.OrganisatieOpslag")
class OrganisatieOpslag(FileSystemStorage):
    """Storage of the current organisation; refuses outside one (GeenOrganisatie).

    A saved file gets a random name and keeps its folder and its extension: names of files tell
    nothing about people. Files have no address of their own; a view that checks rights serves them.
    """

    @property
    def base_location(self) -> str:
        if schema() == PUBLIEK:
            raise GeenOrganisatie("Bestanden horen bij een organisatie; er is er nu geen.")
        return str(map_van(schema()))

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())

    @property
    def file_permissions_mode(self) -> int:
        return 0o600

    @property
    def directory_permissions_mode(self) -> int:
        return 0o700

    def path(self, name: str) -> str:
        """The place on disk; SuspiciousFileOperation for anything outside the organisation's own folder."""
        pad = super().path(name)
        # safe_join looks at the text only; a link on disk could still lead out of the folder
        if not Path(pad).resolve().is_relative_to(self.location):
            raise SuspiciousFileOperation("Dit bestand ligt buiten de map van de organisatie.")
        return pad

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        naam = PurePosixPath(name.replace("\\", "/"))
        extensie = naam.suffix.lower() if naam.suffix[1:].isalnum() else ""
        willekeurig = str(naam.parent / f"{secrets.token_urlsafe(24)}{extensie}")
        return super().get_available_name(willekeurig, max_length)

    def url(self, name: str | None) -> str:
        raise ValueError("Bestanden van een organisatie hebben geen openbaar adres.")
