"""The form pack: label, explanation, error, control, and a summary that leads to the fields."""

import re

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from vormgeving.formulier import Formulier, Veldfout, fouten_van, kop_van
from vormgeving.galerij_inhoud import Contactvoorbeeld
from vormgeving.velden import Keuze

CRISPY = Template("{% load crispy_forms_tags %}{% crispy form %}")
FILTER = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
GOED = {"soort": "gesprek", "datum": "24-11-2026", "duur_keuze": "60", "verslag": "Goed gesprek."}


def toon(form, sjabloon=CRISPY) -> str:
    return sjabloon.render(Context({"form": form}))


def veld(html: str, naam: str) -> str:
    return re.split(r'id="div_id_', html.partition(f'id="div_id_{naam}"')[2])[0]


def test_volgorde_is_label_uitleg_fout_veld():
    html = veld(toon(Contactvoorbeeld(GOED | {"verslag": ""})), "verslag")
    plekken = [html.index(stuk) for stuk in ("<label", "_helptext", "_error", "<textarea")]
    assert plekken == sorted(plekken)


def test_een_fout_hangt_aan_het_veld():
    html = veld(toon(Contactvoorbeeld(GOED | {"verslag": ""})), "verslag")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_verslag_helptext id_verslag_error"' in html
    assert "utrecht-form-field--invalid" in toon(Contactvoorbeeld(GOED | {"verslag": ""}))


def test_alleen_wat_leeg_mag_krijgt_tekst_en_niets_een_sterretje():
    html = toon(Contactvoorbeeld())
    assert "(mag leeg)" in veld(html, "leefgebied")
    assert "(mag leeg)" not in veld(html, "verslag")
    assert "(mag leeg)" not in veld(html, "telt_mee")
    assert "*" not in html
    assert " required" not in html


@pytest.mark.parametrize("sjabloon", [CRISPY, FILTER], ids=["crispy tag", "crispy filter"])
def test_het_overzicht_leidt_naar_elk_fout_veld(sjabloon):
    html = toon(Contactvoorbeeld({"datum": "x"}), sjabloon)
    overzicht = html.partition("data-foutoverzicht")[2].partition("</ul>")[0]
    assert 'tabindex="-1"' in html.partition("data-foutoverzicht")[0][-60:]
    assert "Er zijn 4 velden niet goed ingevuld" in overzicht
    assert "Datum: Schrijf de datum zo: 24-11-2026." in overzicht
    for anker in re.findall(r'href="#([^"]+)"', overzicht):
        assert f'id="{anker}"' in html, anker


@pytest.mark.parametrize(
    ("label", "zin"),
    [("Naam", "Naam: Vul dit in."), ("Klopt dit?", "Klopt dit? Vul dit in."), ("", "Vul dit in.")],
)
def test_achter_een_vraag_komt_geen_dubbele_punt(label, zin):
    assert Veldfout(label, "Vul dit in.", "").zin == zin


def test_een_fout_bij_een_veld_dat_dit_formulier_niet_heeft_is_een_fout_van_het_geheel():
    form = Contactvoorbeeld(GOED)
    form.add_error("gezel", "Deze twee zijn al een koppel.")
    assert form.non_field_errors() == ["Deze twee zijn al een koppel."]


def test_een_fout_van_het_geheel_staat_zonder_link_bovenaan():
    class Streng(Formulier):
        naam = forms.CharField()

        def clean(self):
            raise ValidationError("Deze weken lopen door elkaar.")

    form = Streng({"naam": "x"})
    fouten = fouten_van(form)
    assert [(fout.tekst, fout.anker) for fout in fouten] == [("Deze weken lopen door elkaar.", "")]
    assert kop_van(fouten) == "Dit kan zo niet"


def test_een_fout_in_een_verborgen_veld_is_niet_onzichtbaar():
    class Verborgen(Formulier):
        versie = forms.IntegerField(widget=forms.HiddenInput, error_messages={"invalid": "Laad de pagina opnieuw."})

    assert "Laad de pagina opnieuw." in toon(Verborgen({"versie": "x"}))


def test_zonder_versturen_geen_overzicht():
    assert fouten_van(Contactvoorbeeld()) == []
    assert "data-foutoverzicht" not in toon(Contactvoorbeeld())
    assert "data-foutoverzicht" not in toon(Contactvoorbeeld(GOED))


def test_een_groep_heeft_een_legenda_en_een_naam_voor_de_fout():
    html = toon(Contactvoorbeeld(GOED | {"soort": ""}))
    groep = html.partition('<fieldset id="div_id_soort"')[2].partition("</fieldset>")[0]
    assert "<legend" in groep
    assert 'aria-describedby="id_soort_error"' in groep
    assert 'id="id_soort_0"' in groep


@pytest.mark.parametrize(
    ("veldsoort", "klasse"),
    [
        (forms.CharField(), "utrecht-textbox"),
        (forms.EmailField(), "utrecht-textbox"),
        (forms.IntegerField(), "utrecht-textbox"),
        (forms.CharField(widget=forms.PasswordInput), "utrecht-textbox"),
        (forms.DateField(), "utrecht-textbox"),
        (forms.CharField(widget=forms.Textarea), "utrecht-textarea"),
        (forms.ChoiceField(choices=[("a", "A")]), "utrecht-select"),
        (forms.BooleanField(), "utrecht-checkbox"),
        (forms.FileField(), "bestandsveld"),
        (forms.ChoiceField(choices=[("a", "A")], widget=Keuze), "keuze__veld"),
    ],
)
def test_elk_soort_veld_krijgt_zijn_klasse(veldsoort, klasse):
    form = type("Los", (Formulier,), {"veld": veldsoort})()
    html = toon(form)
    assert re.search(rf'class="[^"]*\b{klasse}\b', html)


def test_formulieren_in_een_set_krijgen_hun_eigen_overzicht():
    class Regel(Formulier):
        naam = forms.CharField(label="Naam")

    groep = forms.formset_factory(Regel, extra=2)
    gegevens = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-naam": "x", "form-1-naam": ""}
    html = FILTER.render(Context({"form": groep(gegevens)}))
    assert html.count("data-foutoverzicht") == 1
    assert 'href="#id_form-1-naam"' in html
    assert "form-TOTAL_FORMS" in html
