"""What is drafted, reported, compared and written: documents of blocks and runs, and their formats."""
