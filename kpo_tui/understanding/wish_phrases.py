"""The vocabulary of wishes: sentences that put nothing on the record, as patterns (see `wish_grammar`).

Politeness before a wish and words of time behind it are taken off before it is looked up, and the name of a clause or a
term may follow what asks or shows (see `wish_sentences`).
"""

from typing import NamedTuple

from kpo_tui.understanding.words import listed

SETS: dict[str, str] = {
    "it": "it; this; that; this one; that one; this question; the question; that question; this point; that point; this clause; this offer; that offer",
    "they": "they; the other side; the provider; the client; the supplier; the customer; the vendor; the other party",
    "them": "them; the other side; the provider; the client; the supplier; the customer; the vendor; the other party",
    "their": "their; the other side's; the provider's; the client's; the supplier's; the customer's; the vendor's",
    "we": "we; i",
    "am": "i'm; i am; we're; we are",
    "have": "i have; we have; i've; we've; i must; we must; i need; we need; i'd have; we'd have; i'll have; we'll have; i would have; we would have; need; have; must; i should; we should; i've got; we've got; got; i gotta; gotta; i have got; we have got; i really have; i really need",
    "what": "what's; what is; what are; what was; what were; what would be",
    "see": "see; view; read; open; display; get; have; check; look at; have a look at; show; show me; show us; give me; give us; pull up; bring up; print; list; list me",
    "usual": "normal; usual; standard; typical; common; customary; reasonable; fair; market; market standard; market practice; the norm; common practice; best practice",
    "measure": "norm; market norm; market rate; market value; market range; market level; market price; market standard; market practice; industry standard; industry norm; industry average; benchmark; average; custom; going rate; rule of thumb; market; range",
    "others": "others; most; people; companies; competitors; everyone; everybody; peers; our peers; other companies; other clients; other providers; most companies; most people; most clients; most providers",
    "sum": "value; values; number; numbers; figure; figures; rate; range; answer; answers; practice; level; terms; term; option; position; setting; period; ones; one",
    "offer": "offer; offers; proposal; position; positions; answer; answers; terms; opening; counter; values; numbers; last offer; latest offer; current offer; number; value; figure; view; ask; own offer; counter-offer; standing offer; last word; number one; stance",
    "offered": "offer; offered; offering; propose; proposed; proposing; say; said; saying; want; wanted; ask; ask for; asked for; asking; asking for; put; put in; suggest; suggested; suggesting; answer; answered; need; have; have in mind; come back with; came back with; put forward; demand; reply; respond; given; send; sent; write; enter; counter; counter with; tell them; told them; open with; opened with; mean; take; give; say to that; say about it; say about that; say about this; say on this; say on that",
    "points": "points; issues; items; questions; clauses; terms; topics; things",
    "open": "open; left; missing; outstanding; unresolved; remaining; pending; unanswered; undecided; parked; disputed; to do; to be done; to answer; to be agreed; to agree; to decide; not agreed; not settled; left to do; left to answer; left to agree; left to decide; left to settle; left open; still open",
    "ours_to_do": "for me; for us; for me to answer; for us to answer; for me to do; for us to do; for me to decide; for us to decide; on our side; on my side; on our plate; on my list; on our list",
    "settled": "agreed; settled; closed; done; resolved; finished; agreed on; agree; agree on; signed off",
    "advise": "say; answer; do; offer; propose; counter; counter with; reply; respond; ask for; go for; accept; aim for; give; suggest; recommend; advise; take; push for; choose; pick; do about it; do about this; do about that; say to that; answer to that; do next",
    "take_it": "take it; take this; take that; take theirs; take their offer; take the offer; accept it; accept this; accept that; accept theirs; accept their offer; live with it; live with that; live with this; agree; agree to it; agree to this; agree to that; go for it; go for that; push back; counter; insist; give in; refuse; reject it; reject that; reject this; say no; say yes; hold out; hold firm; do nothing; sign; walk away; decline; disagree; don't agree; don't accept; refuse it; refuse that",
    "good": "any good; good; a good offer; a good deal; a fair offer; a fair deal; good enough; ok; okay; fine; acceptable for us; acceptable to us; within our limits; within our positions; in our range; better; worth taking; worth accepting; a good one; reasonable for us; a bad deal; a bad offer",
    "ask_them": "check; think; think about it; think about this; think about that; check that; check this; check it; check first; check internally; find out; look it up; look that up; ask; ask around; ask internally; discuss this internally; clarify; clarify this internally; get back to you; get back to you on that; get back to you on this; get back on that; come back to you; come back to you on that; sleep on it; confirm internally; see",
    "colleague": "boss; cfo; ceo; gc; finance; legal; lawyer; lawyers; counsel; team; colleagues; colleague; management; board; insurer; insurers; broker; hr; procurement; people; side; bank; auditors; engineers; operations; director; manager; tax people; someone; somebody; it people; security; security people",
    "go": "go; leave; stop; run; quit; dash; stop here; head off; log off; catch a train; catch a flight; catch my train; catch my flight; leave it there; leave it here; close; hang up; be off; go home; go now; leave now",
    "tomorrow": "tomorrow; later; another day; next week; on monday; after lunch; later today; in the morning; another time; soon",
    "today": "for today; for now; for the day; for tonight; for lunch; now; here; here for today; here now; for the moment; this evening",
    "place_back": "one; question; point; step; item; answer",
    "again": "again; once more; one more time; in full; once again; again in full; in full again; another time",
}  # fmt: skip
"""Words that stand for one another in patterns."""


