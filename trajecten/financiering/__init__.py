"""Which subsidieprojecten pay for a traject, and when."""
