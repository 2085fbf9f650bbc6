"""The writers of onderwijs, split by noun."""
