"""The deelnemer's own scores: filled in together, kept apart, never in the figures of a report."""
