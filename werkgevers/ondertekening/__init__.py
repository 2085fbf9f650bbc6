"""Signing evaluations: requests, one-time links, codes, disputes, reminders and the pages for who has no account."""
