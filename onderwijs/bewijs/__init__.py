"""What somebody can show: diplomas, certificates and praktijkverklaringen."""
