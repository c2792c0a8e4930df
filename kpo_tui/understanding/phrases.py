"""The vocabulary of the conversation: what words and phrases mean, whatever the playbook.

Each line of a table is one meaning, its phrases separated by semicolons. The letter is how `pieces` writes the
meaning down; rules are then about letters. Phrases with apostrophes are known without them too.
"""

ANSWERS: dict[str, str] = {
    # a: accepting, said as a verb
    "a": """
    accept; agree; agree to; agree on; approve; we'll take; i'll take; accept to; am happy to accept;
    are happy to accept; happy to accept; pleased to accept; glad to accept; hereby accept; are
    accepting; go along with; say yes to; take it; take this; take that; take your offer; take the
    offer; take their offer; take the deal; take the package; take the whole package; take their
    proposal; take your proposal; take the proposal; take this offer; take that offer; take the whole
    thing""",
    # y: it is good as it is
    "y": """
    ok; okay; okey; oki; k; kk; yes; y; yep; yeah; yup; yea; aye; sure; sure thing; of course;
    certainly; absolutely; definitely; fine; fine by us; fine by me; fine for us; fine for me; fine with
    us; fine with me; fine on our side; fine on our end; is fine; are fine; it's fine; that's fine; all
    fine; ok for us; ok for me; ok by us; ok by me; ok with us; ok with me; okay for us; okay with us;
    okay by us; okay for me; okay with me; ok from our side; ok on our side; is ok; are ok; it's ok;
    that's ok; is okay; are okay; that's okay; good for us; good for me; good with us; good with me;
    good by us; is good; are good; it's good; that's good; we're good; we are good; i'm good; all good;
    looks good; look good; looks fine; looks ok; looks okay; sounds good; sound good; sounds fine;
    sounds ok; sounds okay; sounds great; sounds right; sounds reasonable; seems reasonable; seems fine;
    seems ok; looks reasonable; sounds fair; seems fair; fair enough; that's fair; is fair; that's
    reasonable; deal; it's a deal; that's a deal; we have a deal; we've got a deal; you have a deal;
    you've got a deal; you got a deal; got a deal; done; done deal; agreed; we're agreed; we are agreed;
    are agreed; is agreed; we're in agreement; we are in agreement; in agreement; accepted; is accepted;
    are accepted; approved; is approved; acceptable; is acceptable; are acceptable; that's acceptable;
    acceptable to us; is acceptable to us; works; works for us; works for me; works fine; work for us;
    that works; this works; will work for us; would work for us; no objection; no objections; no
    objection from us; no objections from us; no issue; no issues; no issues with that; no problem; no
    problem with that; we can live with that; can live with that; can live with it; we can live with
    this; can live with this; we could live with that; could live with that; happy with that; happy with
    this; happy with it; we're happy; we are happy; happy; good; great; perfect; excellent; wonderful;
    lovely; cool; brilliant; go for it; let's do it; let's do that; let's do this; let's go with that;
    let's go with this; we'll go with that; will do; you're on; thumbs up; alright; all right; right;
    right then; yes please; yes indeed; yes we do; yes i do; yes we can; yes we are; we do; i do; so be
    it; let's shake on it; let's shake on that; shake on it; good to go; no further comments; we're ok;
    we are ok; we're fine; we are fine; i'm fine; i'm ok; correct; that's right; that's correct;
    exactly; indeed; that's a yes; it's a yes; a yes from us; a yes; green light; signed off""",
    # Y: it is good, and what is good follows
    "Y": """
    ok with; ok on; ok to; okay with; okay on; okay to; fine with; fine on; good with; good on; happy
    with; comfortable with; can live with; could live with; live with; agree with; agreed on; agreed to;
    agreed with; yes to; yes on; satisfied with; content with; cool with; sure on; no objection to; no
    objections to; no problem with; no issue with; no issues with; are ok with; are fine with; are good
    with; are happy with; we're ok with; we're fine with; we're good with; we're happy with; i'm ok
    with; i'm fine with; i'm happy with""",
    "n": """
    no; n; nope; nah; no thanks; no thank you; nay; negative; rather not; i'd rather not; we'd rather not""",
    "N": """
    not; don't; do not; doesn't; does not; didn't; did not; never; can't; cannot; can not; won't; will
    not; wouldn't; would not; shouldn't; should not; couldn't; could not; isn't; is not; aren't; are
    not; wasn't; weren't; without; neither; nor; nothing; nobody; none of; hardly; barely; no longer;
    haven't; have not; hasn't; has not; ain't; unable; unwilling; refuse to; decline to; hesitate; far
    from; anything but; instead of; rather than; no deal; no agreement; disagree; disagreed; disapprove;
    doubt""",
    "L": """
    leave""",
    "U": "up; up again; back up; again; back on the table",
    "O": """
    out; out of it; out of the agreement; out of the contract; from the agreement; from the contract;
    off the table; off the agenda""",
    "c": """
    confirm; confirmed; sign off; sign off on; we sign; sign; ready to sign; finalise; finalize; hereby
    confirm; we're confirming""",
    "s": """
    send; send it; send this; send that; send it off; send it over; submit; submit it; send our offer;
    send the offer; send the proposal; put it to them; make the offer; send as is; send it as it is; off
    it goes; fire away; ship it""",
    "C": """
    tell them; tell them that; tell the other side; tell the other side that; tell the provider; tell
    the client; tell the provider that; tell the client that; comment; comments; remark; message;
    message to them; note to them; note; add a comment; add a note; leave a comment; leave a note; write
    to them; write them; say to them; ask them; ask the provider; ask the client; ask the other side;
    let them know; let them know that; let the other side know; let the provider know; let the client
    know; inform them; inform them that; for the record""",
}  # fmt: skip

