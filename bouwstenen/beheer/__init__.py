"""How a beheerder lays the route of a programme: bouwstenen, goals, modules and norms."""
