"""The vocabulary of the conversation: what words and phrases mean, whatever the playbook.

A row is one kind of token: its name, the letter that rules about whole sentences write it with, what it means, and its
phrases in the notation of `grammar`. Rules look at kinds and letters alone, so that a word that no rule provides for
is never overlooked. Several kinds may share a letter where most rules need not tell them apart.
"""

from functools import lru_cache
from typing import NamedTuple

from kpo_tui.understanding.grammar import Lexicon, Phrase
from kpo_tui.understanding.relation_words import RELATIONS
from kpo_tui.understanding.verbs import VERBS


class Kind(NamedTuple):
    """A kind of token: its `letter` in rules about whole sentences, its meaning in a few words, its phrases."""

    letter: str
    meaning: str
    phrases: str


_ANSWERS: dict[str, Kind] = {
    "accept": Kind("a", "accepting, said as a verb", """
        accept; agree; agree to; (we|i) (take|take over|can take|could take|will take); take over; taking over; agree on; approve; (we'll|i'll) take; (are|am|) (happy|pleased|glad) to accept; accept to; hereby accept;
        are accepting; (accept|approve|agree to|hereby accept) the same; subscribe to; concur; go along with; say yes to; take (it|this|that|the deal|the package|the whole package|the whole thing); (you have|you've|you've got|you have got|you got) our (|full) (agreement|acceptance|consent|approval|ok|yes|blessing|go-ahead|okay);
        take (your|their|the|this|that) offer; take (your|their|the) proposal; record our acceptance;
        (please|kindly|) (record|note|minute) our (acceptance|agreement) (|of the same|of this|to this)"""),
    "fine": Kind("y", "it is good as it is, or a yes", """
        ok; okay; okey; oki; k; kk; yes; y; yep; yeah; yup; yea; aye; sure; sure thing; of course; certainly; absolutely; definitely;
        (is|are|it's|that's|all|) fine; fine (by us|by me|for us|for me|with us|with me|on our side|on our end);
        (is|are|it's|that's) (ok|okay); (is|are) (fine|ok|okay|good) (for|by|with) (us|me); (ok|okay) (for|by|with) (us|me); ok (from|on) our side;
        good (for us|for me|with us|with me|by us); (is|are|it's|that's|we're|we are|all|looks|look|sounds|sound) good;
        (looks|sounds|seems) (fine|ok|okay|reasonable|fair|right|great|acceptable); fair enough; (that's|is) fair; that's reasonable;
        (is|are|) reasonable enough;
        deal; (it's|that's|we have|we've got|you have|you've got|you got|got|you've got yourself|you have yourself|you've got yourselves|you have yourselves|you got yourself|you got yourselves|you have got yourselves|we've got ourselves|we have ourselves|we have got ourselves) a deal; shake on it (then|); done; done deal;
        (we're|we are|are|is|) agreed; (we're in|we are in|in) agreement; (is|are|) accepted; accepted as (it stands|offered|proposed);
        (noted|understood|clear) and (accepted|agreed); (is|) approved; (is|are|that's|) acceptable; suits (us|me); (that|it) suits (us|me); (is|) acceptable to us; (has|have|finds|find|meets|meet|gets|get) our (|full) (agreement|acceptance|consent|approval|blessing); (that|this|) works; works (for us|for me|fine); work for us; (will|would) work for us;
        no objection; no objections; no objections from us; no objection from (us|our side); no issue; no issues; no issues with that; no problem; no problem with that;
        (we can|we could|can|could|) live with (that|it|this); (happy|we're happy|we are happy) ; happy with (that|this|it);
        good; great; perfect; excellent; wonderful; lovely; cool; brilliant; go for it; let's do (it|that|this); let's go with (that|this);
        we'll go with that; will do; you're on; thumbs up; alright; all right; right; right then; yes (please|indeed|we do|i do|we can|we are);
        we do; i do; so be it; good to go; no further comments; (|the) same is (agreed|accepted|acceptable|approved|fine|ok|okay); (that's|it's|yeah|yes|ok|all|sounds|looks) grand; grand (so|job); fair dos; right you are; nothing to add; (have|) (no|not a) (quarrel|quibble|quibbles|qualms) (|from us|on our side|from our side); (is|are) no (trouble|bother|drama|hardship|sweat|worry|concern|effort|stretch) (|for us|to us|for me|on our side); (is|are) not (a problem|an issue|a hardship|a concern) (|for us|to us|for me); (is|are) (workable|doable|manageable|bearable|tolerable|palatable) (|for us); alrighty; grand; happy enough with (that|this|it); sounds about right; nothing to object to; (we're|we are) (ok|fine); i'm (fine|ok);
        correct; that's (right|correct); exactly; indeed; (that's|it's|) a yes; a yes from us; green light; signed off;
        (is|are) to be (accepted|agreed)"""),
    "fine_with": Kind("Y", "it is good, and what is good follows", """
        (ok|okay) (with|on|to); fine (with|on); good (with|on); (happy|comfortable|satisfied|content|cool|agree|agreed) with; (can|could|) live with;
        agreed (on|to); yes (to|on); sure on; (no objection|no objections|no problem) to; no (problem|issue|issues) with; (we are|we're|are|) aligned (on|with); (can|could|will) sign up to; concur with;
        are (ok|fine|good|happy) with; we're (ok|fine|good|happy) with; i'm (ok|fine|happy) with"""),
    "no": Kind("n", "a no", "no; n; nope; hell no; nah; no (thanks|thank you); nay; negative; rather not; (i'd|we'd) rather not; no to"),
    "leave": Kind("L", "leave, with `out` to drop a clause", "leave"),
    "up_again": Kind("U", "take up again", "up; up again; back up; again; back on the table"),
    "out": Kind("O", "out of the agreement", """
        out; out of it; out of the (agreement|contract); from the (agreement|contract); off the (table|agenda)"""),
    "aside": Kind("A", "put aside for now", """
        aside; on hold; on ice; to one side; on the back burner; in abeyance; in the parking lot; on the shelf; aside for a while"""),
    "confirm": Kind("c", "confirming the whole text", """
        confirm; confirmed; sign off; sign off on; we sign; sign; ready to sign; finalise; finalize; hereby confirm; we're confirming"""),
    "send": Kind("s", "send what was answered", """
        send; send (it|this|that|it off|it over|our offer|the offer|the proposal|as is|it as it is); submit; submit it; put it to them;
        make the offer; off it goes; fire away; ship it; record (it|that); put (it|that) on record"""),
    "tell": Kind("C", "what follows goes to the other side, word for word", """
        (tell|ask|inform) (them|the other side|the provider|the client); tell (them|the other side|the provider) that; inform them that;
        comment; comments; remark; message; message to them; note to them; note; question to (them|the other side|the client|the provider); (add|leave) a (comment|note); write to them; write them; say to them;
        let (them|the other side|the provider|the client) know; let them know that; for the record;
        (comment|note|message|remark) (for|to) (both sides|both parties|the other side|the other party|the client|the provider|the customer|the supplier|your side|all|everybody|everyone|all concerned|the record|the file|the files|the minutes|the file|the files|your team|your lawyers);
        (tell|inform|remind|advise) (the other party|your side|your team|both sides|both parties|everybody|everyone|the customer|the supplier) that;
        (ask|remind|advise|inform|tell) (the other party|your team|both sides|the customer|the supplier)"""),
}  # fmt: skip

