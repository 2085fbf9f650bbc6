"""The pages of onderwijs, split by noun."""
