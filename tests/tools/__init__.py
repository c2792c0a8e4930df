"""Programs that look at the project itself, for the Makefile."""