class Kind(NamedTuple):
    """A kind of wish: what it is, and the patterns that say it."""

    legend: str
    patterns: str


KINDS: dict[str, Kind] = {
    "why": Kind("Why this is asked, and why it matters.", """
        why; why's that; why (so|though|exactly|ask|bother|care|<it>); why (is|was) <it> (|so )(important|needed|relevant|there|asked|necessary|); how come; what for;
        why (do|did|would|should|must|are|were) (you|they|we|i) (|even )(ask|ask <it>|ask for <it>|need <it>|want <it>|want|care|care about <it>|bother|say <it>|answer <it>|insist|insist on <it>|asking|asking <it>|asking for <it>|agree|agree to <it>|do <it>);
        why (does|would|should) <it> (matter|matter to us|be important); why <it> (is|was) (|so )(important|needed|relevant|there|asked|necessary); why is … (|so )(important|relevant|needed|necessary|there|in here|asked); why (does|would|should) … matter;
        why (do|would|did|should) (we|they|you|i) (need|want|ask for|ask about|care about|insist on) …; what (matters|counts|is important) (|most|about <it>|in <it>|here most); what (matters|counts|is important) (|most )(about|in|for|with|on) …;
        what should <we> (watch|watch out for|look out for|look for|mind|think about|think of|bear in mind|keep in mind|consider); <what> <it> (|all )(about|for|good for); <what> … (for|about|all about|good for); what <it> is (about|for|all about);
        <what> the (point|reason|idea|purpose|background|rationale|catch) (|of <it>|for <it>|behind <it>); <what> the (point|purpose|idea|reason|rationale) (of|behind|for) …; what does <it> (mean|do|mean in practice); what does … (mean|do);
        what is <it>; what's <it>; (background|rationale|meaning|reasoning|reason for <it>|reasons for <it>); (explain|clarify|elaborate|elaborate on) (|why|<it>|<it> to me|to me); explain …; explain … to me; tell (me|us) more (|about <it>);
        tell (me|us) more about …; (|some )more (info|information|details|detail|background) (|on <it>|about <it>)"""),
    "norm": Kind("What is usual in the market.", """
        <what> (|the |a |an |considered |seen as )(<usual>|<measure>); <what> (the|a) <usual> <sum>; the <measure>; the market standard; <measure>; <usual>;
        what are <others> (doing|paying|using|asking|offering|charging|getting|agreeing|accepting); what (do|does) (<others>|the market|the industry|a typical contract) (|usually |normally |typically |generally |mostly )(do|say|have|use|pay|ask|take|offer|agree|agree on|charge|answer|get|accept|put|go for);
        what do (we|you) (|usually |normally |typically )see (|elsewhere|out there); how do <others> (|usually |normally )(do|handle|solve|deal with|see|answer) <it>; is <it> (|quite |pretty |considered )(<usual>|at market|above market|below market|off market|within market|within the market|in line with the market|in line with market|within the norm|within the range);
        is … (<usual>|at market|above market|below market|in line with the market); is there (a|any) (<measure>|<usual> <sum>) (|for <it>|on <it>); how (common|usual|normal|typical|standard) is <it>; how (common|usual|normal|typical) is …; how (much|long|many) is <usual>; where is the market"""),
    "help": Kind("What one can say here.", """
        help; ?; ? ?; h; huh; what; sorry; pardon; menu; manual; usage; options; commands; instructions; (help|assist) (me|us) (|out|with <it>); <we> need (|some |a little |your )(help|a hand|instructions); (can|could) you help (|me|us) (|out|with <it>);
        what (can|could|may) i (say|type|type in|enter|do|write|tell you|ask|ask you); what (should|must|do) i (type|type in|enter|write); what (can|may) we (say|type|enter|do|write|ask); what (do|would) you (want|expect|understand|need) (|from me|from us|me to do|me to say|us to say); (which|what) (options|choices|commands|answers) (are there|do <we> have|are possible);
        <what> (the|my|our) (commands|options|choices|possibilities|possible answers); <see> (|the |my |our |all |all the )(options|commands|choices|help|instructions|possible answers); how (do|can) <we> (answer|answer <it>|do <it>|use <it>|say <it>|proceed|work <it>); how does (<it>|this thing|this program|this tool) work;
        <am> (lost|stuck|confused|not following|puzzled|new to this); (|<we> )(don't|do not|didn't|did not) (understand|get it|get <it>|follow|understand <it>|get the question); what am i supposed to (do|say|type|answer|enter)"""),
    "advice": Kind("How good an offer is for us, and what to answer. Private.", """
        what (should|shall|can|could|must|ought) <we> <advise>; what (do|would) (<we>|you) <advise>; what (do|would) you (think|make of <it>|think of <it>|think about <it>|think we should do); what (can|could) <we> live with; what now; what to <advise>;
        (|any |some |your |our |give us |give me |the )(advice|recommendation|recommendations|suggestion|suggestions|guidance|thoughts|tips); advise (|us|me); recommend (|something|a value); suggest (something|an answer|a counter|a number|a value|a response); <what> (the|your) (advice|recommendation|view|verdict|assessment|take);
        how (good|bad|fair) is (<it>|the offer|their offer|theirs) (|for us); how does (<it>|their offer|the offer) (look|look for us|sit with our positions|compare with our positions|compare to our positions|fit our positions); is (<it>|the offer|their offer|theirs) (|a |any )<good> (|for us|to us|than ours);
        (should|must|ought) <we> (|to )<take_it>; (do you think|would you say|is it wise if|is it ok if) <we> (|should |can )<take_it>; (what if|what happens if|what would happen if|what do we lose if|what follows if) <we> (<take_it>|accept);
        <what> our (<offer>|options|choices|next move|next step|limits|limit|preferred value|preference|fallback|fallbacks|walk-away|bottom line|room|leverage|goal|aim|target|plan|best move) here; <what> our (positions|position|options|choices|next move|next step|limits|limit|preferred value|preference|fallback|fallbacks|walk-away|bottom line|room|leverage|goal|aim|target|plan|best move);
        our (position|positions|playbook|options); what (do|does) (our positions|our playbook|our position|the playbook) say; how (should|shall|do|would|could|can) (<we>|you) (respond|answer|reply|counter|handle <it>|play <it>|answer <it>|respond to <it>);
        (who|whom) (must|has to|needs to|should|can|would have to|do we need to) (approve|approve <it>|sign off|sign <it> off|sign off on <it>); who (approves|signs off) (|<it>|on <it>); do <we> need approval (|for <it>); what's best (|for us); what is best (|for us); <what> (the|our|a) (best|right|smart|good|sensible) (answer|move|counter|reply|response);
        next move; where do we have room; how much room do <we> have; can we do better; could we get more; how far can we go; is there (any|some) room (|left)"""),
    "unsure": Kind("Nothing to say yet: the question stays open.", """
        (|<we> )(|really |honestly )(don't|do not) know (|<it>|for sure|offhand); (dunno|idk|i dk|no clue|no idea|not a clue|beats me|no opinion|no view|no preference|no comment|no answer|nothing to say|not applicable|n/a|na|tbd|tbc|to be decided|to be determined|to be confirmed|undecided|not decided|not sure|not ready); <we> have no (idea|clue|opinion|view|preference|answer);
        <am> (not sure|unsure|undecided|not certain|not ready|still thinking) (|about <it>); (|<we> )(haven't|have not) decided; (|<we> )(can't|cannot|can not|couldn't) (say|tell|answer|decide|answer <it>|decide <it>); (|<we> )(don't|do not) (care|have an opinion|have an answer|have <it> to hand);
        (let|give) (me|us) (<ask_them>|some time|time|a moment to think); <have> (|to )<ask_them>; <have> (|to )(check|check that|check this|check it|discuss this|discuss it|clarify|clarify this|confirm|confirm this|run this by|run it by|ask|talk to|speak to|speak with|consult) (|with |by )(|my |our |the )<colleague>;
        (i'll|we'll|i will|we will) (<ask_them>|let you know|have to see)"""),
    "skip": Kind("Leave this question, or this clause, for later.", """
        (skip|skp|skipp|pass|pass on|jump over) (|<it>|over <it>); (i'll|we'll) pass; (later|not now|some other time|another time|maybe later|next time|not this one|not today|next one later); ask (|me |us )(|again |<it> )(later|another time);
        (|we'll |i'll |we will |i will |we can |we could )(come|circle|get|go) back to <it> (|later|at the end|another time); (|we'll |i'll |we will |i will |we can )(do|decide|answer|settle|discuss|look at|deal with|handle|leave|keep|save|park|return to) (|<it> )(for later|until later|till later|for me later|for me for later|for another time|later|at the end|for me);
        (leave|keep) <it> (|open|blank|empty|as open|unanswered|be|alone|for now|open for now); leave (open|blank); (move|moving) (on|along)"""),
    "leave_to_them": Kind("Leave the opening of this question, or of a clause, to the other side.", """
        (leave|hand|give|pass) (<it>|…) to <them>; leave <them> to (it|answer|answer <it>|fill <it> in|say); <they> (|should |will |would |must )(know|knows) (|<it> )(|best|better); <they> (know|knows) more (|about <it>); <they> (know|knows) (the answer|the facts|their own details|their own facts);
        let <them> (answer|decide|start|open|begin|go first|say|propose|fill <it> in|answer <it>|decide <it>|make the first move|make an offer|make the first offer|make a proposal|propose something|come first|tell us|suggest something|speak first|speak); let <them> (start|open|go first|begin|decide|answer|say|propose something) on …;
        (that's|that is|this is|it's|it is) (for|up to|with) <them> (|to )(|say|answer|decide|fill in|propose|tell us|know); (that's|that is|this is|it's) (theirs|their question|their call|their job|their business|their turn) (|to answer|to say|to decide); theirs to (answer|say|decide|propose);
        <they> (should|can|must|may|will have to|has to|have to|needs to|need to|to) (answer|say|start|open|go first|decide|fill <it> in|propose|propose something|tell us|answer <it>|make the first move|make the first offer|confirm|advise); ask <them> (|<it>|first|about <it>); (they|after them) first; after them"""),
    "back": Kind("To the question before.", """
        (back|previous|prev|before|return|backwards|back up|go back|step back|one step back|back a step|one back|back one|take me back|the one before|the question before|earlier question); (go|take me|take us|jump|get|step|move|switch|) (|back )(to |a |one )(|the )(|last |previous |earlier )(step|place we were|place i was); (back|go back|return|get back|take me back|jump back) (one|one question|a question);
        (|go |go back |back |return |jump back |get back |take me back |take me )(|to )(|the )(previous|last|earlier) <place_back>; (go |go back |back |return )to the <place_back> before; (go |go back |back )to where <we> (was|were)"""),
    "next": Kind("On to the next thing.", """
        n; next; (go on|continue|carry on|proceed|keep going|forward|go forward|onward|onwards|advance|on we go|and next|next up|go ahead to the next one); (|go to |move to |move on to |on to |jump to |skip to |get to )(|the )next (one|question|clause|point|item|topic|step|section|thing|term); <what> (next|next up|coming up|coming|the next question|the next point|the next clause|the next step); what (comes|do we do) next; now what; move (forward|ahead)"""),
    "undo": Kind("Take back what was said last and not sent.", """
        (undo|revert|reverse|erase|roll back) (|<it>|the last one|last|the last thing|the last step|my last answer|the last answer|our last answer|last answer|my answer|that answer|that step|what i just did|what i said|what i just said); (oops|whoops|ooops|woops|mistake|typo|wrong|mistyped|ctrl-z|ctrl z|ctrl+z); my (mistake|bad|fault|error);
        (that's|that is|that was|this is|it was) (wrong|a mistake|a typo|an error|my mistake|not right|not what <we> meant|not what <we> wanted|the wrong one|the wrong number|the wrong answer|incorrect|a slip); (|<we> )(made a mistake|made an error|mistyped|mistyped that|misspoke|got that wrong|typed it wrong|didn't mean that|didn't mean it|did not mean that|did not mean it);
        not what <we> (meant|said|wanted); wrong (one|number|answer|value|figure|button|key|line); (delete|remove|erase|scratch|cancel|drop|clear) (my last answer|the last answer|that last answer|what i just said|my answer|that answer); (scratch|ignore|forget|disregard|cancel|scrap|strike) (that|this|it|what i (|just )said|what i (|just )typed|what i (|just )wrote|my last answer|my last line|my last message); (take|pull) back my last (answer|line|message|word); correct that; take that off; go back on that; delete that; forget what i (|just )said; (take|put) (that last answer|the last answer|my last answer|our last answer|that answer|the last one) back"""),
    "quit": Kind("Leave; everything is kept.", """
        (quit|exit|bye|goodbye|good bye|q|leave|close|end|finish|enough|pause|logout|log out|log off|sign out|good night|bye bye|see you|until tomorrow|till tomorrow|ciao); (stop|quit|leave|close|end|finish|pause|break) (|it |this |the session |this session )(<today>|<tomorrow>|now); (end|close|leave) (the|this) (session|program); see you <tomorrow>; talk <tomorrow>;
        (save|keep|store) (everything|all|it|it all|all of it|all of this|my work|our work|my answers|our answers|the answers); save (|everything |all |it )and (quit|exit|close|leave|stop|end|go); <have> (|to )<go> (|soon|shortly|in a bit|in a minute|in a moment); <am> (|done|off|out|finished|through|leaving) (for today|for now|for the day|for tonight|here for today|for the moment); <am> (off|leaving|out of here); (all |)done (for today|for now|for the day);
        (|that's |that is |that'll be |that will be )(all|it|enough) (for today|for now|for the day|for tonight); that will be all; that's enough; (continue|resume|carry on|go on|finish) (|this |it )<tomorrow>; (let's |)stop; (|let's )call it a (day|night); (take|have|need|i need|we need|time for) (a|my|our|a short|a quick) (|lunch |coffee )break; break;
        (i'll|we'll|i will|we will) (be back|come back|continue|finish|resume|pick this up|pick it up|carry on) (|<tomorrow>); (i'll|we'll) (leave it there|stop here|leave now|go now)"""),
    "closing": Kind("May end the sitting, or may be meant of something else: asked back.", """
        <have> (|to )<go> in …;
        (|and )<am> (done|good|good here|done here|all set|finished|finished here|all done|through here|set); (that|this) (closes|ends|concludes|completes|finishes|wraps up|is the end of) (|my |our |the )(list|list of questions|questions|list of points|points|session|meeting|call|agenda|discussion|review|talk|business);
        (that's|that is|that's about|that is about) (it|all|everything|the lot|all from me|all from us|it from me|it from us|all i have|all we have|all i had|all i wanted|my list|a wrap); nothing (more|else|further) (|from me|from us|from our side|to add|to say); all (done|set); job done; <am> done; done here; no (more|further) (questions|points|comments|questions from us|questions from me)"""),
    "redline": Kind("What changed, and how the two offers differ, marked.", """
        (|<see> )(|a |the )(redline|redlines|blackline|markup|mark-up|mark up|diff|difference|differences|changes|tracked changes|track changes|comparison|gap|gaps); compare (|both|the two|versions|wording|offers|positions|both offers|both sides|the offers|the wording|the positions|the versions|the two offers|ours and theirs|theirs and ours|ours with theirs|theirs with ours);
        what (changed|changes|has changed|have they changed|did <they> change|did we change|have we changed|has been changed|was changed|is new|was new|they changed); what's (changed|new|new here|different); <what> (different|the difference|the differences|the gap|the gaps|the changes|between us); (did|have) <they> (change|changed) (|anything|something); has anything changed; did anything change;
        what (changed|has changed|did they change) (in|on) …; how do (they|we|the offers|the two|both offers|the two offers|the positions) (differ|compare); where do (we|they|the offers|the two sides) (differ|diverge); how far apart (are we|are the two|are the sides|); how far are we apart; (|<see> )(both|both sides|both positions|both offers|the two offers|them both|ours and theirs|theirs and ours) (|side by side|next to each other); (|<see> )(|it |them )side by side"""),
    "draft": Kind("The agreement, or the clause, as it would read.", """
        (|<see> )(|a |the |our |the whole |the full |the current |the draft |the current draft )(draft|preview|wording|full text|contract text|clause text|draft agreement|draft contract); <see> (|the |our |the whole |the full |the entire )(agreement|contract|text|document|legal text|contract language); preview it; print it;
        what (does|would|will) (<it>|the draft|the contract|the agreement|the clause|the text|the wording) say; how (would|does|will|do|did) (<it>|the clause|the contract|the text|the draft|all this|it all) (read|look|be worded|be written|sound|end up reading) (|in the contract|in the draft|in writing|in full|as a clause|in the agreement|on paper);
        what (would|does|will) (<it>|the clause|the contract|the draft|the agreement) look like (|in the contract|in the draft|on paper|in writing|as text); how (would|does|will) … (read|look|be worded) (|in the contract|in the draft|in the agreement); what (does|would) (the draft|the contract|the agreement|the text) say (on|about|for) …; what (would|does) … say; (|<see> )the (text|wording|language) (of|on|for) …; how is <it> (worded|written|phrased)"""),
    "issues": Kind("What is still open.", """
        (|<see> )(|the |all |all the |the list of |a list of |only the )(issues|issue list|issues list|open <points>|remaining <points>|outstanding <points>|unresolved <points>|sticking points|to-do list|todo list|loose ends|outstanding); unresolved; remaining; still open; to do; todo; todos; <see> what (is |)(|still )<open>; <see> what's (|still )<open>;
        (what else is|what is|what's|what all is) (|still )<open> (|<ours_to_do>); (left|missing|remaining) (|<ours_to_do>); (what's|what is) (|still |left |open )<ours_to_do>; what (|is )still (open|left) (|<ours_to_do>); what remains (|open|to be done|to do|to be agreed|<ours_to_do>); what else (|is there|is open|is left); <what> the (|open |remaining |sticking |outstanding )<points>;
        what (do|must) <we> (|still )(have to|need to|need|have left to|owe) (|do|answer|agree|agree on|decide|settle|sort out|resolve|fill in); what (do|must) <we> still (do|answer|agree|agree on|decide|settle|need); (which|what) <points> (are|remain|do we have|are there|have we) (|still )(<open>|);
        what (haven't we|have we not|didn't we|did we not) (agreed|agreed on|settled|resolved|done|answered|covered|agree on); what have we parked; (|is )(|there )(anything|something) (else|left|open|missing|else open|still open|else left|outstanding|<open>|<ours_to_do>|left <ours_to_do>|i forgot|we forgot|i missed|we missed);
        how (many|much) (|<points> |more |of it )(is|are) (|still )(left|open|to go|missing|outstanding|to come); how (much|many) (more|left); where (do|are) we (|still )(disagree|apart|stuck|at odds|far apart); what (do|are) we (|still )(disagree on|disagree about|fighting about|fighting over|arguing about|stuck on|apart on); what's (holding us up|blocking us)"""),
    "status": Kind("Where all things stand, and who moves next.", """
        (|<see> )(|the |a |an |our |a quick |a short |quick |short )(status|progress|overview|summary|agenda|list of clauses|recap|table of contents|state of play|status report|big picture|standings|scoreboard|scorecard|dashboard|toc|list); state of things; <see> (|all )(all|everything|the clauses|all of it|the whole thing|what's agreed|what is agreed|what we agreed|what we have agreed|where we are|where we stand|agreed|clauses); (summarise|summarize|recap|sum up) (|it|this|things|everything|the deal|where we are);
        where (are|do|am) (we|i|things) (|all )(|at|stand|standing); where does (<it>|everything|the deal|the negotiation|the whole thing|the clause) (|all )stand; where (are|do) (we|things) (|at |stand )(on|with|in) …; where does … stand; how (are|is) (we|<it>|things|everything|the deal|the negotiation) (doing|going|coming along|looking|getting on|progressing); how's (it|everything|the deal|the negotiation) (going|coming along|looking|doing);
        how far (are we|have we got|have we come|did we get|along are we|along is it|along are things|we are) (|along); how (close|near) are we (|to done|to the end|to signing|to an agreement|to a deal|to finishing); <what> (the|our) (status|progress|state of play|state|state of things|situation|score|state of the deal); <what> on the agenda;
        (what|which clauses|which points) (have|did|do) we (|already |all )<settled>; (what's|what is|what has|which clauses are|which points are) (|been |already )<settled>; (whose|who's) (turn|move) (|is it|is this|next); (who|who's|who is) (|has to |is |must |needs to |on |should )(next|move|move next|act|act next|answer next|turn|up|up next|go next|to move|to move next|to act|go|waiting); who (moves|acts|answers|goes) (|next|first);
        is it (our|my|their) (turn|move); (are|is) (we|<they>) (next|up next|to move); (are|is) (we|<they>|anyone) waiting (|for us|for them|on us|on them|for me|for anything|for something); do (they|we) (have to|need to) (move|act|answer) (|next); who (are|is) (we|everyone) waiting for; what are (we|they) waiting for; (what|which) (clauses|topics) are there; how many clauses (are there|do we have)"""),
    "history": Kind("What both sides offered, step by step.", """
        (|<see> )(|the |all |all the |our |the full |the whole |the offer |the negotiation )(history|timeline|log|record|chronology|offer history|history of offers|previous offers|past offers|earlier offers|all offers|offers so far|previous moves); <see> (all offers|all the offers); (|<see> )(|the )history (of|on|for|behind) (<it>|the clause|the point|the question|the deal|the negotiation|the offers); (|<see> )(|the )history (of|on|for) …; (|<see> )(|the )… (history|timeline);
        who (said|offered|proposed|asked|did|moved|conceded) (what|what when|first|last|how much); what (happened|has happened|was said|was offered|has been said|has been offered|went on) (|before|here|so far|on <it>|to <it>); what did (we|they) say before; what's happened; what happened (on|with|to|in) …; what offers were made; <what> the (previous|earlier|past) offers; how did (we|it|this|that|they) (get here|come here|get to this|get to this point|get there|come to this|end up here|start|come about|develop|evolve); how has <it> (moved|changed|developed|evolved); how (has|did) … (moved|changed|developed|evolved|develop|come about|move)"""),
    "theirs": Kind("What the other side offers.", """
        (|<see> )<their> (<offer>|side); <see> (theirs|the offer|the proposal|offer|what is on the table|what's on the table|what they <offered>|the opening); what (did|do|are|have|would|were|does|has|is) (<they>|you guys) (|actually |now |currently |again )<offered>; what <they> <offered>; what have they <offered>; <what> <their> (<offer>|last|latest); <what> (theirs|on offer|the offer|the proposal|on the table); is there (an|any) (offer|offers|counter|answer|proposal) (|from them|from the other side|on the table); do we have (an|any) (offer|answer) from them;
        (did|have|has) <they> (answer|reply|respond|answered|replied|responded|offered anything|offer anything|said anything|say anything|come back|countered|counter|make an offer|made an offer); where (do|are) they (|stand|now|at); where (do|are) they (|stand )(on|with) …; what (did|do|does) <they> (say|offer|propose|want|ask) (on|for|about) …"""),
    "ours": Kind("What we ourselves offered.", """
        (|<see> )(our|my) (offer|offers|proposal|terms|last offer|latest offer|answers|answer|numbers|side|opening|own offer|current offer|own answers|standing offer); <see> (ours|our position|our positions|what <we> <offered>); what (did|do|have|are|were|had) <we> (|actually |already |last |again |just |currently )<offered>; what <we> <offered>; <what> (our|my) (offer|proposal|answer|answers|last offer|latest offer|counter|opening|number|numbers|figure|terms|own offer|current offer|last answer|standing offer|last word); <what> ours; what did <we> (say|offer|propose|ask|answer|put) (on|for|about) …"""),
    "repeat": Kind("What is before the party, in full once more.", """
        (repeat|again|come again|say again|say it again|rephrase|once more|one more time|once again); (repeat|reread|re-read|restate|read out) (<it>|the last question|the prompt|everything|what you said|what you just said|the card|the offer) (|<again>); (say|show|tell|print|ask|read|give) (|me |us )(<it>|the whole thing|everything|the prompt|the card|the offer) <again>;
        <what> (the|that|your|this) (|last )question (|<again>); what (did|do|were|are) you (say|ask|asking|just say|just ask) (|me|us); what was that (|<again>); (|<we> )(didn't|did not) (catch|hear) <it>; (|<we> )missed that; where was i; where were we; what (are we|am i) (looking at|talking about)"""),
}  # fmt: skip
"""What each kind of wish is, and how people say it."""

