"""Making and changing a personal plan."""
