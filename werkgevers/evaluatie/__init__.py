"""Evaluations of a placement: the form, preparing, freezing; signing builds on it."""
