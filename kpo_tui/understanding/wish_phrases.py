"""The vocabulary of wishes: sentences that put nothing on the record, in the manner of `phrases`."""

LEADS: dict[str, str] = {
    "g": """
    go to; goto; go over to; jump to; move to; move on to; switch to; take me to; take us to; bring me
    to; open; show me; show; see; turn to; back to; go back to; return to; let's talk about; talk about;
    let's discuss; discuss; let's look at; look at; let's do; do; let's go to; let's move to; let's move
    on to; let's turn to; what about; how about; let's see; now; next; next up; on to; onto; over to;
    proceed to; continue with; go on to; go on with; carry on with; start with; let's start with; begin
    with; work on; let's work on; view; jump; go; to; navigate to; find; let's get to; get to; can we go
    to; could we go to; can we talk about; could we talk about; can we look at; can we discuss; could we
    discuss; can we do; could we do; i want to talk about; i'd like to talk about; i want to go to; i'd
    like to go to; we should talk about; deal with; let's deal with; address; let's address; let's
    tackle; tackle; skip to; skip ahead to; ahead to; forward to; please go to""",
    "T": """
    take theirs; use theirs; accept theirs; theirs; their value; their number; their figure; take their
    value; take their number; take their figure; use their value; use their number; take their position;
    match theirs; match their offer; match their number; match them; meet theirs; same as theirs; same
    as them; same as they; same as the other side; go with theirs; we'll take theirs; what they said;
    whatever they said; as they said; as they offered; as they propose; as they proposed; their answer;
    take their answer; copy theirs; go with their number; go with their value; go with their figure;
    what they want""",
    "M": """
    split the difference; split it; split the diff; split it down the middle; meet in the middle; meet
    them in the middle; meet you in the middle; meet halfway; meet them halfway; meet you halfway;
    halfway; half way; go halfway; go half way; the middle; the midpoint; midpoint; middle; split; fifty
    fifty; 50/50; 50-50; let's split the difference; let's meet in the middle; meet in between; in
    between; average; take the average; take the middle; take the midpoint; the average; split down the
    middle; middle ground""",
}  # fmt: skip
"""`g` leads to a place, `T` takes the other side's value, `M` is the middle between both."""

