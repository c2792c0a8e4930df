"""What panels and screens are made of: lines, grids, fields, dialogs, keys. Nothing of a negotiation."""