USUAL = """
    (|the |our |your |its |something )(usual|standard|normal|typical|customary|default|market|market standard|market norm|market rate|market practice|industry standard|industry norm|norm) (|value|values|number|numbers|figure|figures|answer|answers|terms|thing|stuff|settings|one|ones|range|practice); (|the |our |your |its |all |all the )(defaults|usuals|norms|usual ones); (what|whatever) (is|was|seems) (|the |considered )<usual>; (what's|whatever's) (|the )<usual>; (what|whatever) (<others>|the market) (|usually |normally |typically )(do|does|use|uses|take|takes|have|has|pay|pays|say|says); best practice"""
"""What the playbook calls usual, behind a word that takes it: `take the usual`."""
USUAL_ALONE = """
    (|the )(usual|standard|market|normal|default|market standard|market norm) please; (|the |all |all the )defaults; default; the usual; as usual; (|the )(default|usual|standard|market) (values|answers|terms|numbers); default (value|answer); (|the |all the )(usual|standard|default|market) (values |terms |answers |)for …; defaults for …; the norm for …; (everything|all|the whole clause|the rest|all the rest|rest|the clause) (|on |at |as |to )(|the )(usual|standard|default|defaults|market|normal|market terms|standard terms); (keep|make|leave) (it|everything|this|the rest) (|at |on |to |as )(|the )(usual|standard|market|normal|defaults|default); on (usual|standard|market) terms; whatever (is|the) <usual>; whatever's <usual>; whatever <others> do; whatever the market (does|says)"""
