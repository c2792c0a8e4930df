"""The start screen, and the forms that open or begin a negotiation."""
