"""What the sides of a played negotiation say. `{…}` is filled in."""

COMMENTS = (
    "Could you say how you arrived at that? Our own figures for the last two quarters come out lower.",
    "Thank you. We shall take this to our finance team and come back by the end of the week.",
    "This is close. If the rest of the clause holds, we see no blocker on our side.",
    "Our insurer has asked for the exact words here; they follow with our next proposal.",
    "Who decides this on your side? It may be quicker if the two of them speak directly.",
    "For the record: this was discussed on the call this morning, and nothing was agreed there.",
    "We read this together with the liability clause. One cannot move without the other.",
    "Legal has read it and has two remarks, neither of them a blocker.",
    "Please note the public holidays next week; an answer may take a day longer.",
    "We have tested the turnaround on last month’s files, and it can be kept most of the time.",
)
NOTES = (
    "As discussed.",
    "This is as far as we can go without asking the board.",
    "We have taken your point on the rest of the clause.",
    "Subject to the same change elsewhere in the agreement.",
    "With this we would be ready to close the clause.",
)
PARKING = (
    "Waiting for our insurer’s answer.",
    "Our data protection officer is away until next week.",
    "The steering committee has to decide this; it meets on the first Monday of the month.",
    "We are too far apart here; let us settle the rest first.",
)
DEADLOCKED = "Neither side can move any further on {term}; both have asked their boards."
STOPPED = "The latest offers on {term} stand, and neither side moves from its own."
REJECTING = (
    "We are too far apart here to go on from this.",
    "That mixes two things we would rather settle one by one.",
    "The value of what we would give up is much higher than what we would get.",
)
WITHDRAWING = ("A slip in the figures; a corrected proposal follows.", "Overtaken by our call of yesterday.")
REOPENING = (
    "The new data protection officer wants to see this again.",
    "Our treasury asks for one change.",
    "The volume forecast has changed; this no longer fits.",
)
DECLINING = "We have planned on this already; please let it stand."
GIVING_IN = "Approved by our board this morning: we can accept your figure here if this closes the clause."
LEAVING_OUT = "We do not see a use for this clause in this deal."
ADDED_TITLE = "Use of name and logo"
UNWANTED_TITLE = "Lowest price"
UNWANTED = "The Charges shall at no time be higher than those that the Provider agrees with anybody else.\n"
PUBLICITY = """\
Neither Party shall use the other’s name or logo in publicity without its written consent.

The Provider may name the Client in a list of its customers once the Client has agreed in writing.
"""
PUBLICITY_ANSWER = """\
Neither Party shall use the other’s name or logo in publicity without its written consent.

The Provider may name the Client in a list of its customers, and shall stop doing so within 30 days of being asked.
"""
