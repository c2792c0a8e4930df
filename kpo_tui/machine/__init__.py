"""What the computer gives: files, locks, streams, the files that came with the program, and how it ends."""
