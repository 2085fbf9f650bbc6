"""The participatieladder: the questions that decide between treden, and growth over time."""
