"""Whatever somebody types at length is kept: no form with a large text field without a draft."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django import forms
from django.conf import settings

APPS = (
    "bouwstenen",
    "onderwijs",
    "organisaties",
    "rapportage",
    "toegang",
    "trajecten",
    "werkgevers",
    "zelfredzaamheid",
)
SJABLONEN = Path(settings.BASE_DIR) / "templates"
# where a form class with a large text field stands; a part that stands in a page gives that page
STAAT_IN = {
    "bouwstenen.beheer.forms.SteenFormulier": "bouwstenen/beheer/steen.html",
    "bouwstenen.forms.AfrondFormulier": "bouwstenen/stap.html",
    "bouwstenen.forms.LangerFormulier": "bouwstenen/stap.html",
    "bouwstenen.forms.TerugFormulier": "bouwstenen/stap.html",
    "bouwstenen.forms.VerderFormulier": "bouwstenen/stap.html",
    "onderwijs.bewijs.forms_praktijk.NieuwePraktijkFormulier": "_componenten/formulierpagina.html",
    "onderwijs.bewijs.forms_praktijk.WerkprocesFormulier": "_componenten/formulierpagina.html",
    "onderwijs.bewijs.forms_praktijk.WerkprocessenFormulier": "_componenten/formulierpagina.html",
    "onderwijs.forms.NotitieFormulier": "_componenten/formulierpagina.html",
    "onderwijs.koppel.forms.AfsluitFormulier": "_componenten/formulierpagina.html",
    "onderwijs.koppel.forms.KoppelFormulier": "_componenten/formulierpagina.html",
    "onderwijs.koppel.forms.WijzigFormulier": "_componenten/formulierpagina.html",
    "onderwijs.stagevraag.forms.StagevraagFormulier": "_componenten/formulierpagina.html",
    "onderwijs.opleiding.forms.VoortgangFormulier": "_componenten/formulierpagina.html",
    "rapportage.verantwoording.forms.DefinitiefFormulier": "rapportage/verantwoording/definitief.html",
    "trajecten.aanmelden.forms.aanmelden.AanmeldFormulier": "trajecten/aanmelden/aanmelden.html",
    "trajecten.aanmelden.forms.wijzigen.AanmeldingFormulier": "trajecten/aanmelden/wijzigen.html",
    "trajecten.aanmelden.forms.wijzigen.SituatieFormulier": "trajecten/aanmelden/wijzigen.html",
    "trajecten.aanmelden.forms.wijzigen.StartFormulier": "trajecten/aanmelden/starten.html",
    "trajecten.begeleiding.forms.OverdraagFormulier": "trajecten/begeleiding/overdragen.html",
    "trajecten.correctie.forms.WijzigFormulier": "trajecten/correctie/wijzigen.html",
    "trajecten.forms.ContactFormulier": "trajecten/_contactkaart.html",
    "trajecten.groepscontact.forms.GroepscontactFormulier": "trajecten/groepscontact/formulier.html",
    "trajecten.groepscontact.forms.WijzigGroepFormulier": "trajecten/groepscontact/formulier.html",
    "trajecten.signaalwerk.forms.UitstelFormulier": "trajecten/signaalwerk/uitstellen.html",
    "trajecten.stappenplan.forms.AfsluitFormulier": "_componenten/formulierpagina.html",
    "trajecten.stappenplan.verwijsformulieren.StandFormulier": "trajecten/stappenplan/doorverwijzing.html",
    "trajecten.stappenplan.verwijsformulieren.VerwijsFormulier": "_componenten/formulierpagina.html",
    "trajecten.stappenplan.verwijsformulieren.VerwijsVelden": "_componenten/formulierpagina.html",
    "trajecten.urenstaat.forms.TerugFormulier": "trajecten/uren/collega.html",
    "werkgevers.evaluatie.formulierformulier.FormulierFormulier": "werkgevers/evaluatie/formulier.html",
    "werkgevers.matching.forms.UitkomstFormulier": "_componenten/formulierpagina.html",
    "werkgevers.matching.forms.WensFormulier": "_componenten/formulierpagina.html",
    "werkgevers.plaatsing.formulieren.OvereenkomstFormulier": "_componenten/formulierpagina.html",
    "werkgevers.plaatsing.forms.PlaatsingFormulier": "_componenten/formulierpagina.html",
    "werkgevers.werkgever.forms.ContactFormulier": "_componenten/formulierpagina.html",
    "werkgevers.werkgever.forms.WerkgeverFormulier": "_componenten/formulierpagina.html",
    "werkgevers.werkplek.forms.WerkplekFormulier": "_componenten/formulierpagina.html",
    "zelfredzaamheid.eigen.forms.EigenFormulier": "zelfredzaamheid/eigen/invullen.html",
    "zelfredzaamheid.forms.meting.RedenFormulier": "_componenten/formulierpagina.html",
    "zelfredzaamheid.forms.meting.TerugFormulier": "_componenten/formulierpagina.html",
    "zelfredzaamheid.ladder.forms.LadderFormulier": "zelfredzaamheid/ladder/vastleggen.html",
}
# fields that other form classes share; nobody fills these in by themselves
GEEN_PAGINA = {"bouwstenen.forms._ToetsFormulier", "trajecten.aanmelden.forms.velden.AanmeldVelden"}
# a text box that is no field of a form class: its template, and the page that it stands in
LOS = {"_componenten/score_rij.html": "zelfredzaamheid/invullen.html"}


def formulierklassen() -> set[type[forms.BaseForm]]:
    """Every form class of the project."""
    for app in APPS:
        for module in pkgutil.walk_packages(import_module(app).__path__, f"{app}."):
            if "form" in module.name:
                import_module(module.name)
    return {klasse for klasse in _onder(forms.BaseForm) if klasse.__module__.partition(".")[0] in APPS}


def _onder(klasse: type) -> Iterator[type]:
    for onder in klasse.__subclasses__():
        yield onder
        yield from _onder(onder)


def met_groot_tekstveld() -> set[str]:
    return {
        f"{klasse.__module__}.{klasse.__name__}"
        for klasse in formulierklassen()
        if any(isinstance(veld.widget, forms.Textarea) for veld in getattr(klasse, "base_fields", {}).values())
    }


def test_elk_formulier_met_een_groot_tekstveld_houdt_een_concept():
    assert met_groot_tekstveld() - GEEN_PAGINA == set(STAAT_IN), "zet nieuwe formulieren in STAAT_IN"
    zonder = {naam for naam, plek in STAAT_IN.items() if "data-concept-url=" not in _tekst(SJABLONEN / plek)}
    assert zonder == set()


def test_een_los_tekstvak_staat_ook_in_een_formulier_met_een_concept():
    met_vak = {str(pad.relative_to(SJABLONEN)) for pad in SJABLONEN.rglob("*.html") if "<textarea" in _tekst(pad)}
    assert met_vak == set(LOS), "zet nieuwe tekstvakken in LOS"
    assert [plek for plek in LOS.values() if "data-concept-url=" not in _tekst(SJABLONEN / plek)] == []


def _tekst(pad: Path) -> str:
    return pad.read_text("utf-8")
