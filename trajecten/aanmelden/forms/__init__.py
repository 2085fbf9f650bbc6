"""Forms of signing up and of somebody's details: parse and translate; the diensten decide."""
