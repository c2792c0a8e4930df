"""What people type, read as moves: `read(text, at_hand)`.

words → pieces (each a letter of a small alphabet: an accepting word, a place, a value, a negation, …) →
groups → moves. A move is sure only if every word of the sentence was accounted for.
"""
