"""The screens of trajecten, split by noun."""
