"""Documents: files of a deelnemer, a werkgever or a placement. See docs/ontwikkel/documenten.md."""
