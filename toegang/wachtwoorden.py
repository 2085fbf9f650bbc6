"""What makes a password too easy to guess, beyond what Django checks."""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

import organisaties

# Words on which Dutch passwords are built; the list that Django ships is mostly English.
GEWOON = frozenset(
    "wachtwoord welkom geheim zomer herfst winter lente voorjaar januari februari maart april mei juni juli "
    "augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "nederland amsterdam rotterdam utrecht feyenoord ajax gemeente stapsteen inloggen toegang begeleider "
    "jobcoach casemanager trainer programmamanager beheerder deelnemer".split()
)
MINSTE_VERSCHILLENDE_TEKENS = 5
GEEN_LETTER = re.compile(r"[\W\d_]+")


class GeenVoorspelbaarWachtwoord(CommonPasswordValidator):
    """Refuses a common word with figures or signs around it ("Welkom2026!!"), and a few signs repeated."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a password that is on every list of guesses."""
        woorden = GEEN_LETTER.sub(" ", password.lower()).split()
        te_gewoon = len(woorden) <= 1 and "".join(woorden) in self._gewoon()
        if te_gewoon or len(set(password)) < MINSTE_VERSCHILLENDE_TEKENS:
            raise ValidationError(
                "Dit wachtwoord is te makkelijk te raden. Neem vier of vijf woorden die niet bij elkaar horen.",
                code="voorspelbaar",
            )

    def get_help_text(self) -> str:
        """What the page of a new password says about it."""
        return "Gebruik niet één gewoon woord met cijfers erachter."

    def _gewoon(self) -> set[str]:
        organisatie = organisaties.huidige()
        eigen = {organisatie.schema_name} if organisatie else set()
        return {"", *GEWOON, *self.passwords, *eigen}
