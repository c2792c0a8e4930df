"""The agreement: wording and values drafted into clauses, checked, and traced to who put them forward."""
