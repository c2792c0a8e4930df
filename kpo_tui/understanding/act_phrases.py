"""Acts on a named clause as whole sentences: what negotiators write when they accept, reject, withdraw, leave out or park.

The notation is that of `wish_grammar`. `…` is the name of a clause. The speaker's own company or role is written `we`
or `our`, the other's `they` or `their` (see `act_sentences`), so that what somebody else accepts is in no pattern.
Commas and colons are left out. What is not in a pattern word by word is no act.
"""

SETS: dict[str, str] = {
    "it": "it; that; this; the same; them; any of it; any of this; any of that; any of them",
    "we": "we; i; our side",
    "their": "your; their; the other side's; the other party's; your side's; the; this; that",
    "your": "your; their; the other side's; the other party's; your side's",
    "our": "our; my; our own; our side's",
    "offer": "offer; proposal; package; terms; position; counter; counteroffer; counter-offer; counterproposal; counter-proposal; bid; draft; text; version; wording; request; suggestion; demand; ask; figures; numbers; conditions; clause; article; section",
    "clause": "clause; article; section; provision; provisions; chapter; topic; subject; part; paragraph; rule; rules",
    "on": "on; for; about; regarding; concerning; as to; as regards; with regard to; with respect to; in respect of; in relation to; relating to; made on; made for; made regarding; you made on; you made for; you sent on; under; in the matter of",
    "gladly": "hereby; herewith; gladly; happily; formally; accordingly; therefore; thus; now; also; simply; fully; officially; expressly; duly; respectfully; regretfully; reluctantly; politely; firmly",
    "glad": "pleased; happy; glad; delighted; content; relieved",
    "offered": "wrote; offered; proposed; drafted; worded; written; presented; submitted; put forward; tabled; sent; put",
    "rejects": "reject; rejects; decline; declines; refuse; refuses; turn down; turns down; dismiss; throw out; say no to; pass on; cannot accept; can't accept; can not accept; do not accept; don't accept; does not accept; doesn't accept; will not accept; won't accept; cannot agree to; can't agree to; cannot agree with; do not agree to; don't agree to; does not agree to; cannot follow; can't follow; cannot go along with; can't go along with; will not agree to; won't agree to; cannot take; can't take; won't take; cannot live with; can't live with; are unable to accept; is unable to accept; cannot say yes to; will not say yes to; cannot approve; do not approve; cannot sign up to; will not sign up to; cannot take up; are unable to agree to; are not able to accept; aren't able to accept; are rejecting; am rejecting; are declining; are turning down; have to reject; have to decline; must reject; must decline; have to say no to; must say no to; have to turn down; must turn down; need to decline; will have to decline; will have to reject; hereby reject; will reject; will decline; shall reject; are going to reject",
    "takes": "accept; agree to; sign up to; sign; take; take on; go along with; live with; agree with; say yes to; put our name to; put our names to; go for; approve; swallow; wear; be signing up to; be accepting; be agreeing to; accepting; agreeing to; signing up to; signing; going to accept; going to agree to; going to sign up to; going to sign; going to take; going along with; prepared to accept; willing to accept; ready to accept; prepared to agree to; willing to agree to; ready to agree to; prepared to sign up to; willing to sign up to; ready to sign up to",
    "th": "th; st; nd; rd",
    "dated": "yesterday; today; this morning; this week; last week; last night; last time; earlier; on the phone; in your mail; in your email; in your letter; in your last mail; in your last email; in your last letter",
    "day": "monday; tuesday; wednesday; thursday; friday; saturday; sunday",
    "closing": "consider it accepted; consider it done; consider it agreed; consider it closed; consider it settled; consider that accepted; consider that agreed; consider it a yes; take it as accepted; take it as agreed; you may consider it accepted; you can consider it accepted; please consider it accepted; please treat it as accepted; treat it as accepted; treat it as agreed; no further comments; no further comment; no comments; no comment; no changes; no changes from us; no further changes; no changes needed; nothing to add; nothing more to say; no more to say; no need to discuss; no need for more talk; no questions asked; no ifs or buts; end of story; end of discussion; and that is that; and that is all; that is all; and we are done; so we are done there; so that is settled; so that one is settled; that one is done; thanks; thank you; many thanks; cheers; all good; done",
    "rejected": "rejected; declined; refused; turned down; dismissed; thrown out; not accepted; not acceptable; not acceptable to us; unacceptable; unacceptable to us; unacceptable for us; a no; a no from us; a clear no; a hard no; a firm no; out of the question; off the table for us",
    "withdraws": "scratch; scrap; cancel; drop; delete; remove; withdraw; withdraws; pull; pulls; retract; retracts; revoke; revokes; rescind; rescinds; take back; takes back; pull back; recall; are withdrawing; am withdrawing; are pulling; are retracting; are taking back; want to withdraw; wish to withdraw; would like to withdraw; want to pull; wish to retract; want to take back; no longer offer; no longer maintain; no longer stand by; no longer uphold",
    "drops": "drop; delete; strike; strike out; remove; omit; scrap; leave out; cut; cut out; do without; dispense with; get rid of; take out; do away with; exclude; lose; kill; forgo; skip altogether; eliminate",
    "dropped": "dropped; deleted; struck; struck out; removed; omitted; scrapped; left out; cut; taken out; excluded; eliminated",
    "wholly": "altogether; entirely; completely; in its entirety; in full; wholly; as a whole; in their entirety; for good; once and for all; outright; totally",
    "contract": "from the agreement; from the contract; from the deal; from the draft; from the text; out of the agreement; out of the contract; out of the deal; of the agreement; of the contract; from this agreement; from this contract; out of this agreement; out of this contract; from the package; out of the package; from this package; out of this package",
    "parks": "park; shelve; postpone; defer; adjourn; put on hold; put on ice; set aside; put aside; lay aside; leave aside; hold off on; table; suspend; pause; freeze",
    "puts": "put; set; leave; keep; place; move; lay; push; take",
    "aside": "to one side; aside; on hold; on ice; on the back burner; to the back burner; in the parking lot; into the parking lot; on the shelf; in abeyance; in the fridge; on the pile for later; for later; for another day; for next time; for the next round; for a later round; to later; to a later round; to the next round; out for now; open for now; off for now",
    "for_now": "for now; for the moment; for the time being; for a while; for today; for this round; for later; at present; temporarily; until later; until further notice; a bit; for a moment",
    "month": "january; february; march; april; may; june; july; august; september; october; november; december; jan; feb; mar; apr; jun; jul; aug; sep; sept; oct; nov; dec",
    "mail": "mail; email; e-mail; letter; message; note; fax; draft; communication",
    "well": "go ahead; please go ahead; no problem; no problem at all; no problems; no worries; no wahala; no issue; no issues; no drama; all good; all fine; lovely; brilliant; super; sweet; sweet as; sure; sounds good; wonderful; fantastic; cool; hello; hi; done and dusted; good stuff; please note; kindly note; please note that; kindly note that; please take it that; for the record; yes; ok; okay; agreed; good; fine; fair enough; very well; all right; alright; right; great; excellent; perfect; done; good news; well then; thank you; thanks; many thanks; thank you very much; in that case; after discussion; upon review; on reflection; having reviewed it; after careful review; after review; after consideration; after some thought; after careful consideration",
    "sorry": "no; sorry; i am sorry; we are sorry; unfortunately; regrettably; sadly; thanks; thank you; no thanks; no thank you; thanks but no thanks; thanks but no; thank you but no; thank you but no thank you; thank you but; thanks but; nice try but; with regret; i'm afraid; i am afraid; we're afraid; we are afraid; afraid; sorry but; we are sorry but; i'm sorry but; we're sorry but; we regret; we regret that; we regret to say that; we regret to inform you that; we regret to tell you that; i regret that; to our regret; with all due respect; with respect; after review; after careful consideration; on reflection; after discussion; to be clear; nope",
}
"""Words of which one stands for a name in `<>`. Each is said of acts alone."""