_LINKS: dict[str, Kind] = {
    "figure_of_speech": Kind("!", "sounds like an answer and is none", """
        yeah right; oh sure; over my dead body; you wish; fat chance; very funny; nice one; good one; sold;  sure jan; deal with; deal with it; done with; done with (this|it); (big|no big|some|real|a great) deal;
        deal breaker; dealbreaker; fine print; good (luck|question|point|idea|morning|evening|afternoon|night|enough|try|one|grief|god); great idea;
        right now; right away; perfect storm; agree to disagree; why not make it; nice try; too good; what a deal; ok (boomer|computer); cool (down|off);
        acceptance; acceptances; agreements; accepted practice; acceptable risk; agreed to nothing; great scott; fine tuning; fine-tuning; no way jose;
        yes man; sounds good on paper; good on paper; deal or no deal; art of the deal; accept cookies; accepts; rejects; confirms; agrees;
        accepting; rejecting; confirming; agreeing; good cop; good faith; in good faith; good to (know|hear); happy to (hear|discuss|talk);
        sure about that; sure about; are you sure; not sure about; right or wrong; all right already; exactly what; correct me; fair (point|question);
        call it a day; (two|2) can play; (in|by) your dreams; as if; good for you; good heavens; how (generous|kind|thoughtful|nice|sweet|charming|gracious|noble|amusing|touching|lovely) (|of you|of them);
        how (very|terribly|awfully|incredibly|extremely|so|wonderfully|remarkably) (generous|kind|thoughtful|nice|sweet|charming|gracious|noble) (|of you|of them);
        (too|so|very|most) (generous|kind) of you; bless you; bless your heart; thanks for nothing; thank you for nothing; (hilarious|priceless|ridiculous|laughable|comical|preposterous); what a (joke|laugh|bargain|gift|treat|surprise|pity);
        (you're|you must be|you have to be|you've got to be|surely you're|are you) (joking|kidding|dreaming|having a laugh); dream of it; keep dreaming; good joke; (a|best) joke; be serious; get real; (christmas|santa|birthday present|fairy tale|fairytale|unicorn|unicorns);
        nice; interesting; confirmation; rejection; withdrawal; signature; done here; (far from|nothing is|hardly) done and dusted; you win some; agreed minutes; confirming receipt; shake hands; let's shake on (it|that);
        sign off at; i'm good; your apology; dream on; pigs fly; a pony; good progress"""),
    "and": Kind("&", "and", "and; plus; as well as; (paired|coupled|combined) with; along with; together with; and also"),
    "propose": Kind("p", "proposing or asking for something", """
        let me (offer|propose|suggest|say|put|counter); carry; hold out for; authorised to go to; authorized to go to; authorised me to go to; authorized me to go to;
        what (i am|i'm|we are|we're) (saying|after|getting at|asking for|looking for|aiming at|trying to say|driving at) is; what we (put on the table|put forward|are offering|are proposing|are suggesting|offer|propose|suggest|can do|can offer|need|want|are asking for|ask for|ask) is; (we|i|) propose; our (proposal|offer|counter|counteroffer|counter-offer|suggestion|ask|position|number|answer|figure|target|budget|maximum|minimum|limit); our (proposal|offer|counter|ask|position|number|answer|figure|maximum|minimum|limit|target) (is|would be|was); proposing; offering; my answer is; answer is;
        counter (with|at|offer|proposal|); counter-offer; counteroffer; counter-proposal; counterproposal; counterproposal is; suggest; suggesting; suggestion; we suggest;
        let's say; let us say; say; let's (do|go with|go for|make it|settle on|meet at); call it; let us do; make it; make that; make; go (with|for|to); (going|settle|settle at) for; going with; settle (at|on);
        (how|what) about; want; wants; need; require; ask for; asking for; prefer; change; change (to|it to|that to); set; set the (bar|mark|line|level) (at|); put the bar at; set (to|it to|at); put; put (it at|in|us down for|down); move to; we'd move to;
        come (down|up) to; go (down|up) to; down to; like to (have|see); love to (have|see); looking (for|at); aiming for; aim for; push (for|to); pay; charge; bill; invoice; have; get; see; give; gives; work with; rather (have|do);
        stretch to; insert; commit to; meet (you|them) at; meet at; (raise|lower|reduce|increase|extend|shorten|cut|bring) (it|) to; bring it (down|up) to; start; start (on|with); begin; begin (on|with); (respond|answer|reply) with;
        agreeable to; commit to; offer; offer of; target; go; take; use; end up at; come in at; enter; write; read; update; update to; fix; fix it at; cap it at; leave it at; keep it at;
        should be; (must|has to|have to|needs to|ought to|will|can|could|may) be; should (read|say|mean|have|go|become); has to mean; (needs|has|have|ought) to (go|come|move|read|mean); move; (drop|drops|goes|go|comes|come|falls|rises|moves|move) (down|up|) to; stay at; stays at; becomes; gets to; is set (at|to); set at; fixed at; like; like to;
        (is|are|would be|will be) (enough|plenty|sufficient);
        lower; raise; reduce; increase; decrease; extend; shorten; ~bring; moving; cut; come down to; happy to (do|go|pay|offer|give); afford; allow; allows; manage; accommodate; request; to be; we will agree to; agree at; close at; land (|at|on); insist on; hold at; stick (to|at|with); stay with"""),
    "but": Kind("b", "but, except", """
        but; but for; except; except (for|that); excepting; excluding; (apart|aside) from; other than; save; save (for|that); bar; barring; with the exception of; with one exception; one exception; (just|only) (change|changing|with); except change;
        however; although; though; just not; with (one change|the following change|these changes|a change); subject to one change; and but"""),
    "all": Kind("e", "all of it", """
        everything; all; all of (it|that|this); all terms; all the terms; all points; the whole thing; whole; entire; entirely; fully; in full; all items; the lot; each term; every term"""),
    "all_offers": Kind("e", "every offer that awaits an answer", """
        all (clauses|offers|proposals); all (of|) (your|their|the|these|those) (offers|proposals|clauses); both (clauses|offers|proposals); (every|each) (clause|offer|proposal);
        everything (you|they) (offer|offered|propose|proposed|sent); everything we agree on; everything open; all of them"""),
    "rest": Kind("E", "all that is not named", """
        everything else; all the rest; the rest; rest; the others; (all|the|) other (points|items|values|numbers|figures|topics|terms|amounts|conditions); otherwise; the remainder; (the|) remaining (points|items|values|numbers|figures|topics|terms|amounts|conditions|); everything besides;
        all others; (on|in|for|) everything else; everywhere else; all else; (apart|aside) from (that|this); other than (that|this); except for (that|this); besides (that|this); besides; (that|this) aside; beyond that; in (all|every) other (respects|respect); on all other points; else (all|) (fine|ok|okay|good|agreed|theirs|yours); else as (they|you) (want|offer|propose|say|have it); what's left; (what|whatever|all|everything) (that|) is left; (all|everything) (left|that remains); what remains; whatever remains; (all|everything) (that is|that's|) still open; (all|the|) other (points|items|values|numbers|figures|topics); (the|) other (two|three|four|five) (points|items|terms|values|numbers)"""),
    "if": Kind("i", "on the condition of something for something", """
        if; provided; provided that; providing; in (exchange|return) for; against; for that; in case; (so|as) long as; assuming; if (you|they|we) do; if you (agree to|accept|can do|go to|give us|take);
        if (they|the provider|the client) (agree to|accept|can do|go to|give us|take|agrees to|accepts|goes to|gives us|takes); if we (get|can have); on (the|) condition (that|of); conditional on; with the condition; when you; if you; if they; the moment you; the moment they; in return; in exchange; in return we; should you; should they; only if you; only if they; trade; swap; as a trade for"""),
    "unsettled_if": Kind("I", "a condition that nothing here settles", """
        only if; unless; subject to; depending; depends; depend; once; until; till; pending; when; whenever; after; before; as soon as; even if; whether;
        what if; suppose; supposing; if only; in principle; hypothetically; theoretically; imagine; pretend; say if; were to; if and only if; except if; or else; as and when"""),
    "hedge": Kind("h", "not quite meant", """
        probably; might; may; (may|might) be (able to|open to|in a position to); kind of; sort of; ideally; hopefully; presumably; potentially; inclined to; i take it"""),
    "perhaps": Kind("h", "a maybe that is politeness in a request", "maybe; perhaps; possibly"),
    "hypothesis": Kind("h", "thought of, and not offered", """
        in theory; (my|our) gut feeling is; gut feeling; off the top of my head; thinking aloud; thinking out loud; just a thought; just an idea; as a (starting point|basis for discussion|basis for talks); brainstorming; unofficially; off the record; informally; for the sake of argument;
        (just|only|merely|) (musing|daydreaming|dreaming|speculating|fantasising|spitballing|philosophising) (aloud|out loud|here|); (just|only|) (thinking|wondering) (aloud|out loud); thinkable; conceivable; imaginable; conceivably;
        (a|purely a|just a|only a|) (thought experiment|mind game); for argument's sake; (blue sky|blue-sky) thinking; (without|no) (commitment|obligation|prejudice) (yet|here|on our side); (have|need|must|got) (to|) (check|ask|consult|clear|run|take) (it|that|this|) (with|past|by|to) (my|our|the|a); (have|need) to (check|ask|consult|ask around); floating an idea; testing the waters; just testing;
        (in|as) (a|) (dream|dreams|daydream); purely (hypothetical|hypothetically|theoretical|theoretically); hypothetical; speaking hypothetically; as a hypothetical; playing with the idea; toying with the idea; (play|toy) with the idea;
        (no|without) (promise|promises|guarantees); (no|without) (making|giving) (a|any|) (promise|promises|commitment); (can't|cannot|can not|won't|not|don't) (promise|commit) (anything|to it|it|that|this|) (yet|now|); (not|am not|i'm not|we're not) (promising|committing to) anything; (nothing|not) (is|) (promised|decided|settled|agreed|fixed|final) (yet|internally yet); not (an|a formal|a firm|yet an) offer;
        without prejudice; without prejudice to (our|my) (position|rights|legal position|final position); non-binding; not binding; nonbinding; indicative; indicatively; as an indication; tentative; tentatively; provisionally; (to be|subject to being|needs to be) confirmed; tbc; tbd;
        (as|just|only|) (a|) trial balloon; float; floating; sounding (you|) out; (just|only|) sounding; would it (help|suit you|be of interest|interest you|make a difference|change anything|do) (you|) (if|); (what|how) would you (say|feel|think) (to|if|about|of); what would you make of; how would it be if; let me see (if|whether); make you happy; would you (sign|shake hands|close|be happy|be interested) (today|now|); any appetite; (is there|would there be) (any|an|some|) appetite; think (about it|of it) out loud; don't hold me to (it|that); don't quote me (on it|on that|)"""),
    "opinion": Kind("h", "what one thinks: no doubt about an offer, but about an acceptance", """
        (i|we) (think|guess|suppose|believe|reckon|feel); (i'd|we'd) say; for now; at least for now; for the (time being|moment|present); in my view; in our view"""),
    "people": Kind("z", "somebody else, or the other side as a subject", """
        they; them; he; she; they're; they'd; they'll; they've; he's; she's; him; her; his; hers; someone; everybody; everyone; anyone; people; other side; other party;
        counterparty; counterpart; boss; manager; director; treasury; committee; partners; shareholders; insurers; auditors; cfo; ceo; gc; coo; general counsel; lawyer; lawyers; counsel; team; management; board; client; provider; customer; supplier; vendor; buyer; seller; you;
        you're; you'd; you'll; you've; finance; procurement; legal; colleague; colleagues; our (cfo|ceo|board|lawyer|lawyers|team|boss|bank|auditor|auditors|insurer|regulator|counsel|colleagues)"""),
    "it": Kind("o", "what is on the table", """
        it; this; that; these; those; this one; that one; (this|that|the|) offer; (this|that|the|) proposal; (the|this|the whole|) package; the offer as it stands; the proposal as it stands;
        as (it stands|is|it is|they are|they stand|offered|proposed); (these|those|the|) terms; (the|this) deal; (this|the|) clause; (this|) point; (this|) item; this question; this term; offers; (the|these|those) (figures|numbers|amounts|values); no (changes|further changes|changes needed); without (any|) changes; as drafted;
        the counter; (latest|last) offer; the counteroffer; the counter-offer; topic; matter; issue; article; section; agreement; whole agreement; whole text; text; contract; draft;
        final text; whole contract; whole deal; term sheet; what's offered; what is offered; what's on the table; what is on the table; request; the request; reopening request"""),
    "own_offer": Kind("1", "our own offer", """
        (our|my) (offer|proposal|last offer|latest offer|own offer|own proposal|counter|package|opening); our (last proposal|counter-offer|counteroffer)"""),
    "their_offer": Kind("2", "the other side's offer", """
        theirs; yours; (your|their) (offer|proposal|package|terms|counter|latest offer|last offer|request|opening|position); (|both) (your|their|the) (wording|text|language|terms|drafting) and (|your|their|the) (figures|numbers|amounts|values); (|both) (your|their|the) (figures|numbers|amounts|values|terms) and (|your|their|the) (wording|text|language|drafting); (your|their) (terms|figures|numbers) and (terms|figures|numbers|conditions); (your|their) (figures|numbers|amounts|values); what (they|you) (sent|sent us|put forward|put on the table|drafted|wrote|have there|set out|submitted|suggest|suggested|offer|offered|propose|proposed|are asking|are asking for|are offering|ask for|asked for|want|wanted|say|quoted); as (they|you) (drafted|wrote|worded|sent|offered|proposed|put) it; as (drafted|written|worded|offered|proposed|suggested) by (you|them); (your|their) (clause|draft|drafting|version); the other side's (offer|proposal)"""),
    "we": Kind("w", "ourselves", "we; i; us; we're; i'm; me; our side; we are; i am; am; ourselves; my side; we here; both"),
    "will": Kind("l", "what we are going to do", """
        will; can; shall; (we'll|i'll); (we|i) (will|can); (are|we're|) happy to; let's; let us; do"""),
    "would": Kind("m", "what we would do, or ask for politely", """
        could; would; we'd; i'd; (we|i) (could|would); (could|can|may|might) we; (can|could|would) you; (would it be|is it) possible to; would you (be able to|consider|do|accept|agree to|take);
        (can|could) you do; (could|can) we (do|have|say); can we get; shall we say; (why don't|why do|why can't|why shouldn't|couldn't|can't|shouldn't) we; why do we not; would (like|need|prefer|want|be|rather|work); (we'd|i'd) (like|prefer|say|rather); we'd (need|want|say|offer|go|take);
        (we're|i'm|) going to; (we're|) able to; (we're|are|) (prepared|ready|willing) to; are able to; (want|wish|intend|need|have) to; would like to; (we'd|i'd) like to; we want to; like to;
        (have|) decided to; must; (obliged|forced|bound|compelled) to; (have|there is|) (no|little) (choice|option|alternative) but to; (we|i) would like; (we|i) would like to; shall be; would be happy (to|with); should; it be possible to; be able to"""),
    "ask": Kind("q", "a question", """
        what; why; who; whom; which; when's; how; how (much|many|long); is (it|that|this|there); are (we|they|you|there); do (we|they|you|i); does it; did (we|they|you); should i; ought; ought we; was it;
        am i; must we; have they; has; (shall|should) (we|i); would (it|they); can they; could they; will (they|you); what's; who's; how's; why not; wonder; wondering; curious; tell me if; isn't it; didn't we; don't you"""),
    "or": Kind("|", "one or the other", "or; either; alternatively; vs; versus; and/or; or even"),
    "hold": Kind("H", "not yet, or never mind", """
        wait; hold on; hang on; (one|just a) moment; hold it; hold your horses; stop; cancel; not (yet|so fast); forget it; (scrap|scratch) that; never mind; nevermind; abort;
        on second (thought|thoughts); wait a (minute|second)"""),
    "not": Kind("N", "a negation", """
        not; nicht; kein; keine; jamais; pas; non; don't; do not; doesn't; does not; didn't; did not; never; can't; cannot; can not; won't; will not; wouldn't; would not; shouldn't; should not; couldn't; could not; isn't; is not; aren't;
        are not; wasn't; weren't; without; neither; nor; nothing; nobody; none of; hardly; barely; no longer; haven't; have not; hasn't; has not; ain't; unable; unwilling; refuse to; decline to;
        hesitate; far from; anything but; no agreement; (unhappy|dissatisfied|displeased|uncomfortable|not happy|not satisfied|not comfortable) (with|about); (disagree|disagreed) (with|on|about); disagree; disagreed; disapprove; doubt; hold off"""),
}  # fmt: skip