"""What takes it without such a word. A bare `usual` or `market standard` asks: see `norm`."""

LEADS: dict[str, str] = {
    "g": """
        (go|goto|jump|move|switch|skip|navigate|proceed|turn|return|get|head|come|back|over|on|ahead|forward|next up|next) (|on |back |over |ahead |forward |straight |now )to; goto; onto; to; (go|move|carry|continue|proceed|start|begin|work|press) (|on |off )(with|on); deal with; (take|bring|get) (me|us) (|back |over |straight )to; jump; go; next; now; open; show; show me; see; view; find; do; discuss; address; tackle; cover; consider; review; look at; look into; have a look at; take a look at; navigate to; revisit;
        (talk|speak|chat|think) (|next |now |again |more )about; (what|how) about; (we|i) should (talk about|discuss|look at|do|go to|address); now (for|on to)""",
    "T": """
        (|take |use |accept |copy |go with |we'll take |apply |match |meet |adopt )(theirs|their value|their number|their figure|their answer); take their (position|rate|values|numbers); match (them|their offer); (same as|like|just like) (theirs|them|they|the other side); (what|whatever|as) they (said|want|offer|offered|propose|proposed|have)""",
    "M": """
        split (|it|the difference|the diff|the gap|down the middle|it down the middle); split it fifty fifty; (meet|go|settle) (|them |you |each other )(in the middle|halfway|half way|in between|midway); (|take |use |go for |go with )(the middle|the average|the midpoint|average|the mean); (halfway|half way|middle|midpoint|fifty fifty|50/50|50-50|in between|midway|middle ground|a middle ground)""",
}  # fmt: skip
"""`g` leads to a place, `T` takes the other side's value, `M` is the middle between both."""

