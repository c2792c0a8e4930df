"""Sample negotiations: a fixed story, and any number of others that two seeded sides play."""