WISHES: dict[str, str] = {
    "why": """
    why; why's that; why is that; why do you ask; why do you ask that; why do you ask this; why are you
    asking; why ask; why does it matter; why does this matter; why does that matter; why is this
    important; why is that important; why is it important; why would it matter; why do we need this; why
    do we need that; why do we need it; what's this for; what is this for; what for; why this question;
    explain; explain this; please explain; explain why; what does this mean; what does that mean; what
    does it mean; what is this; what's this; what's this about; what is this about; why should we care;
    why should i care; why care; why do i need this; what's the point; what is the point; what's the
    point of this; how come; reason for this; what's the reason; background; tell me more; more info;
    more information; what does it do; why bother; meaning""",
    "norm": """
    what's normal; what is normal; what's usual; what is usual; what's standard; what is standard;
    what's the norm; what is the norm; what's the market norm; what is the market norm; what's market;
    what is market; what's the market; what's market standard; what is market standard; what's the
    market standard; market norm; market standard; market; norm; normal; the norm; usual; what's
    typical; what is typical; typical; what's common; what is common; what do others do; what do other
    companies do; what do others say; what do others have; what do others use; what does everyone do;
    what does everybody do; what do people do; what do people usually do; what do people normally do;
    what do people say; what do most companies do; what do most people do; what do most do; what's the
    industry standard; what is the industry standard; industry standard; industry norm; what's the
    benchmark; benchmark; is that normal; is this normal; is that usual; is that standard; is that
    market; is it normal; is that typical; is this usual; is this standard; is this market; is this
    typical; what's customary; what is customary; customary; what's common practice; what is common
    practice; common practice; what's best practice; what is best practice; best practice; what do we
    usually see; what do you usually see; what do you see in the market; what's a normal value; what's a
    normal number; what's a usual value; what's a typical value; what's the usual; what's the typical;
    what's the normal; what is the usual; what is the typical; what is the normal; what would be normal;
    what would be usual; what would be typical; what would be standard; how do others do it; how do
    others do this; how do others handle this; what do others pay; what's the going rate; going rate;
    what is reasonable; what's reasonable; what would be reasonable; what's fair; what is fair; what do
    competitors do; standard; market standard please""",
    "advice": """
    what should we say; what should i say; what should we answer; what should i answer; what should we
    do; what should i do; what should we offer; what should i offer; what should we propose; what should
    we counter; what should we counter with; what would you say; what would you do; what would you
    suggest; what would you recommend; what do you suggest; what do you recommend; what do you advise;
    what do you think; any advice; advice; advise; advise us; advise me; recommend; recommendation;
    recommendations; any suggestions; any suggestion; suggestions; suggest something; suggest an answer;
    suggest a counter; how good is this; how good is this offer; how good is it; is this good; is this a
    good offer; is that a good offer; is it a good offer; is this offer good; is this ok for us; is that
    good for us; is this good for us; what's our position; what is our position; our position; what are
    our positions; what do our positions say; what does our playbook say; what does the playbook say;
    our playbook; what can we accept; what can we live with; what are our options; should we take it;
    should we take this; how should we respond; how should i respond; how do we respond; how should we
    answer; how should we reply; what now; what do we do; what do i do; what to say; what to do; what
    shall we say; what shall we do; what shall i say; who must approve; who approves; who has to
    approve; who needs to approve; what's the advice; your advice; give us advice; what's your advice;
    guidance; what's our next move; what is our next move; next move; how should i answer; how should we
    answer this; how would you answer; what would you answer; what's best; what is best; what's best for
    us""",
    "help": """
    help; help me; help please; ?; ??; h; what can i say; what can i say here; what can we say; what can
    we say here; what can i do; what can i do here; what can i type; what can i type here; what are the
    commands; commands; how does this work; how do i do this; how does it work; what are my options;
    options; i'm lost; i am lost; i'm stuck; i am stuck; instructions; how do i answer; how do i answer
    this; what do i type; what do i type here; what do you expect; what do you want; what should i type;
    how do i use this; manual; usage; i need help; we need help; can you help; can you help me; i don't
    understand; i do not understand; i don't get it; don't understand; huh; what; sorry; pardon; menu;
    what are the options; what are the choices; what are my choices; what are our choices; which options
    are there; list options; list the options; show options; show the options""",
    "skip": """
    skip; skip it; skip this; skip that; skip this one; skip that one; skip this question; skip the
    question; later; maybe later; not now; ask me later; ask again later; ask later; ask us later; come
    back to this; come back to it; come back to that; come back to this later; come back to that later;
    come back to it later; let's come back to this; let's come back to it; let's come back to that;
    let's come back to this later; let's come back to it later; let's come back to that later; we'll
    come back to this; we'll come back to that; we'll come back to it; we'll come back to this later;
    pass; pass on this; pass on this one; i'll pass; we'll pass; don't know; i don't know; we don't
    know; don't know yet; i don't know yet; we don't know yet; dunno; idk; i dk; no clue; no idea; not sure; not sure yet;
    i'm not sure; we're not sure; we are not sure; no answer; no answer yet; leave it; leave it for now;
    leave this for now; leave that for now; leave it for later; leave this for later; leave this one;
    leave this question; leave the question; leave it open; leave this question open; leave it blank; leave blank; leave this open; leave this blank; no comment; nothing
    to say; not applicable; n/a; na; tbd; to be decided; tbc; can't say; can't say yet; let me think;
    need to think; need to think about it; let me think about it; let me check; have to check; need to
    check; i need to check; we need to check; i have to check; we have to check; i'll check; we'll
    check; don't care; no opinion; leave it for later; do it later; we'll do this later; decide later;
    let's decide later; we'll decide later; move on; let's move on; leave open; next one later; some
    other time; skp; skipp""",
    "back": """
    back; go back; back up; previous; previous one; previous question; the previous question; the
    previous one; last question; the last question; prev; go to the previous question; go back to the
    previous question; back to the previous question; back one; one back; go back one; one step back;
    step back; back a step; go back a step; back please; return; take me back; can we go back; could we
    go back; can i go back; before; back to the last question; go back to the last question; backwards;
    earlier question; the question before; the one before""",
    "next": """
    next; next one; next please; next question; the next question; the next one; go on; continue; carry
    on; proceed; keep going; next clause; next point; next item; next topic; forward; go forward; let's
    continue; let's go on; let's carry on; let's proceed; onwards; onward; what's next; what is next;
    what comes next; move along; move to the next one; move on to the next one; go to the next question;
    go to the next one; go to the next clause; next step; n; advance; on we go; and next; now what""",
    "undo": """
    undo; undo that; undo this; undo it; undo the last one; undo last; oops; whoops; ooops; woops; my
    mistake; my bad; sorry my mistake; that was a mistake; that was wrong; that's wrong; that is wrong;
    wrong; i made a mistake; i made an error; made a mistake; mistake; mistyped; i mistyped; typo; that
    was a typo; correct that; take that off; reverse that; revert; revert that; go back on that; i
    didn't mean that; didn't mean that; i didn't mean it; not what i meant; that's not what i meant;
    that is not what i meant; wrong one; wrong number; wrong answer; ctrl-z; ctrl z; ctrl+z; delete
    that; erase; erase that; scratch my last answer; undo my last answer; undo last answer; undo the
    last answer; undo the last step; undo my answer""",
    "quit": """
    quit; exit; bye; goodbye; good bye; q; leave; leave now; close; stop here; stop now; i'm done; i am
    done; i'm done for today; done for today; that's all; that's all for today; that's it for today;
    that's enough for today; enough for today; enough; end; end session; end the session; save and quit;
    save and exit; quit please; logout; log out; sign out; see you; see you tomorrow; see you later;
    let's stop here; let's stop; let's stop for today; let's call it a day; call it a day; we're done
    for today; we are done for today; finish for today; pause; let's take a break; take a break; time
    for a break; have to go; i have to go; gotta go; good night; continue tomorrow; let's continue
    tomorrow; until tomorrow; that will be all""",
    "redline": """
    redline; show redline; show the redline; show me the redline; see the redline; the redline; view
    redline; view the redline; compare; show changes; show the changes; show me the changes; what
    changed; what has changed; what's changed; what did they change; what have they changed; what's
    different; what is different; show differences; show the differences; show me the differences;
    differences; diff; show diff; show the diff; compare versions; compare wording; compare the wording;
    compare both; compare the two; compare offers; compare the offers; compare positions; track changes;
    show track changes; tracked changes; show tracked changes; markup; mark-up; mark up; show markup;
    show the markup; blackline; how do they differ; how do we differ; where do we differ; what's the
    difference; what is the difference; can i see the redline; can we see the redline; could we see the
    redline; open redline; open the redline; see redline; let me see the redline; let's see the redline;
    show me redline; redline please; display redline; side by side; show both positions; show both; what
    are the differences; what's the gap; what is the gap; show the gap; how far apart are we""",
    "draft": """
    draft; show draft; show the draft; show me the draft; the draft; see the draft; see draft; view
    draft; view the draft; draft please; preview; preview the draft; show preview; show the agreement;
    show me the agreement; show the contract; show me the contract; show agreement; show contract; show
    text; show the text; show me the text; show wording; show the wording; show me the wording; wording;
    the wording; read the draft; open the draft; open draft; can i see the draft; can we see the draft;
    could i see the draft; could we see the draft; let me see the draft; let's see the draft; see the
    contract; see the agreement; view contract; view the contract; view agreement; print the draft; read
    the agreement; read the contract; display draft; see the text; see the wording; what does the draft
    say; what does the contract say; what does the agreement say; what does it say; full text; show full
    text; show the full text; what does the clause say; what does this clause say; how would it read;
    how does it read; what would it say""",
    "issues": """
    issues; issues list; issue list; the issues list; open issues; show issues; show the issues; show
    open issues; show the open issues; show me the issues; show me the open issues; show issues list;
    show the issues list; show me the issues list; show the issue list; what's still open; what is still
    open; what's open; what is open; still open; what's left; what is left; what's missing; what is
    missing; what's still missing; what remains; what remains open; what's still left; what is still
    left; what do we still have to do; what do we still need; what do we still need to do; what's
    outstanding; what is outstanding; outstanding; outstanding points; open points; show open points;
    list open points; list open issues; list the open points; show the open points; what are the open
    points; what are the open issues; which points are open; which points are still open; which clauses
    are open; which clauses are still open; what haven't we agreed; what have we not agreed; what have
    we not agreed yet; what haven't we agreed yet; what is not agreed; what's not agreed; what's not
    agreed yet; what is not agreed yet; what is unresolved; what's unresolved; unresolved; remaining
    points; remaining issues; remaining; todo; to do; to-do list; todo list; what do i still have to
    answer; what's still to do; what is still to do; what else; what else is there; what else is open;
    anything else; anything left; anything else open; anything still open; how much is left; how much
    more; how many are left; how many left; list issues; what's parked; what is parked; what have we
    parked; where do we disagree; what do we disagree on; what are we fighting about; sticking points""",
    "status": """
    status; show status; show the status; show me the status; where are we; where are we now; where do
    we stand; where do things stand; where does it stand; where does this stand; where are we at; where
    am i; how are we doing; how far are we; how far have we got; how far along are we; progress; show
    progress; show the progress; overview; show overview; show the overview; summary; show summary; show
    the summary; show me a summary; give me a summary; summarise; summarize; state of play; state of
    things; what's the status; what is the status; status please; status report; what's the state of
    play; what is the state of play; what have we agreed; what have we agreed so far; what did we agree;
    what's agreed; what is agreed; what's been agreed; what has been agreed; show agreed; show what's
    agreed; show what is agreed; what's agreed so far; what is agreed so far; what's settled; what is
    settled; who has to move; who's turn is it; whose turn is it; whose turn; who is next; who's next;
    recap; give me a recap; give us a recap; quick recap; list; list clauses; list the clauses; show
    clauses; show all clauses; show the clauses; show all; show everything; agenda; show agenda; show
    the agenda; what's on the agenda; what is on the agenda; table of contents; toc; what clauses are
    there; which clauses are there; scoreboard; scorecard; how's it going; how is it going""",
    "history": """
    history; show history; show the history; show me the history; history of offers; offer history; show
    offer history; the history; timeline; show timeline; show the timeline; who said what; who offered
    what; what happened; what has happened; what's happened; what happened so far; what has happened so
    far; what's happened so far; what happened here; how did we get here; previous offers; past offers;
    earlier offers; show previous offers; show past offers; show earlier offers; show me previous
    offers; show me past offers; all offers; show all offers; log; show log; show the log; show me the
    log; record; show record; show the record; what was said before; what did we say before; what was
    said; what has been said; view history; see history; see the history""",
    "theirs": """
    show theirs; show me theirs; show their offer; show me their offer; show their offers; show their
    proposal; show me their proposal; show their position; show me their position; show their positions;
    show the other side's offer; show their opening; show me their opening; what did they offer; what
    did they propose; what did they say; what do they say; what do they offer; what do they propose;
    what do they want; what did they want; what are they offering; what are they asking; what are they
    asking for; what are they proposing; what's their offer; what is their offer; what's their position;
    what is their position; what's their proposal; what is their proposal; what's their number; what is
    their number; what's theirs; what is theirs; see their offer; see theirs; see their proposal; let me
    see their offer; let me see theirs; can i see their offer; can we see their offer; view their offer;
    view theirs; their offer; their proposal; their position; the other side's offer; the other side's
    proposal; the other side's position; what does the other side want; what does the other side say;
    what does the other side offer; what did the other side say; what did the other side offer; what
    does the provider want; what does the client want; what does the provider say; what does the client
    say; what does the provider offer; what does the client offer; what did the provider offer; what did
    the client offer; what did the provider say; what did the client say; show the provider's offer;
    show the client's offer; their last offer; show their last offer; what was their offer; what was
    their last offer; their terms; show their terms; their opening; what have they offered; what have
    they said; what's the other side's offer; what's on offer; what is on offer; what's the offer; what
    is the offer; show the offer; show offer; show the proposal; show me the offer; show me the proposal""",
    "ours": """
    show ours; show me ours; show our offer; show me our offer; show our proposal; show me our proposal;
    show our position; show our positions; show my offer; show me my offer; what did we offer; what did
    we propose; what did we say; what have we offered; what have we said; what have we proposed; what's
    our offer; what is our offer; what was our offer; what was our last offer; what's our last offer;
    what is our last offer; what did i offer; what did i say; what did i propose; see our offer; see
    ours; let me see our offer; view our offer; view ours; our last offer; our opening; our terms; show
    our terms; show our last offer; what are we offering; what are we proposing; what's ours; what is
    ours; what do we offer; what are our terms; what did we put; what did we put in; what's our answer;
    what did we answer; show our answers; show our answer; show my answers; our answers; what was our
    offer again""",
}  # fmt: skip

