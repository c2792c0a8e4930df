"""A recording stepped through, up to any moment, and as a page for a browser."""
