"""Words that say how a value relates to others: whose it is, more or less, at most, half way, instead, because.

The rows are those of `vocabulary`: a kind's name, its letter, its meaning and its phrases.
"""

RELATIONS: dict[str, tuple[str, str, str]] = {
    "our": (".", "ours", "our; my; our own; my own; ours; mine; our side's; what we (have|want|offered|proposed|asked for); as we (have it|want it|put it|said|proposed|offered|have|want); (what|than) we (put forward|put|offer|offered|have|want|said|propose|proposed|asked for|ask for); (that|which) we (offered|asked for|put forward|proposed|had|wanted); we (offered|put forward|asked for); in our offer; (in|from) our last offer; as in our offer"),
    "their": ("z", "the other side's", """
        in (their|your) (last |)offer; their; theirs; your; yours; their own; your own; the other side's; (as|than) (they|you|the other side) (have it|want it|put it|have|want|offer|ask|ask for|propose|proposed|offered|asked for|said|say|suggest|do);
        (they|you) (have|want|put) it; what you said; what they said; whatever (they|you) (said|say|want|offer); as in (their|your) offer; as you (have|want) it"""),
    "they_say": ("z", "what the other side says", """
        (they|the other side) (have|offer|want|ask|ask for|propose|proposed|offered|asked for|wanted|put forward|suggested|suggest|demand|have offered|have proposed|are asking for|are offering|need);
        you (have|offer|ask|ask for|propose|proposed|offered|asked for|wanted|put forward|suggested|suggest|demand|have offered|have proposed|are asking for|are offering)"""),
    "for_us": (".", "for our side", "for (us|ourselves|me|our side|our part); from (us|our side|our end); on our (side|end); at our end; when we (leave|do|go|terminate|exit); if we (leave|terminate); we give you; we give them; we give; by us"),
    "for_them": ("z", "for the other side", "for (them|you|the other side); from (them|you|the other side); when (they|you) (leave|do|go|terminate|exit); if (they|you) (leave|terminate); you give us; they give us; by (them|you)"),
    "for_client": (".", "for the client", "when the client (leaves|goes|terminates|exits|ends it); for the client; from the client; (the|) client's (offer|figure|number|proposal|position|value|version); (as|than|what|whatever) the client (wants|has|offers|asks|asks for|proposes|said|proposed|offered|suggests|put|puts|wrote) (it|); the client (wants it|has it|put it)"),
    "for_provider": (".", "for the provider", "when the provider (leaves|goes|terminates|exits|ends it); for the provider; from the provider; (the|) provider's (offer|figure|number|proposal|position|value|version); (as|than|what|whatever) the provider (wants|has|offers|asks|asks for|proposes|said|proposed|offered|suggests|put|puts|wrote) (it|); the provider (wants it|has it|put it)"),
    "each_way": ("~", "for both sides alike", "each way; both ways; either way; on (both|either) sides; for (both|either) (sides|parties|party|of us); both sides; both of us; (either|both) (side|party|parties); mutual; mutually; same for both"),
    "each": (".", "the same for each that is named", "each; apiece; respectively; in each case; both"),
    "up": ("~", "more by an amount", "more; higher; longer; another; extra; additional; further; on top; on top of; above; up by; over and above; later; bigger; larger; beyond; over; more than; longer than; higher than"),
    "down": ("~", "less by an amount", "less; minus; lower than; shorter; fewer; below; off; faster; quicker; cheaper; earlier; sooner; down by; smaller; under; less than; shorter than; lower"),
    "raise": ("p", "making it more", "raise; increase; lift; add; go up; go up by; come up; come up by; move up; move up by; bump; bump up; top up; extend; lengthen; we add; put up; step up"),
    "cut": ("p", "making it less", "lower; reduce; decrease; shorten; cut; go down; go down by; come down; come down by; move down; move down by; knock; knock off; shave; shave off; trim; bring down; take off; deduct; subtract; drop by"),
    "halfway": ("~", "half of the way between both", """
        split the difference; split (it|the diff|that); split (it|this|that|) down the middle; split; meet (them|you|us|) (in the middle|halfway|half way|in between); (go|come|meet|let us meet|let's meet|) (halfway|half way);
        (the|) (middle|midpoint|mid-point|mid point|average|mean|median); halfway house; in between; (take|use) the (middle|midpoint|average|mean); midway; mid-way; half-way; splitting (the difference|it); splitting; fifty fifty; fifty-fifty; 50/50; 50-50; 50:50; middle ground; down the middle; in the middle; half the difference"""),
    "twice": ("~", "a multiple of something", "twice; double; doubling; tripling; halve; halving; two times; triple; thrice; half of; half; a third of; a quarter of; two thirds of; one third of; three quarters of; twice as (long|much|high|many); half as (long|much|high|many)"),
    "at_most": ("~", "a limit from above", """
        at most; at the (very|) most; up to; (no|not) more than; not (above|over|exceed|exceeding|beyond); (must|may|should|shall|can|will|could|cannot|can) not (exceed|go above|go over|go beyond|be more than|be above|be over|be higher than); (mustn't|can't|cannot|won't|shouldn't) (exceed|go above|go over|go beyond|be more than|be above|be over);
        (no|not) (higher|longer|later|greater|bigger|larger) than; maximum; a maximum of; maximum of; max; not a (cent|penny|day|hour|month|dollar|week|point) (over|more|more than|above|later|longer); and not a (cent|penny|day|hour|month|dollar|week|point) more; at the latest; capped at; or less; or fewer; or below; tops; may go to; as high as; nothing (above|over|beyond)"""),
    "at_least": ("~", "a limit from below", """
        at least; at the (very|) least; (no|not) less than; (no|not) (lower|fewer|shorter|earlier|smaller) than; minimum; a minimum of; minimum of; min; (not|never|nothing) (below|under); or more; or above; or better; or longer; or higher; upwards; and up; as low as; starting (at|from);
        (must|may|should|shall|can|will|cannot|can) not (fall below|go below|be less than|be below|be lower than|drop below); (can't|cannot|mustn't|won't) (go below|be less than|be below|be lower than|drop below)"""),
    "about": ("~", "not exactly", "around; roughly; approximately; approx; circa; ca; somewhere; near; nearly; almost; close to; or so; ish; -ish; something like; in the region of; in the order of; couple; a couple; few; a few; several; many; lots; some; a little; a bit; a lot; slightly; considerably; not quite; better; range"),
    "only": ("~", "nothing else", "only; solely; exclusively"),
    "than": (".", "what something is compared with", "than; compared (to|with)"),
    "between": ("~", "a range begins", "between; anywhere (from|between); anything from; somewhere (between|from)"),
    "instead": ("N", "what follows is not meant", "instead of; rather than; in place of; in lieu of"),
    "because": ("I", "a reason follows", "because; since; given that; given; as (our|we|the|it|this|they|it's|that|i); due to; owing to; in view of; considering; otherwise (we|i|our|it|the|they|this|no deal|nothing); or no deal; else no deal; so that; in order (to|that); that is (how|why|what|when); that's (how|why|what|when); which is (how|why|what|when); seeing that; cos; bc; reason being; the reason is; the reason being; for the reason that; to (cover|reflect|allow|match our|account|keep|avoid|help|give us time)"),
    "so": (".", "what comes before gave the reason", "so (that is why|our|we|i|it|the|let's|please|could|can); therefore; hence; that's why (we|i); which is why (we|i)"),
    "too": ("N", "a value that does not suit", """
        (is|are|it's|that's|much|far|way|just|) too (long|short|high|low|much|little|many|few|late|soon|early|steep|expensive|tight|slow|fast|harsh|generous|risky|rich|big|small|heavy|far|aggressive); not (accepted|agreed|enough|ok|okay|good|workable|possible|feasible|realistic|sufficient|fine|long enough|high enough|low enough);
        (is|are|) (unworkable|impossible|unrealistic|excessive|insufficient|out of reach|a killer|steep|a stretch|a non-starter|a no-go|a no go|a deal breaker|no good|a problem|a joke|absurd|ridiculous|crazy|nonsense); (won't|doesn't|does not|will not|can't|cannot) (work|fly|do|cut it|be done|be met); hurts; would hurt; hurts us; would hurt us; kills us; would kill us; rules us out; cannot be; can't be; we can't do; we cannot do; never work; hurt us"""),
    "waive": ("n", "nothing of what follows", "waive; waiving; forgo; forego; do away with; get rid of the"),
    "former": ("~", "an earlier value that another replaces", "was wrong; is wrong; was a typo; was a mistake; replace; cross out; we wrote; i wrote; we said; i said; i typed; typed that wrong; typed it wrong"),
    "correct": ("H", "what follows replaces what was said", """
        (i|we) (mean|meant|misspoke|misread|mistyped); let me (correct|rephrase|restate) (myself|that|this|it|); i stand corrected; but meant; meant; correction; sorry; apologies; oops; whoops; no wait; wait; wait no; make that; scrap that; scratch that; that should (be|read|have read|have been|say|have said); it should (be|read|have read|have been); should have (been|read|said); my mistake; typo; actually no; no sorry; or rather; i meant to (say|write|type); (and|) (write|with|put) instead; change that to; change it to; and write"""),
    "everywhere": (".", "on all that differs", "everywhere; on everything; on all (points|terms|of it|numbers|of them); across the board; throughout"),
    "keep": ("p", "a value that stays", "keep; keeping; retain; maintain; hold; hold on to; stay (with|at|on); stick (with|to|at); stays; remains; unchanged; leave (at|as it is); (we|i) (stay|stick|remain)"),
    "same": ("p", "the value of somebody else", "same as; the same as; same; the same; match; matching; matches; meet; equal to; equals; identical to; copy; take over; adopt; mirror; in line with; like; go with; follow; use"),
    "past": ("X", "told of the past, of habits, or of what others said", """
        usually; normally; typically; generally; often; always; was; were; had; did; said; told; heard; (last|previous) (week|month|year|time|night|monday|friday|summer|round|deal|contract|vendor|supplier|team|version); yesterday; previously; used to; earlier; ago; the previous team; in the past; back then; (he|she|they|who|nobody|somebody|everyone) (said|says|thinks|wants|told|accepted|agreed); says; thinks; wants to; wanted to; hoped to; had hoped to; would have; could have"""),
}  # fmt: skip
