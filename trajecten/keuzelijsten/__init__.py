"""The lists that an organisation keeps in its own words: own names under codes that never change (ADR 0016)."""