_AS_IT_IS = "(|in full|in its entirety|in their entirety|entirely|fully|completely|as it is|as is|as it stands|as they stand|as <offered>|as <offered> by you|as <offered> by them|as <offered> by they|exactly as <offered>|just as <offered>|as you <offered> it|as they <offered> it|without changes|without change|without any change|without any changes|without amendment|without amendments|without reservation|without reservations|without further changes|unchanged|unamended|unconditionally|with thanks|with pleasure|the way it is|the way it stands|in the form <offered>|as per <your> offer|as per <your> proposal|as you <offered> them|as they <offered> them|in <your> wording|in <your> version|in <your> form|in <your> words|on <your> terms|with no changes|with no change)"
_AS_SENT = "(|just|exactly|precisely) (as|the way|like) (you|they) (|have) <offered> (it|them|this|that) (|over|across|to us) (|<dated>|on <day>|last <day>|on the n|on n <month>|on the n of <month>|on <month> n|in <your> <mail> of n <month>|in <your> <mail> of the n|in <your> <mail> of <day>|on the n <th>|in <your> <mail> of the n <th>)"
_AS_MAILED = "as per <your> <mail> (|of n <month>|of the n|of the n <th>|of <month> n|of <day>|of yesterday|of today|of last week)"
_AND_DONE = tuple(f"{kept} (|and|so) (|<closing>)" for kept in (_AS_IT_IS, _AS_SENT, _AS_MAILED))
_OFFERED = "(offer|offered|propose|proposed|suggest|suggested|ask for|asked for|request|requested|put forward|put on the table|want|wrote|sent|drafted|tabled)"
_WHAT = f"(what|everything|all) (you|they) {_OFFERED} <on> (|the) …"
_ACCEPT_OBJECT = (
    _WHAT,
    "(|all of) <their> <offer> <on> (|the) …",
    "(|all of) (|<their>) … <offer>",
    "(|<their>) …",
)
_ACCEPT_VERB = (
    "(|<well>) (|but|and|so|then) (|<we>) (|<gladly>|will|can|do|shall|are going to) (accept|agree to|approve|go along with|say yes to|sign up to|adopt|endorse|subscribe to)",
    "(|<well>) (|and|so|then) <we> (|<gladly>) (accepts|agrees to|approves|adopts|endorses)",
    "(|<well>) (|and|so|then) <we> (are|am) (|<gladly>|very|only) <glad> to (accept|approve|agree to|confirm acceptance of|confirm our acceptance of|confirm our agreement to|confirm agreement to|confirm that we accept|confirm we accept|inform you that we accept|tell you that we accept|say that we accept|advise that we accept|say yes to|announce that we accept|let you know that we accept)",
    "(|<well>) (|<we>) (|<gladly>|can) (confirm|confirms) (|our|the) (acceptance|agreement|approval|consent) (of|to|on|with)",
    "(|<well>) (this is to confirm|please accept this as|please take this as|consider this|take this as) our (acceptance|agreement|approval) (of|to|on)",
    "(|<well>) (|please|kindly) (record|note|minute|register|log|enter|write down) (|our) (acceptance|agreement|approval) (of|to|on)",
    "(|<well>) (|<we>|let's|let us|we'll|we will|i'll) (bite the bullet|bite the bullet here|swallow hard|swallow it|swallow our pride|grit our teeth|hold our nose|take the plunge) and (accept|take|agree to|say yes to)",
    "(|<well>) (you have our|you've got our|you got our|you have our full|here is our) (agreement|acceptance|consent|yes|ok|approval|blessing|go-ahead) (on|to|for)",
    "(|<well>) (you have|you've|you've got|you have got|you got|you just got|there you have|then we have|then you have|it looks like we have) (|yourself|yourselves) a deal (on|for|as to|as regards|as far as)",
    "(|<well>) (|and|so|but|then) (|<we> are|<we> am) (|all|quite|perfectly|also|absolutely|very|totally) (on board|good|fine|ok|okay|happy|comfortable|content|at ease|cool|alright|all right) with",
    "(|<well>) (|and|so|but|then) (|<we> have|there is|there are|we see|we raise) no (|further|more) (objection|objections|quarrel|complaint|complaints) (|from us|from our side|on our side|whatsoever|at all) (to|with|about|over|against)",
    "(|<well>) (|and|so|but|then) <we> have no (|further|more) (issue|issues|problem|problems|trouble|difficulty) (|whatsoever|at all) with",
    "(|<well>) (it's|it is|that's|that is) a (|clear|firm|definite) yes (|from us) (to|on)",
)
_ENDED = "(|<well>) (|<their>) … (|<offer>) (|as it stands|as they stand|as it is|as they are|as <offered>) (|is|are|stands|now stands) (|<gladly>|all|perfectly|quite|just|absolutely) (accepted|approved|agreed to|agreed|taken|acceptable|fine|good|ok|okay|all right|alright|agreeable) (|by us|from our side|on our side|on our end|to us|with us|for us)"
_CLOSED = "(|<well>) (|the|<our>) … (|clause|article|section) (|is|are|stands|now|is now) (closed|settled|done|agreed|concluded|accepted|agreed and closed|signed off|finished) on (|the basis of) <your> (terms|offer|proposal|last offer|figures|numbers|wording|draft|conditions|text)"
_REJECT_LEAD = "(|<sorry>) (|but|and|so|that|then) "
_SAID_AGAIN = "|".join(
    f"and {who}{verb} {it}".replace("  ", " ")
    for who in ("", "<we> ", "we hereby ", "hereby ", "therefore ", "we must ", "we have to ")
    for verb, it in (
        ("reject", "<it>"),
        ("decline", "<it>"),
        ("refuse", "<it>"),
        ("turn", "it down"),
        ("turn", "that down"),
        ("turn", "them down"),
    )
)
_OUTRIGHT = f"(|{_SAID_AGAIN}|in full|in its entirety|outright|altogether|as it stands|as <offered>|in this form|in its present form|in its current form|flat out|point blank|entirely|completely|here|i am afraid|unfortunately)"
_NEVER = (
    "(|there is|there's) (no way|no chance) (|that|on earth|in hell) (|<we> will|<we> would|<we> can|<we> could|<we> are|<we> am) (|ever) <takes>",
    "(|there is|there's) no (way|chance) of (us|our|me|my) <takes>",
    "<we> (would|could|will|can|are|am) (never|never ever|not|in no way|simply not|by no means) <takes>",
    "<we> (cannot|will not|won't) (|ever|possibly|simply) <takes>",
    "under no circumstances (will|would|can|could) <we> <takes>",
)
_DOWN = "<we> (|will|shall|must|have to|need to|will have to|want to|are going to|are) (turn|turning|vote|voting) {} down"
_STEP = "(|please|kindly|pls|ok|okay) (|<we>|we'll|we will|let's|let us|can you|could you|we propose to|we suggest to|we propose that we|we suggest we|we would like to|we'd like to|we want to|we wish to|i'd like to|i want to|our proposal is to|our suggestion is to|propose to|suggest to|we should|we move to|we'd rather|we would rather|i suggest we|i propose we|i propose to|i suggest to|may we|can we|could we|shall we)"

