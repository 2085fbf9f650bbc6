"""The BSN of a deelnemer: only where the organisation has a statutory ground, encrypted, shown with a reason."""
