"""Correcting or withdrawing a contact; how it read before stays readable."""