PATTERNS: dict[str, str] = {
    "accept": ";".join(
        [
            f"{said} {kept}"
            for said in (*(f"{verb} {what}" for verb in _ACCEPT_VERB for what in _ACCEPT_OBJECT), _ENDED)
            for kept in _AND_DONE
        ]
        + [
            f"(|<well>) (|<we>|we'll|i'll|we will|let's|we can) take <your> … <offer> {_AS_IT_IS}",
            f"(|<well>) (|<we>|we'll|i'll|we will|let's|we can) take <your> <offer> <on> (|the) … {_AS_IT_IS}",
        ]
        + [
            f"(|<well>) (|<their>) <offer> <on> (|the) … (is|are|stands) (|<gladly>) (accepted|approved|agreed) (|by us) {_AS_IT_IS}",
            _CLOSED,
            "our answer (to|on) <their> … <offer> is (|a|a clear) yes",
            "<your> … <offer> (has|gets|meets with|finds) our (approval|agreement|consent|yes|blessing|acceptance|full approval|full agreement)",
            "<your> <offer> <on> (|the) … (has|gets|meets with|finds) our (approval|agreement|consent|yes|blessing|acceptance|full approval|full agreement)",
        ]
    ),
    "reject": ";".join(
        [
            f"{_REJECT_LEAD} (|<we>) (|<gladly>|simply|really|just) <rejects> {what} {_OUTRIGHT}"
            for what in (_WHAT, "<their> <offer> <on> (|the) …", "(|<their>) … <offer>", "(|<their>) …")
        ]
        + [
            f"{_REJECT_LEAD} {on} <we> (|<gladly>|simply|really|just) <rejects> {what} {_OUTRIGHT}"
            for on in ("", "(|on|for|regarding|as to) (|the) …")
            for what in ("<their> <offer>", "<it>", f"what (you|they) {_OFFERED}")
        ]
        + [
            f"{_REJECT_LEAD} {said} {_OUTRIGHT}"
            for what in (
                _WHAT,
                "<their> <offer> <on> (|the) …",
                "(|<their>|these|those) … (|<offer>)",
                "(<their>|these|those) <offer>",
                "<it>",
            )
            for said in (*(f"{never} {what}" for never in _NEVER), _DOWN.format(what))
        ]
        + [
            f"{_REJECT_LEAD} <we> (are|am) (sorry|sad|afraid) (|that we have) to (reject|decline|refuse|turn down) {what}"
            for what in (_WHAT, "<their> <offer> <on> (|the) …", "(|<their>) … <offer>")
        ]
        + [
            f"{_REJECT_LEAD} (|<their>) … (|<offer>) (|is|are|stands|has to be|must be|gets) (|<gladly>) <rejected> (|by us|for us|on our side|from our side)",
            f"{_REJECT_LEAD} <their> <offer> <on> (|the) … (is|are|stands|has to be|must be) (|<gladly>) <rejected> (|by us|for us|on our side)",
            f"{_REJECT_LEAD} (|<their>) … <offer> (is|are) (a non-starter|a nonstarter|no good|not good enough|not for us|too far off) (and|so|) (it's|it is|that's|we say|that's|is) (|a|a hard|a firm|a clear) no (|from us)",
            f"{_REJECT_LEAD} (|<their>) … <offer> (does not|doesn't|will not|won't|cannot|can't) (work|work for us|fly|do|do for us) (and|so) (|<we>|it is|it's) (reject it|turn it down|decline it|refuse it|rejected|declined)",
            "our answer (to|on) <their> … <offer> is (|a|a clear|a firm) no",
            "(it's|it is|that's) a (|clear|firm|hard) no (|from us) (to|on) <their> … <offer>",
            "(|it's|it is|that's) (|a) no (|from us) (to|on) <their> … <offer>",
        ]
    ),
    "withdraw": ";".join(
        [
            f"(|please|kindly|pls|ok|sorry|on second thought|on second thoughts) (|<we>|we'll|we will|let's|let us|we must|we have to) (|<gladly>) <withdraws> {what} (|back|again|please|with immediate effect|altogether|entirely|completely|for now|and we take it back|we take it back|we're taking it back|it no longer stands|it is off the table)"
            for what in (
                "<our> (|last|latest) (offer|proposal|counter|counteroffer|bid|position|request|suggestion|package|terms) <on> (|the) …",
                "<our> (|last|latest) … (offer|proposal|counter|counteroffer|bid|position|request|suggestion|package|terms)",
                "(what|everything|all|all that|whatever) <we> (offered|proposed|put forward|put on the table|tabled|sent|said|suggested|asked) <on> (|the) …",
                "(the|that) (offer|proposal) (|that) <we> (made|sent|tabled) <on> (|the) …",
            )
        ]
        + [
            f"(|please|kindly|pls) (|<we>|let's|let us|we'll|we will|we would like to|we want to) (take|pull) {what} (|back) (|off|from) (back|off the table|from the table)"
            for what in (
                "<our> (|last|latest) (offer|proposal|counter|bid|package) <on> (|the) …",
                "<our> (|last|latest) … (offer|proposal|counter|bid|package)",
                "<our> (|last|latest) (offer|proposal|counter|bid|package)",
            )
        ]
        + [
            "<our> (|last|latest) … (offer|proposal|counter|bid|package) (is|stands|has to be) (|<gladly>) (withdrawn|retracted|revoked|rescinded|off the table|no longer on the table|void)",
            "<our> (|last|latest) (offer|proposal|counter|bid|package) <on> (|the) … (is|stands) (|<gladly>) (withdrawn|retracted|revoked|rescinded|off the table|no longer on the table|void)",
            "(please|kindly|) (consider|treat|regard) <our> … (offer|proposal|counter|bid|package) (|as) (withdrawn|retracted|void|off the table)",
            "(please|kindly|) (consider|treat|regard) <our> (offer|proposal|counter|bid|package) <on> … (|as) (withdrawn|retracted|void|off the table)",
        ]
    ),
    "omit": ";".join(
        [
            "(there should be|there shall be|there must be|there is to be|we want|we propose|we propose to have|we would prefer|we prefer|our proposal is|our proposal is to have|let us have) no … <clause> (|at all|whatsoever|in it) (|<contract>|in the agreement|in the contract|in this agreement) (|please)",
            "(we propose that|we suggest that|we ask that|we request that|i propose that|i suggest that) (the|this) … <clause> (be|is|should be|gets) <dropped> (|<wholly>) (|<contract>)",
            "<we> (do not|can do without|can live without|see no need for|need no|have no need for|have no use for) (|need|want|require|see the need for|see a need for) (|a|an|the|any|such a) … <clause> (|at all|here|in this agreement) (|so|and|and so) (|please|let us|we) (leave it out|drop it|delete it|strike it|strike it out|take it out|remove it|scrap it|cut it|omit it)",
            f"{_STEP} <drops> (|the|this|that|any) (|whole|entire|complete) … <clause> (|<wholly>) (|<contract>) (|please)",
            f"{_STEP} <drops> (|the|this|that|any) (|whole|entire|complete) … <wholly> (|<contract>)",
            f"{_STEP} <drops> (|the|this) (|whole|entire|complete) <clause> (on|about|regarding|concerning) (|the) … (|<wholly>) (|<contract>)",
            f"{_STEP} (take|leave|strike|cut|keep) (|the|this|that) … (|<clause>) (out|out of it) (|<wholly>|of the agreement|of the contract|of the deal)",
            "(|the|this) … <clause> (should be|must be|has to be|is to be|to be|shall be|ought to be|needs to be|should go|can be) <dropped> (|<wholly>) (|<contract>)",
            "(|the|this) <clause> on (|the) … (should be|must be|has to be|is to be|to be|shall be|needs to be) <dropped> (|<wholly>) (|<contract>)",
        ]
    ),
    "park": ";".join(
        [
            "(|please|ok|okay) (|the) … (|<clause>|question|issue|discussion) (on hold|on ice|parked|aside|to one side|for later|on the back burner) (|for now|please)",
            f"{_STEP} <parks> (|the|this|that|discussion of the|the discussion of|the question of|the subject of|the topic of) … (|<clause>|question|issue|discussion|point|matter) (|<for_now>|please)",
            f"{_STEP} <puts> (|the|this|that|the question of|the subject of) … (|<clause>|question|issue|discussion|point|matter) <aside> (|<for_now>|please)",
            f"{_STEP} (come back|return|get back) to (|the) … (|<clause>|question|issue|point) (later|another day|another time|next time|in a later round)",
            "(|please) let (|the) … (|<clause>|question|issue) (rest|wait|lie) (|<for_now>|for now)",
            "(|the) … (|<clause>|question|issue) (has to wait|will have to wait|must wait|can wait|goes on hold|goes to the parking lot|is parked|should be parked|should wait) (|<for_now>)",
            f"{_STEP} put a pin in (|the) … (|<clause>|question|issue|discussion) (|<for_now>)",
        ]
    ),
}
"""What says each act, by its kind."""
