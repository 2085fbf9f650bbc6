"""What contact and the agenda put in the registers; called once, in ready()."""

from toegang.matrix import Recht
from trajecten import registers
from trajecten.agenda import signalen
from trajecten.agenda.concept import SOORTEN
from trajecten.agenda.doorgeven import laat_vervallen_na
from trajecten.concepten import Conceptsoort, registreer_conceptsoort, soort_over
from trajecten.contact import CONCEPT, laad_voor_concept
from trajecten.correctie import concept as correctie
from trajecten.groepscontact import concept as groep
from trajecten.models import Groepscontact
from trajecten.signaalsoorten import registreer_signaalsoort


def meld_alles_aan() -> None:
    """Fill the registers."""
    for signaalsoort in (signalen.NIET_UITGEWERKT, signalen.NIET_GEKOMEN):
        registreer_signaalsoort(signaalsoort)
    registers.registreer_signalen(signalen.niet_uitgewerkt)
    registers.registreer_signalen(signalen.niet_gekomen)
    registers.registreer_bij_einde(laat_vervallen_na)
    for soort in SOORTEN:
        registreer_conceptsoort(soort)
    registreer_conceptsoort(Conceptsoort(CONCEPT, laad_voor_concept))
    registreer_conceptsoort(Conceptsoort(groep.CONCEPT, groep.laad_voor_concept))
    registreer_conceptsoort(soort_over(groep.WIJZIGEN, Groepscontact, Recht.CONTACT_LOGGEN))
    registreer_conceptsoort(Conceptsoort(correctie.CONCEPT, correctie.laad_voor_concept))
