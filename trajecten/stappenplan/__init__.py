"""The stappenplan of a traject, and referrals to others."""
