"""Leermeester and gezel: one deelnemer teaches another. See docs/ontwikkel/onderwijs.md."""
