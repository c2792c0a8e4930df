"""The log: events as chained lines in a file, played back, compared, copied, and mended after mail."""
