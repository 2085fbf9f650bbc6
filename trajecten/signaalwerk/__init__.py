"""What people do with signals: let one wait, set the rules, and count them for who keeps watch."""
