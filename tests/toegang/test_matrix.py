"""The whole table of rights, written out once more: a change in one must be a choice in the other."""

import pytest
from django.contrib.auth.models import AnonymousUser

from toegang.controle import bereik, eis, mag
from toegang.matrix import MATRIX, ROL_OMSCHRIJVING, ROLLEN_ORGANISATIE, Bereik, Recht, Rol
from toegang.models import Gebruiker

# Per right the reach of: jobcoach, casemanager, trainer, programmamanager, beheerder, platformbeheerder.
# E = own trajecten, T = the team's, O = the whole organisation, - = not at all.
VERWACHT = {
    "traject_inzien": "E T E O - -",
    "traject_wijzigen": "E E - - - -",
    "traject_aanmelden": "E T - - - -",
    "situatie_inzien": "E T - O - -",
    "deelnemer_samenvoegen": "- T - O - -",
    "verslag_inzien": "E T - - - -",
    "contact_loggen": "E E E - - -",
    "meting_inzien": "E T - - - -",
    "meting_invullen": "E E - - - -",
    "meting_vaststellen": "- E - - - -",
    "bijzonder_inzien": "- E - - - -",
    "fase_wijzigen": "- E - - - -",
    "groep_inzien": "- T E O - -",
    "groep_beheren": "- T E - - -",
    "groepsnotitie_inzien": "- T E - - -",
    "aanwezigheid_vastleggen": "- T E - - -",
    "leerlijn_beheren": "- - O - O -",
    "opleiding_inzien": "E T E O - -",
    "opleiding_wijzigen": "E E E - - -",
    "opleiding_beheren": "O O O - O -",
    "werkgever_inzien": "O O - O - -",
    "werkgever_wijzigen": "O O - - - -",
    "werkgever_overdragen": "- - - O O -",
    "plaatsing_inzien": "E T - O - -",
    "plaatsing_wijzigen": "E E - - - -",
    "stagevraag_inzien": "O O - O - -",
    "stagevraag_wijzigen": "O O - - - -",
    "koppel_wijzigen": "E E E - - -",
    "document_inzien": "E T - - - -",
    "document_wijzigen": "E E - - - -",
    "rapport_inzien": "- - - O - -",
    "rapport_maken": "- - - O - -",
    "deelnemerrapport_maken": "E T - - - -",
    "programma_beheren": "- - - - O -",
    "importeren": "- - - - O -",
    "gebruikers_beheren": "- - - - O -",
    "logboek_inzien": "- - - - O -",
    "huisstijl_beheren": "- - - - O -",
    "organisaties_beheren": "- - - - - O",
    "uren_schrijven": "E E E E - -",
    "uren_goedkeuren": "- T - O - -",
    "deelneemuren_invullen": "E E E - - -",
    "stappenplan_inzien": "E T - - - -",
    "stappenplan_wijzigen": "E E - - - -",
    "begeleiding_wijzigen": "E T - O - -",
    "traject_stoppen": "- E - - - -",
    "bsn_inzien": "- E - - - -",
    "bsn_wijzigen": "- E - - - -",
    "bsn_rapporteren": "- - - O - -",
    "bsn_instellen": "- - - - O -",
}
TEKENS = {"E": Bereik.EIGEN, "T": Bereik.TEAM, "O": Bereik.ORGANISATIE, "-": None}
COMBINATIES = [
    pytest.param(rol, Recht(recht), TEKENS[teken], id=f"{rol.value}-{recht}")
    for recht, rij in VERWACHT.items()
    for rol, teken in zip(Rol, rij.split(), strict=True)
]


@pytest.mark.parametrize(("rol", "recht", "verwacht"), COMBINATIES)
def test_elke_rol_heeft_precies_dit_recht_en_dit_bereik(rol, recht, verwacht):
    gebruiker = Gebruiker(email="a@b.example", rollen=[rol.value])
    assert bereik(gebruiker, recht) == verwacht
    assert mag(gebruiker, recht) == (verwacht is not None)


def test_de_tabel_van_deze_proef_kent_elk_recht():
    assert set(VERWACHT) == {recht.value for recht in Recht}
    assert set(MATRIX) == set(Rol) == set(ROL_OMSCHRIJVING)


def test_wie_twee_rollen_heeft_krijgt_het_ruimste_bereik():
    gebruiker = Gebruiker(email="a@b.example", rollen=[Rol.JOBCOACH, Rol.PROGRAMMAMANAGER])
    assert bereik(gebruiker, Recht.TRAJECT_INZIEN) is Bereik.ORGANISATIE
    assert bereik(gebruiker, Recht.CONTACT_LOGGEN) is Bereik.EIGEN


@pytest.mark.parametrize("recht", Recht)
def test_wie_niet_is_ingelogd_of_geblokkeerd_is_mag_niets(recht):
    geblokkeerd = Gebruiker(email="a@b.example", rollen=list(Rol.values), is_active=False)
    assert not mag(AnonymousUser(), recht)
    assert not mag(geblokkeerd, recht)


def test_bijzondere_gegevens_zijn_alleen_voor_rollen_die_ook_metingen_zien():
    for rol, rechten in MATRIX.items():
        if Recht.BIJZONDER_INZIEN in rechten:
            assert rechten[Recht.BIJZONDER_INZIEN] <= rechten[Recht.METING_INZIEN], rol


def test_beheerder_en_platformbeheerder_zien_geen_dossier():
    dossier = {Recht.TRAJECT_INZIEN, Recht.VERSLAG_INZIEN, Recht.METING_INZIEN, Recht.BIJZONDER_INZIEN}
    assert not dossier & MATRIX[Rol.BEHEERDER].keys()
    assert set(MATRIX[Rol.PLATFORMBEHEERDER]) == {Recht.ORGANISATIES_BEHEREN}
    assert Rol.PLATFORMBEHEERDER not in ROLLEN_ORGANISATIE


def test_een_onbekend_recht_is_een_fout_van_de_programmeur():
    with pytest.raises(ValueError, match="traject_vernietigen"):
        mag(Gebruiker(rollen=["jobcoach"]), "traject_vernietigen")


def test_eis_weigert_in_het_nederlands():
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied, match="Je mag dit niet: gebruikers"):
        eis(Gebruiker(rollen=["jobcoach"]), Recht.GEBRUIKERS_BEHEREN)
