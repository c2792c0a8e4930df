"""The conversation line by line, on stdin and stdout: for screen readers, pipes and tests."""
