"""The program on the screen: negotiation, replay, Word files and start, on shared panels and a kit."""
