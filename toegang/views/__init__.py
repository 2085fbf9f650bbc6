"""Pages about people, the logboek and the own account."""
