"""A share in words: "één op de drie" only where that is honest."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

# the fractions that people say
IN_WOORDEN = {
    Fraction(1, 10): "één op de tien",
    Fraction(1, 5): "één op de vijf",
    Fraction(1, 4): "één op de vier",
    Fraction(1, 3): "één op de drie",
    Fraction(1, 2): "de helft",
    Fraction(2, 3): "twee op de drie",
    Fraction(3, 4): "drie op de vier",
}
# of fewer people a fraction or a percentage says less than the numbers do
GENOEG = 10
# so far from the fraction that is said, as a part of it, the share may lie
SPELING = Fraction(1, 20)


def aandeel_in_woorden(deel: int, geheel: int) -> str:
    """How large a part `deel` is of `geheel`, for in a sentence.

    Fewer than ten in all: the numbers. Exactly a fraction that people say: that fraction; at most a twentieth of it
    away: "ongeveer" that fraction. Anything else is a whole percentage, rounded half up, but never to 0 or 100: that is
    nobody or everybody. Empty without anybody.
    """
    if geheel == 0:
        return ""
    if deel in (0, geheel):
        return "iedereen" if deel else "niemand"
    if geheel < GENOEG:
        return f"{deel} van de {geheel}"
    aandeel = Fraction(deel, geheel)
    dichtst = min(IN_WOORDEN, key=lambda breuk: abs(aandeel - breuk))
    if aandeel == dichtst:
        return IN_WOORDEN[dichtst]
    if abs(aandeel - dichtst) <= SPELING * dichtst:
        return f"ongeveer {IN_WOORDEN[dichtst]}"
    procent = (Decimal(100 * deel) / geheel).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{min(max(procent, Decimal(1)), Decimal(99))} procent"
