"""What the parties do, in place of the name of the term that says how long they do it, how much of it or by when.

`DEEDS` leads from words of labels to phrases in the notation of `wish_grammar`: `we stand behind each deliverable for 90 days` is the
warranty period. They name no term; a phrase counts where a term at hand has those words in its name.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.index import Index, TermPlace, named
from kpo_tui.understanding.wish_grammar import Patterns
from kpo_tui.understanding.words import listed

_ANY = ("bare", "count", "multiple")
_DENYING = listed("no none nobody without")

SETS: dict[str, str] = {
    "the": "the; our; your; their; its; all; any; each; every; such; a; an; ",
    "work": "<the> (work|deliverable|deliverables|output|outputs|services|service|results)",
    "bad": "bad; faulty; defective; poor; flawed; substandard; wrong; ",
    "secrets": "<the> (confidential|) (information|secrets|papers|documents|material)",
    "people": "(the other's|the other side's|each other's|our|your|) (people|staff|employees|personnel); anyone; anybody; nobody",
    "key": "(the|our|your|) (key|named) (people|personnel|staff|persons)",
    "team": "<the> (team|people|analysts|staff)",
    "rivals": "(the|our|your|their|) (competitors|rivals|competition)",
    "incident": "(of|about|to|) <the> (incident|incidents|breach|breaches|security incident|data breach|leak)",
    "prices": "(let|) (the|our|your|) prices",
    "over": "is over; ends; has ended; is ended; comes to an end; has come to an end; expires; has expired; terminates; is terminated",
    "refused": "(does|do|will|must|may|can|shall|should) not; doesn't; don't; won't; cannot; can't",
}
"""Parts that several phrases share."""

DEEDS: dict[str, str] = {
    "warranty period": "(am|are|is|remain|remains|stay|stays) (answerable|responsible) for <work>; (come|comes) back to (us|you) with (a|any|) (defect|defects|faults); (stand|stands|standing) behind <work>; ((vouch|vouches|vouching)|(answer|answers|answering)) for <work>; <work> (is|are|stays|remains) (guaranteed|warranted|under warranty); (guarantee|guarantees|guaranteing) <work>; <work> (must|shall|should|will) be (guaranteed|warranted); (warrant|warrants|warranting) <work>",
    "time redo work": "(make|makes|making) good <the> (defect|defects|fault|faults|errors); ((redo|redoing)|(repair|repairs|repairing)|(correct|corrects|correcting)|(remedy|remedies|remedying)|(fix|fixes|fixing)|redoes|redone) <the> <bad> work; (put|puts|putting) <the> <bad> work right; <the> <bad> work (is|gets|must be|will be) (redone|fixed|repaired|put right|corrected)",
    "secrecy end": "(<refused>|never) (talk about|disclose|pass on|reveal|share|use|talk of) <the> (confidential|) (business|secrets|information|anything); <secrets> (must|shall|should|will|has to|have to) (remain|stay|be kept) (confidential|secret); <secrets> (stays|stay|remains|remain|is kept|are kept|is to stay) (confidential|secret); (everything|all of it|all|what we tell you|what you tell us|whatever we tell you|what we show you|what you learn) (stays|remains|is kept|must stay|must remain) (confidential|secret); (keep|keeps|keeping|kept) <secrets> (secret|confidential|); (keep|keeps|keeping) (quiet about it|it secret|it confidential|it quiet|everything secret|everything confidential|quiet|silent about it); stay silent about it; (bound by|sworn to) (confidentiality|secrecy)",
    "return confidential information": "(get|gets|have) <secrets> back; (hand|hands|give|gives|send|sends) <secrets> back; (hand|give|send) back <secrets>; (hand|give) everything (back|confidential back); <secrets> (is|are|comes|come) (back|handed back|given back|sent back)",
    "exit assistance": "(stay|stays) (around|on) (to help|); (support|help|assistance) (on the way out|on exit|when you leave|when we leave|on leaving|to leave|with leaving|with the exit|after the end|with the move|with the transfer); (transition|handover|moving) (help|support) (on exit|on the way out|at the end|); help (you|us) (leave|move|get out|switch|change over|hand over); ((help|helps|helping)|(assist|assists|assisting)|(support|supports|supporting)) (you|us|) (with|in|) the (move|handover|transition|transfer|switch|change|migration) (to a new supplier|to another supplier|to the next supplier|to a new provider|to the new provider|to a successor|)",
    "return client data": "(give|gives|get|gets|hand|hands|send|sends) (us|you|) (our|your|the|the client's) data back; (our|your|the|the client's) data (comes|is|are|must be|will be) (back|handed back|given back|sent back)",
    "exit plan": "(the|an|) exit plan (is|must be|will be|has to be|shall be) (ready|there|done|finished|delivered|with you|with us|on the table); (have|write|draw up|deliver|draft|hand over|present) (the|an) exit plan (ready|)",
    "solicitation end": "no (poaching|hiring|recruiting|hiring away) (of (people|staff|each other's people|anyone)|); (leave|leaves) <people> alone; (ban|bans|prohibition|restriction|bar) on (hiring|recruiting|poaching|employing|taking on|hiring away) <people>; <refused> (hire|poach|solicit|recruit|employ|approach|take on) <people>; (neither of us|neither side|neither party|nobody|no one) (hires|poaches|solicits|recruits|may hire|may poach|may recruit|will hire|will poach|is to hire|shall hire) <people>; keep (your|our) hands off <people>",
    "key personnel stay": "<key> (will|may|can|must|shall|are) not (be|) (moved|pulled|taken|replaced|reassigned|removed|withdrawn) (off|from|) ((our|your|the) (work|account|project|team)|); <key> (stay|stays|remain|remains|must stay|have to stay|will stay|shall stay|are bound|are kept|are tied) (on|with us|with you|in place|on board|on the job|on the account|on the project|on the work|on our work|on your work|on it|put|); (keep|keeps|keeping) <key> (on|on our work|on your work|on the work|on the account|on the project|in place|with us|)",
    "attrition": "of (the|our|your) (team|people|staff) (may leave|can leave|leaves|leave|may go|leaves us|may quit|quits|may walk out|leaving); of (the|our|your) (people|staff) (leave|quit|go)",
    "replacement place": "(replace|replaces|replacing) (a|any|every|each|the|) (leaver|leavers|person|people) (who leaves|who leave|); to replace (them|him or her|him|her|the person|that person|somebody|someone|anybody|a person); (whoever|anybody who|anyone who|everybody who|a person who) leaves is replaced; (when|if|once|whenever) (somebody|someone|anybody|anyone|one of them|a person|a team member) (leaves|quits|goes) (,|) (you|we) (have|get|need)",
    "free handover": "(of|) shadowing; (leaver|leavers|the leaver) (hands over|hand over|trains the new one|overlaps|overlap); overlap with (the|their|his|her) (successor|replacement|newcomer); hands over (free of charge|for free|at no charge|free)",
    "team off competitors": "(work|works) for none of <rivals>; (keep|keeps|keeping|kept|held|hold|stay|stays|staying) <team> (off|away from|clear of|from) <rivals>; <team> (is|are|stays|stay|remains|will stay|must stay) (kept off|off|away from|clear of|barred from) <rivals>; <team> <refused> work for <rivals>; <team> (will|shall|may|must|) (never|not) work for <rivals>",
    "committed volume": "(promise|undertake|guarantee|commit) to (buy|order|take|purchase); volume commitment",
    "cure breach": "(mend|heal) (a|any|the|every|) breach; (put|puts|putting|to put|set) (a|any|the|every|) breach (right|straight); put (things|it|matters) right; (cure|curing|remedy|remedying|fix|fixing|repair|repairing) (a|any|the|every|) breach; (whoever|who) (breaks|breaches|is in breach of) (the|this|) (contract|agreement) (has|gets|)",
    "lock in": "no (termination|exit|way out) (in|during|within|for) the first; (is|are) bound for; (tied|locked|bound) in; (nobody|no one|neither of us|neither side|neither party|you cannot|you can't|we cannot|we can't) (can|may|) (leave|terminate|walk away|get out|walk|exit) (in the first|for the first|before|during the first|within the first|for); no way out (for|before|in the first)",
    "client notice will": "before (you|we|the client) (leave|leaves|go|goes|terminate|terminates); (you|we|the client) (can|may|could|must be able to) (leave|walk away|terminate|get out|walk|exit) (at|on|with|upon|giving); give (us|you) (notice|warning) (if|when) (we|you) (want to leave|leave|terminate|go|want out)",
    "review deliverable": "(check|checks|look at|looks at|examine|examines|inspect|inspects|to look at|go through|review|reviews) (a|each|every|the|any|your|our) (deliverable|deliverables)",
    "rework cycles": "(redo|redoes|rework|reworks|correct|corrects|revise|revises) (it|a deliverable|the deliverable|each deliverable|every deliverable|deliverables|work)",
    "notice incident": "(hear|hears|know|learn|learns) <incident>; (tell|tells|inform|informs|warn|warns|alert|alerts|advise|notify|notifies) (us|you|the client|) <incident>; let (us|you|the client) know <incident>; (report|reports|to report|notify|reporting) <incident>",
    "root cause": "(tell|tells|show|inform) (us|you) (what caused it|the cause|why it happened|of the cause|what went wrong|the root cause); (explain|explains|find|finds|name|names) (the root cause|the cause|what caused it|why it happened|what went wrong|what happened)",
    "time restore service": "(everything|the service|it all) (runs|works|is up|is running) again; (back|up and running|running|working|online|on line|in service) (again|up|up again|up and running|on line|online|in operation|in service); (the|your|our|) (service|system|systems|services) (is|are|must be|will be|has to be|have to be|shall be|should be) (back|running again|up again|up and running|restored|working again|running|up); (get|bring|have) (the service|everything|things|the systems|it) (back|going again|running again|back up|up again)",
    "loss data": "(lose|loses|losing|may lose|lost); (of|) data (may|can|could|will|is|are|gets|must) (be lost|lost|get lost|at risk); of data (may|can|could|) (go|get|be) (missing|lost)",
    "tests plan": "(test|tests|exercise|exercises|rehearse|try out) (the|our|your) (plan|continuity plan|recovery plan); (the|our|your) (plan|continuity plan|recovery plan) (is|gets|will be|must be) (tested|exercised|rehearsed|tried out|tried)",
    "deletion personal data": "(delete|deletes|wipe|wipes|erase|erases|destroy|destroys|purge) (the|our|your|all|) (personal data|personal information); (the|our|your|all|) (personal data|personal information) (is|are|must be|will be) (deleted|wiped|erased|destroyed|purged|gone)",
    "notice sub processor": "(tell|inform|warn|notify) (us|you) (about|of) (a|any|every|each|) (new sub-processor|new subprocessor|new sub-processors|new subprocessors|sub-processor|subprocessor)",
    "audits year": "(come|visit) and audit (us|you|); (you|we|the client|they) (may|can|could|will|shall|) audit (us|you|the provider|)",
    "notice audit": "(announce|announces|announcing|warn us of|warn you of) (a|an|any|every|each|the|) (audit|audits|routine audit|routine audits)",
    "retention records": "(hold on to|holds on to|keep|keeps|store|stores|retain|retains|archive) (the|our|your|all|) (records|books)",
    "payment period": "(an|our|your|the|) (invoices|bills|payments|invoice|bill|payment) (fall|falls|are|is|become|becomes) (due|payable) (after|in|within); (you|we|the client) (pay|will pay|shall pay|must pay|should pay|would pay) (us|you|our invoices|your invoices|the invoices|each invoice|every invoice|invoices) after; (pay|pays) after",
    "time dispute invoice": "(contest|dispute|query|challenge|question|object to) (an|the|our|your|any|every|each|) (invoice|invoices|bill|bills)",
    "late payment interest": "(if|when|where) (you|we|the client) (pay|pays|are|is) late; (if|when|where) (you|we|the client) (pay|pays|are|is) late (,|) (you|we|the client|they|it) (owe|owes|pay|pays); (whoever|who|those who) (pay|pays) late (pays|pay|owes|owe)",
    "hourly rate": "(an|one|each|every|the) hour (of an analyst|of an analyst's time|of analyst time|of analysts' time|of work|of our time|of our people) (costs|is|comes at|will cost|costs you|costs us|would cost); (an|one|each|the) analyst (costs|would cost) (you|us|)",
    "overdue time suspension": "(stop|stops|down|suspend|suspends|may suspend|may stop|can suspend|can stop|could suspend) (work|working|tools|the work|the service|the services|services|) (when|if|once|after) (you are|you're|we are|the client is|payment is|you|an invoice is|invoices are|)",
    "warning suspension": "(warn|warns) (you|us|the client) (before we suspend|before you suspend|before any suspension|before suspending|of a suspension|before we stop); (before we suspend|before you suspend|before any suspension|before suspending|before we stop)",
    "first increase": "(hold|freeze|fix|guarantee|keep|leave) (our|your|the|) (prices|rates|charges) (firm|steady|flat|fixed|where they are|as they are|the same|unchanged|) (for|until|during|); <prices> (stay|remain|are|stand) (the same|flat|fixed|frozen|firm|unchanged|steady|as they are|where they are|put); no (price increase|increase|increases|price increases|price rise|price rises|rise|indexation) (in|during|for|before|within) (the first|the initial|); (the first increase|the first price increase) (comes|may come|can come|is|will come|is possible) (after|not before)",
    "ceiling yearly increase": "(may|can|could|will) (raise|increase|put) (up|) (our|your|the|) prices (up|) (by|); on top (per|a|each|every) year; <prices> (may|can|could|will|might|should|must|) (rise|go up|climb|increase) (by|at|); (may|can|could|will) (raise|increase|put up) (our|your|the) prices (by|)",
    "productivity cut": "more efficient (every year|each year|a year|); more productive (every year|each year|a year|year on year|per year|year by year|); (get|become|grow) more (productive|efficient) (every year|each year|by|)",
    "time bring claim": "(nobody|no one|neither side|neither of us|you cannot|we cannot) (can|may|) (sue|claim|bring claims|bring a claim) after; (you|we|one|each side|either side|either of us) (can|may|could|) (sue|claim|bring claims|make claims|take us to court) (us|you|each other|the other|) (for|within|up to|); to (bring|make|file|raise|notify) (a|any|claims|the) (claim|)",
    "general cap": "(liable|liability) (up to|for up to|in general up to|at most|for at most) ",
    "insurance after end": "(stay|stays|remain|remains|be|are) insured (for|after the end|); (keep|keeps|keeping|maintain|maintains) (the|our|your|) (insurance|cover|policy|policies) (going|up|running|in force|alive|)",
    "turnaround standard task": "(turn|turns) (a|the|each|every|) standard (task|tasks) (around|round); (finish|finishes|complete|completes|do|deliver|deliver) (a|the|each|every|) standard (task|tasks)",
    "turnaround urgent task": "(turn|turns|finish|finishes|complete|completes|do|deliver) (an|the|each|every|) urgent (task|tasks) (around|round|)",
    "reply query": "(answer|answers|reply to|replies to|respond to|responds to) (a|an|the|our|your|every|each|) (question|questions|query|queries)",
    "ramp up credits": "no credits (for|in|during|within) the first; (the first) (without|free of) credits",
    "misses exit": "(leave|terminate|walk away|walk|exit|get out) after",
    "initial term": "(the|this) (contract|agreement|deal) is for; (the|this|) (contract|agreement|deal) (runs|lasts|is to run|should run|will run|shall run|must run) (for|on for|); (sign|signs|signing) (up|) for",
    "length renewal": "(it|the contract|the agreement|the term) (renews|is renewed|rolls over|extends|is extended) (for|by) (another|a further|)",
    "notice before end period": "(whoever|who|the side that|the party that|anybody who|anyone who) (does not|doesn't) want to renew (says so|must say so|tells the other|has to say so|gives)",
    "time stepping in": "(step|steps) in after",
    "longest step in": "(step|steps|stay) in (for|up to|no longer than|at most)",
    "first benchmark": "(you|we|the client) (can|may|could|) benchmark (us|you|the prices|our prices|your prices) (after|from|not before|)",
    "assessment change request": "(assess|assesses|look into|looks into|evaluate|evaluates|estimate) (a|each|every|the|any|) change (request|requests)",
    "long event": "(lasts|goes on|drags on|continues) (longer than|more than|for more than|beyond|over|for)",
    "time escalation": "(talk|talks|negotiate|try to settle|try to settle it) (to each other|it over|about it|amicably|) (for|first for)",
    "answer request consent": "(answer|answers|reply to|decide on) (a|each|every|the|any|) (request|requests) for consent",
    "notice new subcontractor": "(announce|announces|tell us of|tell you of|tell us about|tell you about|name) (a|each|every|any|) new (subcontractor|subcontractors)",
    "receipt posted notice": "(a|the|each|every|) (posted|) (letter|notice) (counts as received|is deemed received|is taken as received|arrives|is received|counts as delivered)",
    "delivery deliverable": "deliver (the|each|every|a|) (deliverable|deliverables)",
    "free": "for (free|nothing); free of (charge|cost); (at no|without|without any|at no extra|at no additional) (charge|cost)",
    "cyber insurance": "(insured|cover|covered|insurance|protected) against (cyber risks|cyber attacks|cyber risk|hackers|cyber); against (cyber risks|cyber attacks|cyber risk|hackers|cyber)",
    "insurance": "(is|are|be) insured (for|up to|)",
    "supercap data": "(for|on|with) data (you|we|the provider) (are|is) liable (up to|for up to|for|)",
    "free hours change": "of changes (for free|free of charge|at no charge|without charge|for nothing|)",
}  # fmt: skip

AFTER_THE_END = "(once|after|when|from when|as soon as) (the|this|our) (contract|agreement) <over>; afterwards; thereafter"
"""What counts from the end of the agreement, as labels say it: it names nothing."""


@lru_cache(maxsize=1)
def deeds() -> Patterns:
    """The phrases, and those for the end of the agreement with no words."""
    return Patterns({**DEEDS, "": AFTER_THE_END}, SETS)


class Deed(NamedTuple):
    """A phrase among words, and the words of the name that it stands for; none for what counts from the end."""

    names: tuple[str, ...]
    start: int
    end: int


def deeds_in(
    texts: Sequence[str], amounts: Sequence[Amount], index: Index, at_hand: Iterable[TermPlace]
) -> list[Deed]:
    """The phrases among words that stand for terms `at_hand` which take one of the amounts that are said; without any, for those that are denied."""
    if not amounts and not _DENYING.intersection(texts):
        return []
    found, at = list[Deed](), 0
    places = [place for place in at_hand if _takes(place, amounts)]
    while at < len(texts):
        deed = _deed_at(texts, at, index, places) if deeds().begins(texts[at]) else None
        found += [deed] if deed else []
        at = deed.end if deed else at + 1
    return found


def _takes(place: TermPlace, amounts: Sequence[Amount]) -> bool:
    term = place.term
    return term.charted and (
        not amounts or any(one.kind in _ANY or one.kind in term.amounts for one in amounts)
    )


def _deed_at(texts: Sequence[str], at: int, index: Index, places: Sequence[TermPlace]) -> Deed | None:
    for found in deeds().at(texts, at):
        stems = set(named(found.kind))
        if any(stems <= place.words | index.clauses[place.clause].words for place in places):
            return Deed(tuple(found.kind.split()), at, found.end)
    return None
