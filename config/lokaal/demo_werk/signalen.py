"""A signal that somebody lets wait, so that the list of what waits is not empty."""

from datetime import date, timedelta

from toegang.models import Gebruiker
from trajecten.mijn_dag import eigen_trajecten
from trajecten.models import Betrokkene, Signaaluitstel
from trajecten.registers import Ernst
from trajecten.signaallijst import signalen_van
from trajecten.signaalwerk.diensten import stel_signaal_uit

REDEN = "Is een week weg. Daarna bellen we."


def vul(vandaag: date) -> None:
    """Let for one jobcoach a signal that is not urgent wait for a week; once."""
    if Signaaluitstel.objects.exists():
        return
    begeleiders = Betrokkene.objects.nu().filter(rol=Betrokkene.Rol.JOBCOACH).values("gebruiker")
    for jobcoach in Gebruiker.objects.actief().filter(pk__in=begeleiders).order_by("pk"):
        signalen = signalen_van(eigen_trajecten(jobcoach, vandaag), jobcoach, vandaag)
        rustig = [signaal for signaal in signalen if signaal.ernst < Ernst.KRITIEK and signaal.traject_id]
        if len(signalen) > 1 and rustig:
            stel_signaal_uit(signaal=rustig[0], tot=vandaag + timedelta(days=7), reden=REDEN, door=jobcoach)
            return
