"""The sample as one file for the auditor: a list, what there is for each traject, and every file with its hash."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from django.core.files.storage import default_storage

from rapportage.bewijs.proef import Getrokken, Proef
from rapportage.bewijs.stukken import PAGINAS, Stuk
from rapportage.schrijvers import Verantwoording, als_csv
from rapportage.tabel import Waarde, als_uren
from toegang.fouten import DomeinFout
from toegang.models import Gebruiker
from trajecten.models import Document, Traject

# of all files together: what a request can put together while somebody waits
HOOGSTENS_BYTES = 60 * 1024 * 1024
KLOPT, WIJKT_AF, WEG = "klopt", "wijkt af van wat is bewaard", "bestand is er niet meer"
DICHT = "zit er niet in: wie dit pakket maakte mag dit bestand niet openen"
# of these the file is in it
ERIN = (KLOPT, WIJKT_AF)
LIJST = ("trajectnummer", "naam", "stukken", "zwakke stukken", "uren", "uren op zwakke stukken")
STUKKEN = ("soort", "datum", "wat", "uren", "zwak", "bestand")
MANIFEST = ("bestand", "bytes", "sha256", "controle")


class _Pakket:
    """A zip that is being filled, with its manifest."""

    def __init__(self) -> None:
        self.uit = io.BytesIO()
        self.zip = zipfile.ZipFile(self.uit, "w", zipfile.ZIP_DEFLATED)
        self.manifest: list[Sequence[Waarde]] = []
        self.bytes = 0

    def voeg_toe(self, naam: str, inhoud: bytes, verwacht: str = "") -> None:
        """A file; `verwacht` is the hash that was kept of it, if any. Raises DomeinFout when it becomes too much."""
        self.bytes += len(inhoud)
        if self.bytes > HOOGSTENS_BYTES:
            raise DomeinFout("De bestanden zijn samen te groot. Kies een kleinere steekproef.")
        som = hashlib.sha256(inhoud).hexdigest()
        self.zip.writestr(naam, inhoud)
        self.manifest.append((naam, len(inhoud), som, KLOPT if verwacht in ("", som) else WIJKT_AF))

    def sluit(self) -> bytes:
        """The whole file, last the manifest, and the same hashes as `sha256sum -c` reads them."""
        self.zip.writestr("manifest.csv", als_csv(MANIFEST, self.manifest))
        self.zip.writestr(
            "SHA256SUMS", "".join(f"{som}  {naam}\n" for naam, _, som, controle in self.manifest if controle in ERIN)
        )
        self.zip.close()
        return self.uit.getvalue()


def maak_pakket(proef: Proef, verantwoording: Verantwoording, lezer: Gebruiker) -> bytes:
    """A zip with lijst.csv, per traject stukken.csv and the files that `lezer` may open, and manifest.csv.

    Raises DomeinFout (Dutch) when the files together are too large.
    """
    pakket = _Pakket()
    regels: list[Sequence[Waarde]] = list(verantwoording.regels)
    pakket.voeg_toe("over.csv", als_csv(("wat", "waarde"), [("Rapport", verantwoording.titel), *regels]))
    pakket.voeg_toe("lijst.csv", als_csv(LIJST, map(_lijstregel, proef.getrokken)))
    toegang, mappen = _Toegang(proef.getrokken, lezer), set[str]()
    for een in proef.getrokken:
        map_ = veilige_naam(een.trajectnummer)
        if map_.casefold() in mappen:
            map_ = f"{map_}-{een.traject_id}"
        mappen.add(map_.casefold())
        _voeg_traject_toe(pakket, een, toegang, PurePosixPath(map_))
    return pakket.sluit()


class _Toegang:
    """Which files of a sample somebody may open; a few queries, whatever its size."""

    def __init__(self, getrokken: Iterable[Getrokken], lezer: Gebruiker) -> None:
        met_bestand = [(een.traject_id, stuk) for een in getrokken for stuk in een.stukken if stuk.bestand]
        ids = {traject_id for traject_id, _ in met_bestand}
        rechten = {PAGINAS[stuk.soort][1] for _, stuk in met_bestand}
        self.bereik = {
            recht: set(Traject.objects.zichtbaar_voor(lezer, recht).filter(pk__in=ids).values_list("pk", flat=True))
            for recht in rechten
        }
        documenten = {stuk.document for _, stuk in met_bestand if stuk.document}
        zichtbaar = Document.objects.zichtbaar_voor(lezer).filter(pk__in=documenten)
        self.documenten = set(zichtbaar.values_list("pk", flat=True))

    def mag(self, traject_id: int, stuk: Stuk) -> bool:
        """Whether the file of this piece may be opened, as on its own page."""
        recht = PAGINAS[stuk.soort][1]
        return traject_id in self.bereik[recht] and (stuk.document is None or stuk.document in self.documenten)


def _voeg_traject_toe(pakket: _Pakket, een: Getrokken, toegang: _Toegang, map_: PurePosixPath) -> None:
    rijen = []
    for nummer, stuk in enumerate(een.stukken, start=1):
        bestand = ""
        if stuk.bestand:
            bestand = str(map_ / f"{nummer:03}{PurePosixPath(stuk.bestand).suffix}")
            if toegang.mag(een.traject_id, stuk):
                _voeg_bestand_toe(pakket, bestand, stuk)
            else:
                pakket.manifest.append((bestand, None, stuk.sha256, DICHT))
        uren = als_uren(stuk.minuten) if stuk.minuten else None
        rijen.append((str(stuk.soort), stuk.datum, stuk.wat, uren, stuk.zwak, bestand))
    pakket.voeg_toe(str(map_ / "stukken.csv"), als_csv(STUKKEN, rijen))


def _voeg_bestand_toe(pakket: _Pakket, naam: str, stuk: Stuk) -> None:
    try:
        with default_storage.open(stuk.bestand) as bron:
            pakket.voeg_toe(naam, bron.read(), stuk.sha256)
    except FileNotFoundError:
        pakket.manifest.append((naam, None, stuk.sha256, WEG))


def veilige_naam(nummer: str) -> str:
    """A trajectnummer as the name of a folder: letters, digits and dashes."""
    return "".join(teken if teken.isalnum() or teken in "-_" else "-" for teken in nummer) or "traject"


def _lijstregel(een: Getrokken) -> Sequence[Waarde]:
    return (
        een.trajectnummer,
        een.naam,
        len(een.stukken),
        len(een.zwak),
        als_uren(een.minuten),
        als_uren(een.minuten_zwak),
    )
