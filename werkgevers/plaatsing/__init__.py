"""Placements: prepared, followed week by week, ended; and whether somebody kept the job."""
