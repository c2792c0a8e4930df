"""One negotiation at the table: its session, a party's desk with its private talk and papers. What front ends call."""
