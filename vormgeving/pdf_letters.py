"""What a document may read: our own files, and of those each font unpacked once for as long as the process lives.

Imports WeasyPrint, so only imported where a document is really made.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fontTools.ttLib.woff2 import decompress
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: TID253 - see above


class AlleenHier(URLFetcher):
    """Reads files of this machine and data in the document itself, never the network."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file", "data"))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file at `url`; a font as WeasyPrint would unpack it for each document again, a third of all its work.

        Raises ValueError for another protocol, URLError when the file is not there.
        """
        deel = urlsplit(url)
        if deel.scheme == "file" and deel.path.endswith(".woff2"):
            return URLFetcherResponse(url, _uitgepakt(Path(unquote(deel.path))))
        return super().fetch(url, headers)


@cache
def _uitgepakt(pad: Path) -> bytes:
    letters = BytesIO()
    with pad.open("rb") as bestand:
        decompress(bestand, letters)
    return letters.getvalue()
