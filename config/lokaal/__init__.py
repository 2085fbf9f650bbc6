"""Runs Stapsteen on one machine without anything installed: embedded PostgreSQL and Valkey.

Only the demo, the tests and `manage.py` without configured addresses use this package;
production (docker-compose.yml) never does.
"""
