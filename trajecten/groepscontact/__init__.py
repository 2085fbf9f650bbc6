"""Contact with several deelnemers at once: the hour of staff counts once."""
