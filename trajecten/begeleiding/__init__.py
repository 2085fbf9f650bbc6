"""Who guides a traject, handing over, and how it ends."""
