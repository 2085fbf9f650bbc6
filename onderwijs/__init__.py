"""Leerlijnen and modules, groups with a waiting list, bijeenkomsten and who was there."""
