"""Hours of staff: the weekly urenstaat, other hours beside contact, and counter-entries in approved weeks."""
