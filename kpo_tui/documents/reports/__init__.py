"""What is told about a negotiation: where it stands, what is open, what changed and who moved."""