LINKS: dict[str, str] = {
    "!": """
    yeah right; oh sure; sure jan; deal with; deal with it; done with; done with this; done with it; big
    deal; no big deal; deal breaker; dealbreaker; fine print; good luck; good question; good point; good
    idea; great idea; good morning; good evening; good afternoon; good night; right now; right away;
    perfect storm; agree to disagree; good enough; good try; nice try; too good; what a deal; some deal;
    real deal; good one; ok boomer; cool down; cool off; acceptance; acceptances; agreements; accepted
    practice; acceptable risk; agreed to nothing; good grief; good god; great scott; fine tuning; fine-
    tuning; no way jose; yes man; sounds good on paper; good on paper; ok computer; deal or no deal; art
    of the deal; accept cookies; accepts; rejects; confirms; agrees; accepting; rejecting; confirming;
    agreeing; good cop; good faith; in good faith; good to know; good to hear; happy to hear; happy to
    discuss; happy to talk; sure about that; sure about; are you sure; not sure about; right or wrong;
    all right already; exactly what; correct me; fair point; fair question; nice; interesting;
    confirmation; rejection; withdrawal; signature""",
    "&": "and; plus; as well as; along with; together with; and also",
    "p": """
    propose; we propose; our proposal; our proposal is; proposing; offering; our offer; our offer is;
    our counter; our counter is; our counteroffer is; counter; counter with; counter at; counter offer;
    counter-offer; counteroffer; counter proposal; counter-proposal; counterproposal; counterproposal
    is; suggest; suggestion; we suggest; suggesting; our suggestion; let's say; let us say; say; let's
    do; let us do; let's make it; make it; make that; make; let's go with; let's go for; go with; go
    for; going for; going with; how about; what about; settle for; settle at; settle on; let's settle
    on; want; wants; need; require; ask for; asking for; prefer; change to; change it to; change that
    to; change; set; set to; set it to; put; put it at; put down; move to; we'd move to; come down to;
    come up to; go down to; go to; down to; like to have; like to see; looking for; looking at; aiming
    for; aim for; push for; push to; pay; have; get; see; live with; work with; rather have; rather do;
    stretch to; meet you at; raise to; raise it to; lower to; lower it to; reduce to; reduce it to;
    increase to; increase it to; extend to; shorten to; cut to; bring it to; bring it down to; bring it
    up to; start; start on; start with; begin; begin on; respond with; answer with; reply with;
    agreeable to; commit to; offer of; target; go; take; use; end up at; come in at; our ask; our ask
    is; our position; our position is; our number is; our answer is; my answer is; answer is; put in;
    enter; write; should be; must be; has to be; have to be; needs to be; to be; will be; meet at; let's
    meet at; drops to; drop to; goes to; comes down to; goes down to; goes up to; falls to; rises to;
    stays at; stay at; becomes; gets to; is set at; set at; is set to; fixed at; like; like to; lower;
    raise; reduce; increase; decrease; extend; shorten; bring; cut; move""",
    "b": """
    but; but for; except; except for; except that; excepting; excluding; apart from; aside from; other
    than; save; save for; save that; bar; barring; with the exception of; however; although; though;
    just not; with one change; with the following change; subject to one change; with these changes;
    with a change; and but""",
    "e": """
    everything; all; all else; all of it; all of that; all of this; all terms; all the terms; all
    points; the whole thing; whole; entire; entirely; fully; in full; all items; across the board; the
    lot; each term; every term""",
    "E": """
    everything else; all the rest; the rest; rest; the others; all other terms; the other terms; other terms; otherwise; the remainder; remaining; all else; the remaining terms; everything besides; all others""",
    "i": """
    if; provided; provided that; providing; in exchange for; in return for; against; for that; in case;
    so long as; as long as; assuming; if you do; if you agree to; if you accept; if you can do; if you
    go to; if you give us; if you take; if we get; if we can have; on condition that; on the condition
    that; conditional on; with the condition; when you; if you""",
    "I": """
    only if; unless; subject to; depending; depends; depend; once; until; till; pending; when; whenever;
    after; before; as soon as; even if; whether; what if; suppose; supposing; if only; in principle;
    hypothetically; theoretically; imagine; pretend; say if; were to; if and only if; except if; or
    else; as and when""",
    "h": """
    maybe; perhaps; possibly; probably; might; may; i think; we think; i guess; i suppose; we guess;
    kind of; sort of; ideally; hopefully; i believe; we believe; presumably; potentially""",
    "z": """
    they; them; he; she; they're; they'd; they'll; they've; he's; she's; him; her; their; theirs; his;
    hers; someone; everybody; everyone; anyone; people; other side; other party; counterparty;
    counterpart; boss; cfo; ceo; gc; general counsel; lawyer; lawyers; counsel; team; management; board;
    provider; client; customer; supplier; vendor; buyer; seller; you; you're; you'd; you'll; you've""",
    "o": """
    it; this; that; these; those; this one; that one; this offer; that offer; the offer; the proposal;
    this proposal; that proposal; the package; this package; the whole package; the offer as it stands;
    the proposal     as it stands; as it stands; as is; as it is; as offered; as proposed; these
    terms; those terms; the terms; the deal; this deal; this clause; the clause; this point; this item;
    this question; this term; offer; offers; proposal; package; the     counter; latest offer; last
    offer; clause; the     counteroffer; the counter-offer; point; item; topic; matter; issue; article;
    section; agreement; whole agreement; whole text; text; contract; draft; final text; whole contract;
    whole deal; terms; term sheet; what's offered; what is offered; what's on     the table; what is on
    the table; request; the request; reopening     request""",
    "1": """
    our offer; our proposal; our last offer; our counter; my offer; my proposal; our latest offer; our
    own offer; our own proposal; my own offer; our package; our last proposal; our counter-offer; our
    counteroffer; our opening; my last offer""",
    "2": """
    your offer; their offer; your proposal; their proposal; your package; their package; your terms;
    their terms; your counter; their counter; your latest offer; their latest offer; your last offer;
    their last offer; what they offer; what they offered; what you offer; what you offered; what they
    propose; what you propose; what you proposed; what they proposed; your request; their request; the
    other side's offer; the other side's proposal; their opening; your opening""",
    "w": """
    we; i; us; we're; i'm; me; our side; we are; i am; am; ourselves; my     side; we here; both""",
    "l": """
    will; can; shall; we'll; i'll; we will; i will; we can; i can; happy to; are happy to; we're happy
    to; let's; let us; do""",
    "m": """
    could; would; we'd; i'd; we could; i could; we would; i would; could we; can we; can you; could you;
    would you; may we; might we; shall we; would it be possible to; is it possible to; would you be able
    to; would you consider; would you do; can you do; could you do; can we do; could we do; can we have;
    can we get; can we say; could we say; shall we say; could we have; would like; would need; would
    prefer; we'd like; we'd need; we'd want; we'd prefer; i'd like; i'd prefer; i'd say; we'd say; would
    want; we'd offer; we'd go; we'd take; would be; would rather; we'd rather; i'd rather; would work;
    going to; we're going to; i'm going to; able to; we're able to; prepared to; ready to; willing to;
    want to; wish to; would like to; we'd like to; i'd like to; we want to; like to; need to; have to;
    are prepared to; are ready to; are willing to; are able to; we're prepared to; we're willing to;
    we're ready to; intend to; decided to; have decided to; must; we would like; i would like; we would
    like to; i would like to""",
    "q": """
    what; who; whom; which; where; when's; how; how much; how many; how long; is it; is that; are we;
    are they; are you; do we; do they; do you; does it; did we; did they; did you; should; should we;
    should i; ought; ought we; was it; is this; am i; must we; do i; have we; have they; has; would it;
    would they; can they; could they; will they; will you; is there; are there; what's; who's; how's;
    wonder; wondering; curious; tell me if""",
    "|": """
    or; either; alternatively; vs; versus; and/or""",
    "~": """
    around; roughly; approximately; approx; circa; ca; at least; at most; up to; no more than; not more
    than; no less than; not less than; minimum; maximum; min; max; less than; more than; above; below;
    between; somewhere; near; nearly; almost; close to; or so; ish; or more; or less; higher; longer;
    shorter; better; shorter than; longer than; couple; a couple; few; a few; several; many; lots; half
    as; twice; double; triple; range; anywhere; multiple; only; go up to; up to you""",
    "H": """
    wait; hold on; hang on; one moment; just a moment; hold it; hold your horses; stop; cancel; not yet;
    not so fast; forget it; scrap that; never mind; nevermind; scratch that; abort; on second thought;
    on second thoughts; wait a minute; wait a second""",
}  # fmt: skip

