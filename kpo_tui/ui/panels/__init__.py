"""Panels that several screens share, and the snapshot they show: clauses, positions, history, documents, help."""