RUNGS: dict[str, str] = {
    "preferred": """
    preferred; our preferred; preferred value; our preferred value; our preferred position; preferred
    position; our preference; our opening position; our ideal; our ideal value; our first choice; our
    target; our wish; our best case; our preferred option; our preferred answer; what we prefer; our
    opening value""",
    "fallback": """
    fallback; fall back; fall-back; our fallback; our fall back; our fall-back; fallback position; our
    fallback position; fallback value; our fallback value; first fallback; our first fallback; fallback
    1; fallback one; next fallback; our next fallback; fallback option; our fallback option; plan b; our
    plan b; backup; our backup; backup position; our backup position""",
    "fallback-2": """
    second fallback; our second fallback; fallback 2; fallback two; fallback-2; fall back 2; our
    fallback 2; second fall back; 2nd fallback; fallback number two; fallback no 2""",
    "fallback-3": """
    third fallback; our third fallback; fallback 3; fallback three; fallback-3; our fallback 3; 3rd
    fallback""",
    "walk-away": """
    walk-away; walk away; walkaway; our walk-away; our walk away; our walkaway; walk-away value; our
    walk-away value; walk-away position; our walk-away position; our limit; our red line; our bottom
    line; bottom line; our final position; our last position; our minimum; our floor; last resort; our
    last resort; our walk away point; walk away point; our reservation value; our worst case""",
}  # fmt: skip
