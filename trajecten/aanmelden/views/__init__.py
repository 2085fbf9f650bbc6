"""The screens of signing up and of somebody's details."""