FILLER = """
please; pls; plz; kindly; just; well; so; hmm; hm; hmmm; mm; um; umm; uh; er; erm; ah; oh; eh; hi;
hello; hey; dear; thanks; thank you; thank you very much; thanks a lot; many thanks; thx; ty; cheers;
guys; folks; all right then; then; also; actually; basically; really; honestly; frankly; simply; in that
case; on our side; from our side; from our end; at our end; on our end; from us; for us; for me; for our
part; here; the; a; an; of; for; on; to; in; at; by; with; from; is; are; be; as; too; very; quite;
much; indeed; ok so; ok then; well then; please note; quickly; quick; gladly; happily; hereby; formally;
officially; of ours; ours; our; my; your; after all; in the end; overall; per; being; having said that;
that said; given; onto; its; it's; that's; that is; this is; it is; as to; regarding; concerning; re;
when it comes to; in terms of; in respect of; with respect to; with regard to; within; net of; each;
both sides; both of us; together; as well; as follows; following; value; number; figure; answer; about;
if possible; where possible; if that's ok; if that works; if you can; if that's possible; if you don't
mind; if you like; ideally please; at your convenience; going forward; with thanks; sir; madam; mate
"""
"""Words that change nothing. Some of them (`a`, `for`, `within`) matter inside values and names, which are found first."""
