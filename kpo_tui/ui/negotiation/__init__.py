"""The negotiation screen: the prompt at hand, a party's seat, and what can be opened from it."""
