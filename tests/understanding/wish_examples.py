"""Every kind of wish, as people say it, and sentences that are near to it and something else."""

from typing import NamedTuple


class Examples(NamedTuple):
    """Sentences that are the wish, and near misses: not this wish for sure."""

    said: tuple[str, ...]
    near: tuple[str, ...]


EXAMPLES: dict[str, Examples] = {
    "why": Examples(
        ("what matters here?", "why would they ask for that?", "why do they want it?", "why is the late interest important?", "explain"),
        ("why not 45 days", "that is why we reject it", "we want it because it matters"),
    ),
    "norm": Examples(
        ("what's the market rate for late interest?", "what do others usually pay?", "is 45 days normal?", "what is usual", "market standard"),
        ("take the market standard", "that is not normal", "our normal rate is 30"),
    ),
    "help": Examples(
        ("help", "what can I say here?", "help me out here", "what are my options?", "I'm lost"),
        ("we can't help you with the rate", "the options are fine"),
    ),
    "advice": Examples(
        ("is this a good offer?", "should we take it?", "what if we refuse?", "how good is their offer for us", "any advice?"),
        ("should we accept 45 days?", "that is a good offer", "what if they refuse?"),
    ),
    "unsure": Examples(
        ("no idea", "idk", "tbd", "we need to check with finance first", "not sure yet"),
        ("we have no objection", "not sure about 45 days", "no idea, maybe 45 days"),
    ),
    "skip": Examples(
        ("later", "not now, later", "park that for me later?", "no idea, skip it", "can we do this one later"),
        ("skip the interest, 45 days", "payment 45 days later", "we pay later"),
    ),
    "leave_to_them": Examples(
        ("leave that to them", "they know that better", "let the other side go first", "that's for the provider to say"),
        ("they know it is 45", "leave it", "let them pay 45 days", "that's for the client to say"),
    ),
    "back": Examples(
        ("previous question", "back to the last one please", "can we go back one", "go back"),
        ("take it back", "get back to me on the rate", "back to payment"),
    ),
    "next": Examples(("next clause please", "what's next?", "go on"), ("next insurance", "next year 45 days")),
    "undo": Examples(
        ("undo that", "sorry, undo that please", "take that last answer back", "oops"),
        ("we'd undo the deal", "wrong, it is 45 days", "take back our offer"),
    ),
    "quit": Examples(
        ("save everything I have to leave now", "I have to leave now, save everything", "gotta run, bye", "let's stop here for today, thanks"),
        ("we leave the agreement", "save 5% for us", "stop the services after 30 days"),
    ),
    "closing": Examples(
        ("we are done here", "that closes my list of questions", "I'm good, thanks"),
        ("we are done here for today", "we are good with 45 days"),
    ),
    "options": Examples(
        ("what are the options for the pricing model?", "options for invoicing cycle", "which options are there for late interest"),
        ("the options are fine", "we have no option for the pricing model", "what are the options?"),
    ),
    "clause": Examples(
        ("show me the clause", "what else is in this clause?", "which terms does this clause have?", "read the whole clause again"),
        ("show me this clause is wrong", "the clause is fine", "no such clause"),
    ),
    "offers": Examples(
        ("what is open from them?", "open offers to me?", "which of their offers are waiting for us?", "any open offers?", "what is open from their side for us to answer?"),
        ("their offer is open to changes", "we want an open offer", "all open offers are fine", "any offer from them is good"),
    ),
    "package": Examples(
        ("what's in their package?", "show me their package", "which clauses are in their package?"),
        ("we accept their package", "their package with 45 days", "in their package the rate is 25"),
    ),
    "our_package": Examples(
        ("what happened to our package?", "what became of our offer?", "have they answered our package?"),
        ("our package is off", "what if our package fails", "it happened with our package"),
    ),
    "redline": Examples(
        ("what changed", "what did they change?", "where do we differ?", "show me both side by side"),
        ("we changed our mind", "change it to 45 days"),
    ),
    "draft": Examples(
        ("how would it read?", "can I see the whole agreement", "show me the draft", "how does this read in the contract"),
        ("draft it with 45 days", "we drafted the agreement"),
    ),
    "issues": Examples(
        ("what is left?", "what's still for me to answer?", "what haven't we agreed yet?", "which points are still open please"),
        ("not agreed", "what have we agreed so far", "that is still open to discussion"),
    ),
    "status": Examples(
        ("where are we", "so where do we stand overall?", "whose turn is it now", "who moves next", "what have we agreed so far"),
        ("we stand by 45 days", "where does it say that"),
    ),
    "history": Examples(
        ("history of this clause", "history of payment please", "how did we get to this point"),
        ("history of late payment matters to us", "this is history"),
    ),
    "theirs": Examples(
        ("what do they offer?", "what are they offering on the rate", "remind me what they said", "show theirs on liability"),
        ("don't show me theirs", "what did the client offer?", "they offer 45 days"),
    ),
    "ours": Examples(
        ("what did we say so far?", "what have we offered on payment so far", "show our offer", "what did the client offer?"),
        ("we offer 45 days", "our offer stands"),
    ),
    "repeat": Examples(
        ("repeat", "again", "say that again", "could you repeat the question?", "sorry, what was the question?"),
        ("we say that again and again: no", "again, 45 days"),
    ),
    "send": Examples(
        ("I'm done with my edits, dispatch them to the other party", "submit our answers", "that's everything from us, send it over", "let them have our answers"),
        ("we send invoices monthly", "send it if they agree to 45 days", "send our people to the client", "I'm done with the rate, 45 days"),
    ),
}  # fmt: skip
