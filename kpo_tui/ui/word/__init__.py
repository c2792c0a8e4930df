"""Word files on the screen: what is sent, and what came back, to be looked over."""
