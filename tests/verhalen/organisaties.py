"""The five organisations of the demo, by the names on its start page."""

WERKMAKERIJ = "De Werkmakerij"
PARTICIPATIEFABRIEK = "De Participatiefabriek"
HWWERKT = "HW Werkt!"
WERKSHOP = "Stichting Werkshop"
JONGERENLOKET = "Jongerenloket Purmerend × Werkom"
ORGANISATIES = (WERKMAKERIJ, PARTICIPATIEFABRIEK, HWWERKT, WERKSHOP, JONGERENLOKET)
