"""What is checked before an ESF+ report may become final (domein §3.4)."""

from collections.abc import Iterable
from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.esf.aansluiting import aansluiting
from rapportage.esf.cijfers import Esf
from rapportage.esf.deelname import Deelname, deelnames
from rapportage.esf.indicatoren import Regels
from rapportage.esf.rijen import DubbelRij, MedeRij, Rijen
from rapportage.esf.sluitend import bezwaren, bij_de_start, geteld_bij
from rapportage.periode import Periode
from vormgeving.taal import datum, opsomming

CASEMANAGER, PROGRAMMAMANAGER = "casemanager", "programmamanager"


def controles(rijen: Rijen, cijfers: Esf, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """The checks of this report, each over the records that it concerns."""
    alle = deelnames(rijen.trajecten)
    binnen = [d for d in alle if d.entree.startdatum in periode]
    weg = [d for d in alle if d.vertrokken_op in periode]
    return (
        _volledig(binnen),
        _sluitend(alle, cijfers, periode, Regels(frozenset(rijen.kwalificaties))),
        aansluiting(alle, rijen.eerder, periode),
        _einde_op_tijd(weg, peildatum),
        _na_zes_maanden(weg, peildatum),
        _gevraagd(binnen),
        _niet_dubbel(alle, {d.entree.id for d in (*binnen, *weg)}, rijen.dubbelen),
        _meebetaald(rijen.mede),
    )


def _volledig(binnen: list[Deelname]) -> Controle:
    gebreken = tuple(
        Gebrek(
            d.entree.id,
            d.entree.nummer,
            f"Onbekend is {opsomming(d.ontbreekt)}.",
            CASEMANAGER,
            "Telt nu alleen mee bij “Deelnemers gestart” (EECO01).",
        )
        for d in binnen
        if not d.is_volledig
    )
    return Controle("volledig", "Van elke deelnemer is alles bekend wat moet", len(binnen), gebreken)


def _einde_op_tijd(weg: list[Deelname], peildatum: date) -> Controle:
    """Stated within 28 days: too late cannot be mended, so it warns only there."""
    gebreken = tuple(_zonder_einde(d, peildatum) for d in weg if d.vertrek and d.uitstroom_op_tijd is None)
    te_redden = any(d.kan_nog_gezegd_worden(peildatum) for d in weg)
    naam = "Van wie vertrok is binnen 28 dagen vastgelegd hoe het ging"
    return Controle("einde", naam, len(weg), gebreken, dwingend=te_redden)


def _zonder_einde(d: Deelname, peildatum: date) -> Gebrek:
    assert d.vertrek is not None
    assert d.vertrokken_op is not None
    if d.kan_nog_gezegd_worden(peildatum):
        wat = f"Vertrok op {datum(d.vertrokken_op)}. Leg vast hoe het nu gaat."
    else:
        wat = f"Vertrok op {datum(d.vertrokken_op)}. Er is niet binnen 28 dagen vastgelegd hoe het ging."
    return Gebrek(d.vertrek.id, d.vertrek.nummer, wat, CASEMANAGER, "Telt nu niet mee bij EECR01 tot en met EECR04.")


def _na_zes_maanden(weg: list[Deelname], peildatum: date) -> Controle:
    gebreken = tuple(
        Gebrek(
            d.vertrek.id,
            d.vertrek.nummer,
            "Zes maanden na het einde is niet vastgelegd hoe het gaat.",
            CASEMANAGER,
            f"Telt nu niet mee bij {'EECR06' if d.werkte else 'EECR05'}.",
        )
        for d in weg
        if d.vertrek and not d.is_te_vroeg_voor_zes_maanden(peildatum) and not _later_bekend(d)
    )
    naam = "Van wie een half jaar weg is, is vastgelegd hoe het gaat"
    return Controle("zes_maanden", naam, len(weg), gebreken, dwingend=False)


def _later_bekend(d: Deelname) -> bool:
    assert d.vertrek is not None
    return bool(d.vertrek.verbeterd_na_zes_maanden if d.werkte else d.vertrek.arbeidssituatie_na_zes_maanden)


def _gevraagd(binnen: Iterable[Deelname]) -> Controle:
    """Sensitive answers may be refused, with evidence that they were asked (domein §3.4)."""
    binnen = list(binnen)
    gebreken = tuple(
        Gebrek(
            d.entree.id,
            d.entree.nummer,
            f"Niet gevraagd: {opsomming(niet)}.",
            CASEMANAGER,
            "Telt nu niet mee bij deze kenmerken (EECO12 tot en met EECO17).",
        )
        for d in binnen
        if (niet := _niet_gevraagd(d))
    )
    return Controle("gevraagd", "Alle kenmerken zijn gevraagd", len(binnen), gebreken, dwingend=False)


def _niet_gevraagd(d: Deelname) -> list[str]:
    e = d.entree
    antwoorden = (
        ("beperking", e.beperking),
        ("van buiten de EU", e.derdelander),
        ("migratieachtergrond", e.migratieachtergrond),
        ("minderheid", e.minderheid),
        ("dakloos", e.dakloos),
        ("landelijk gebied", e.landelijk_gebied),
    )
    return [naam for naam, antwoord in antwoorden if antwoord in ("", "niet_gevraagd")]


def _sluitend(alle: Iterable[Deelname], cijfers: Esf, periode: Periode, regels: Regels) -> Controle:
    geteld = geteld_bij(cijfers)
    gebreken = []
    for d in alle:
        codes = geteld.get(d.entree.id)
        if codes is None:
            continue
        if d.entree.startdatum not in periode:
            codes |= bij_de_start(d, regels)
        gebreken += [
            Gebrek(
                d.entree.id,
                d.entree.nummer,
                f"{zin} Telt nu mee bij {opsomming(sorted(codes))}.",
                PROGRAMMAMANAGER,
                "De subsidiegever weigert cijfers die niet kloppen met elkaar.",
            )
            for zin in bezwaren(codes, volledig=d.is_volledig)
        ]
    return Controle("sluitend", "De cijfers kloppen met elkaar", len(geteld), tuple(gebreken))


def _niet_dubbel(alle: Iterable[Deelname], geteld: set[int], dubbelen: Iterable[DubbelRij]) -> Controle:
    """Two records that may be one person, of whom at least one counts: a colleague says whether they are."""
    per_deelnemer = {d.entree.deelnemer_id: d for d in alle}
    paren = [(per_deelnemer[p.eerste], per_deelnemer[p.tweede], p) for p in dubbelen]
    gebreken = tuple(
        Gebrek(
            laatste.entree.id,
            laatste.entree.nummer,
            f"Is misschien dezelfde als {eerste.entree.nummer}: {opsomming(list(paar.redenen))}.",
            PROGRAMMAMANAGER,
            "Zijn zij één persoon? Dan telt die na het samenvoegen één keer.",
            "trajecten:samenvoegen",
            (paar.eerste, paar.tweede),
        )
        for een, ander, paar in paren
        if geteld & {een.entree.id, ander.entree.id}
        for eerste, laatste in [sorted((een, ander), key=lambda d: (d.entree.startdatum, d.entree.id))]
    )
    return Controle("dubbel", "Geen dubbele deelnemers", len(geteld), gebreken, dwingend=False)


def _meebetaald(mede: tuple[MedeRij, ...]) -> Controle:
    """A traject counts for the project that it began with, not for one that only pays along."""
    gebreken = tuple(
        Gebrek(
            m.traject_id,
            m.nummer,
            f"Dit project betaalt mee vanaf {datum(m.van)}, maar het traject "
            + (f"hoort bij project {m.eigen_project}." if m.eigen_project else "heeft geen eigen project."),
            PROGRAMMAMANAGER,
            "Telt nu niet mee in dit rapport.",
            "trajecten:gegevens",
            (m.traject_id,),
        )
        for m in mede
    )
    naam = "Elk traject waar dit project voor betaalt, hoort bij dit project"
    return Controle("meebetaald", naam, len(mede), gebreken, dwingend=False)
