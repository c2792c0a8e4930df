"""The sample negotiation that comes with the program."""

from pathlib import Path


def play_to_folder() -> Path:
    """Play the sample into a fresh folder; gives the folder."""
    return Path()
