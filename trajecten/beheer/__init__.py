"""What a beheerder keeps up: programmes and the projects that pay for them."""
