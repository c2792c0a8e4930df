"""The replay screen: one moment of a log, its timeline, its gaps, and who put what forward."""
