"""Documents of employers and placements. See docs/ontwikkel/werkgevers.md."""
