"""The conversation: what is put before a party, and what comes of what it says. No files, no screen."""
