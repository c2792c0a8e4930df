"""The kinds of acts, a module each: what a party asks to do, and the event that it was done."""
