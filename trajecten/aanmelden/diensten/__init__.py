"""The writers of signing up, starting, changing details and merging."""
