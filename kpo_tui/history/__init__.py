"""What the events of a log come to: rounds, gaps, tallies, and an event in words."""
