"""Taking people in: signing up, doubles, admission, the start, and what is known of somebody."""