RUNGS: dict[str, str] = {
    "preferred": """
        (|our |my |the )preferred (|value|values|position|positions|option|answer|answers|terms|number|rate|figure); our (preference|preferences|opening position|opening positions|opening value|opening values|ideal|ideal value|first choice|target|targets|wish|best case|first position); what we prefer""",
    "fallback": """
        (|our |my |the )(fallback|fall back|fall-back|fallback value|fallback values|fallback position|fallback positions|fallback option|first fallback|next fallback|fallback 1|fallback one|fallbacks|plan b|backup|backup position)""",
    "fallback-2": """
        (|our |my |the )(second fallback|second fall back|2nd fallback|fallback 2|fallback two|fallback-2|fall back 2|fallback number two|fallback no 2|plan c)""",
    "fallback-3": "(|our |my |the )(third fallback|third fall back|3rd fallback|fallback 3|fallback three|fallback-3)",
    "walk-away": """
        (|our |my |the )(walk-away|walk away|walkaway) (|value|values|position|point); (|our )(last resort|bottom line); our (limit|limits|red line|final position|last position|minimum|floor|reservation value|worst case)""",
}  # fmt: skip
"""The rungs of a party's positions."""

BEFORE = listed("""
    please pls plz kindly ok okay so well hmm hm um uh er thanks thank you just now then hey hi and sorry oh ah actually maybe
    let's lets let us can could we i me would like to want quickly again here for well right yes shall may i'd we'd still but
    perhaps alright hello ! . , ; - ?
""")
"""Words that may stand before a wish and change nothing."""
AFTER = listed("""
    please pls plz kindly thanks thank you now then again here ! . , ; ? first instead for us quickly next
""")
"""Words that may stand after one."""
HEADS = """
    (tell|remind) (me|us) (|please|again|quickly|once more); (do you know|any idea|i wonder|wondering|quick question|one question|question|just checking|out of curiosity|by the way|btw|sorry to ask|in the meantime|before we go on|first of all|hang on|wait|sorry|i think we should|i think i should|for now|hold on|one moment|one sec|no problem|no worries); <we> (want|need|would like|wish|have) to; (i'd|we'd) like to; (is it|would it be) possible to; (would|do) you mind; (let|allow) (me|us); good (morning|afternoon|evening)"""
"""Phrases before a wish that change nothing."""
TAILS = """
    (so far|as yet|yet|already|up to now|until now|till now|to date|for now|for the moment|at the moment|right now|just now|at this point|at present|at this stage|as of now|currently|today|by now|exactly|precisely|overall|in general|generally|normally|usually|roughly|really|anyway|in total|altogether|all in all|in short|in a nutshell|briefly|actually|for a moment|for a second|for a minute|ok|okay|though|last time|this time|most|once more|in the market|on the market|in our industry|in practice|on their side|on our side|if possible|if you can|when you can|by the way|elsewhere);
    (on|in|for|with|about|of|to|at) (it|this|that|this one|that one|this clause|this question|this point|this term|here|the deal|this deal|everything|me|us|our side); since (then|yesterday|last time|our last offer|we last spoke); (would|could|can|will) you"""
"""Phrases after a wish that change nothing."""
TOPICS: dict[str, str] = {"money": "payment", "cash": "payment"}
"""What people call a subject where no name holds the word."""
