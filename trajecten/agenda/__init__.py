"""Appointments: made, moved, cancelled, written up as contact, and read in somebody's own calendar."""
