"""The screens of measuring, split by noun."""