_FILLER = Kind(".", "changes nothing", """
    please; kindly; much; too; from; well; pls; plz; just; well; so; hmm; hm; hmmm; mm; um; umm; uh; er; erm; ah; oh; eh; hi; hello; hey; dear; (thanks|thank you); thank you very much; thanks a lot; many thanks; thx; ty; cheers;
    guys; folks; all right then; then; also; basically; really; honestly; frankly; simply; in that case; (on|from) our (side|end|part); at our end; (from|for) us; for me; for our part; here; there;
    the; a; an; of; for; on; to; in; at; by; with; from; is; are; be; as; very; quite; indeed; ok so; (ok|well) then; please note; quickly; quick; gladly; happily; hereby; formally;
    officially; of ours; after all; in the end; overall; per; being; against (that|this) background; having said that; that said; given; onto; its; it's; that's; that is; this is; it is; as to; regarding; concerning; re;
    when it comes to; in terms of; (in|with) (respect|regard) (of|to); net of; together; as well; as follows; following; value; number; figure; figures; answer; about; within; inside; into;
    if (possible|that's ok|that works|you can|that's possible|you don't mind|you like|it's not too much trouble|it is not too much trouble|you please); where possible; ideally please; at your convenience; going forward; with thanks; sir; madam; mate;
    (with|) all due respect; to be (honest|frank|clear|fair|perfectly frank|perfectly honest|quite honest|blunt) (|with you); without (beating about the bush|further ado|more ado); (of what|what) (we each|we both|each of us|both of us) (said|say|want|wanted|offered|asked for|proposed); as (you know|discussed|mentioned|agreed on the phone); you know ,; , you know; look ,; listen ,; as (discussed|mentioned|said|stated|explained|indicated|agreed) (on|in|at|during) (the|our|our last|today's|yesterday's) (call|phone|meeting|conversation|mail|email); (|please|kindly|you can|you may|go ahead and|now|and|let's|let us) (write|draw|type) (it|this|that|them) (up|down); (|please|kindly) (put|note|jot|mark|book) (it|this|that|them) down; (|please|kindly|you can|you may|go ahead and|now|and) (put|write) (it|this|that|them) (in|into) (writing|the contract|the agreement|the draft|the text); done and dusted; signed and sealed; unfortunately; regrettably; regretfully; super; sum; sums; percentage; at the end of the day; let's see; that would be (great|lovely|super|wonderful|nice|perfect|ideal|appreciated|good|fine|ok|okay|best|better); would be (great|lovely|super|wonderful|nice|perfect|ideal|appreciated|good|fine|ok|okay|best|better); final offer; best and final; package deal; as a package; in one package; (one|a|as a) bundle; bundle; linked; all linked; hang together; these (two|three) hang together; these (two|three) go together; as one; (only|) valid in combination; in combination; only together; only valid together; both or neither; (to be|is to be|) (accepted|taken) or (refused|rejected|declined|left) (as a whole|together|); (accepted|taken) as a whole; as a whole; (stand|stands|fall|falls) or (fall|falls|stand) together; not to be split (up|); after (that|which) (it|this offer|the offer|this|all bets) (is off the table|is off|are off|is gone|lapses|is void|is withdrawn|expires|falls away); indivisible; all or nothing; take it or leave it; here's (a|our|my) (joint|new|revised|) (proposal|offer|counter|suggestion); here is (a|our|my) (joint|new|revised|) (proposal|offer|counter|suggestion); joint proposal; so be it; further to; in total; attached; we appreciate the effort; much appreciated; do the needful; truly; again; now; frankly speaking; in the middle of; is what; long story short; nothing fancy; bear with me; all being equal; obviously; naturally; of note; i.e.; i.e; namely; viz.; viz; that is to say; in other words; by the way; btw; further to our (call|meeting|conversation|discussion|talk|mail|email|discussions|talks); we confirm that; ourselves; comfortable with; be comfortable with; possible for us; is possible; (is|are) (needed|required|wanted|essential|what we need|what is needed); is what we can (do|give|offer|pay|live with); is the best we can (do|offer); the best we can (do|offer) is; is our (limit|best|offer|position|number|answer|figure|maximum|minimum|target); is (fine|ok|good|great|possible) for us; per cent of; (once|when) the (contract|agreement) (ends|is over|has ended|is finished|terminates|expires|runs out)""")  # fmt: skip
"""Words that change nothing. Some (`a`, `for`, `within`) matter inside values and names, which are found first."""


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Every kind of token that words alone make, by its name."""
    verbs = {
        f"verb {letter}": Kind(letter, "an act, by its verb", verb.phrases) for letter, verb in VERBS.items()
    }
    relations = {
        name: Kind(letter, meaning, phrases) for name, (letter, meaning, phrases) in RELATIONS.items()
    }
    return {"filler": _FILLER, **_LINKS, **verbs, **_ANSWERS, **relations}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The phrases of all kinds, with the names of their kinds."""
    return Lexicon({name: kind.phrases for name, kind in kinds().items()})


@lru_cache(maxsize=1)
def letters() -> dict[Phrase, str]:
    """Every phrase with the letter of its kind."""
    return {phrase: kinds()[name].letter for phrase, name in lexicon().meanings.items()}
