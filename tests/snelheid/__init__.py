"""Measures how fast the application is, as ratios within one run: `make bench`. No test: nothing here is asserted."""
