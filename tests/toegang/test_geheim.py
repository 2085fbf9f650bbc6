"""What is encrypted cannot be read without the key, and stays readable after the key was changed."""

import pytest
from cryptography.fernet import InvalidToken

from toegang.geheim import ontsleutel, versleutel


def test_versleuteld_is_onleesbaar_en_elke_keer_anders():
    eerste, tweede = versleutel("999990019"), versleutel("999990019")
    assert "999990019" not in eerste
    assert eerste != tweede
    assert ontsleutel(eerste) == ontsleutel(tweede) == "999990019"


def test_na_een_nieuwe_sleutel_is_het_oude_nog_te_lezen(settings):
    oud, sleutel = versleutel("geheim"), settings.SECRET_KEY
    settings.SECRET_KEY = "een heel andere sleutel van genoeg tekens voor deze proef"
    with pytest.raises(InvalidToken):
        ontsleutel(oud)
    settings.SECRET_KEY_FALLBACKS = [sleutel]
    assert ontsleutel(oud) == "geheim"
