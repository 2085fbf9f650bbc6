"""Schools, what can be learned there, and who is enrolled."""
