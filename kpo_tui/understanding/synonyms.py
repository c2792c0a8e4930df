"""What negotiators call things: the words of names, and of options, that other words stand for.

`ALIKE` leads from a word to words of names. `CALLED` and `MEANT` lead from phrases (in the notation of `grammar`) to words
of labels: `|` parts words that are as good as one another. They name no term and no option, so they serve any playbook.
"""

from collections.abc import Iterable
from functools import lru_cache

from kpo_tui.understanding.grammar import Lexicon
from kpo_tui.understanding.words import listed, stem

ALIKE: dict[str, tuple[str, ...]] = {
    "cap": ("limit", "ceiling"), "limit": ("cap", "ceiling"), "ceiling": ("cap", "limit"), "supercap": ("super",),
    "fee": ("charge",), "charge": ("fee",), "price": ("rate",), "pricing": ("price",), "duration": ("length",), "length": ("duration", "term"),
    "ownership": ("foreground",), "owner": ("ownership",), "staff": ("personnel", "team"), "people": ("personnel", "staff"), "team": ("personnel",),
    "privacy": ("data",), "gdpr": ("data",), "nda": ("confidentiality",), "secrecy": ("confidentiality",), "confidential": ("confidentiality",),
    "jurisdiction": ("law", "forum"), "court": ("forum",), "arbitration": ("forum",), "tat": ("turnaround",), "turn": ("turnaround",), "uptime": ("availability",),
    "availability": ("uptime",), "headcount": ("fte",), "ftes": ("fte",), "size": ("minimum",), "rebate": ("discount",), "prepayment": ("discount",), "early": ("discount",), "penalty": ("credit",),
    "penalties": ("credit",), "sla": ("level",), "slas": ("level",), "kpi": ("level",), "kpis": ("level",), "insurer": ("insurance",), "liable": ("liability",), "indemnification": ("indemnity",),
    "quality": ("accuracy",), "exact": ("accuracy",), "vat": ("tax",), "fx": ("currency",), "lockin": ("lock",), "setup": ("set",), "onboarding": ("set",), "hourly": ("hour",),
    "cadence": ("cycle",), "frequency": ("cycle",), "subcontractor": ("subcontracting",), "subcontract": ("subcontracting",), "warrantie": ("warranty",), "terminate": ("termination",), "leave": ("termination",),
    "dispute": ("disputes",), "fm": ("majeure",), "overdue": ("late",), "billing": ("invoice",), "invoicing": ("invoice",), "bill": ("invoice",), "payment": ("pay",), "pay": ("payment",),
    "poaching": ("solicitation", "solicit"), "solicitation": ("solicit",), "solicit": ("solicitation",), "turnover": ("attrition",), "churn": ("attrition",),
    "venue": ("forum", "seat", "courts"), "remediation": ("cure",), "remedy": ("cure",), "malpractice": ("professional",), "help": ("assistance",), "secret": ("secrecy", "confidentiality"), "insolvency": ("reasons",),
    "guarantee": ("warranty",), "incident": ("breach",), "breach": ("incident",), "sampling": ("sample",), "holdback": ("deposit",), "downtime": ("availability", "uptime"),
}  # fmt: skip
"""What else people call things: a word, and the words of names it may stand for."""

CALLED: dict[str, str] = {
    "payment period": "credit (period|terms|days); payment (window|days|time|term|terms); days to pay; time to pay; net days; dso",
    "late payment interest": "(penalty|default|penal|overdue|delay) interest; late (fee|payment charge|charges); interest (on|for) overdue invoices",
    "early payment discount": "(prompt|early) pay discount; prompt payment discount; skonto",
    "hourly rate": "hourly price; price per hour; (analyst|analyst's|blended) rate; rate per hour; billing rate; charge-out rate",
    "general cap": "(overall|aggregate|global|main|total|liability|standard) (cap|limit); (cap|limit) (on|of) liability; limitation of liability",
    "supercap data": "(super|supper|enhanced|higher|data|privacy) (cap|limit); super-cap; supercap; data (super cap|super-cap|supercap)",
    "fixed amount data": "data (floor|fixed sum); fixed sum for data",
    "professional liability insurance": "pi; pi (cover|insurance); p.i.; professional indemnity; professional indemnity (cover|insurance); e&o; e & o; e&o (cover|insurance); errors and omissions; errors and omissions (cover|insurance)",
    "cyber insurance": "cyber (cover|policy|liability); cyber liability insurance; cyber risk insurance",
    "turnaround": "tat; turn around; turn around time; turn-around; turn-around time; turnaround time",
    "accuracy": "error rate; quality level; precision; first time right; right first time; first pass yield",
    "on time tasks": "on time delivery; on-time delivery; otd; timeliness",
    "availability uptime": "uptime; availability; system availability; systems up",
    "secrecy after end": "(confidentiality|secrecy|nda) (period|tail|term|time); confidentiality after (the|) end; confidentiality survival",
    "solicitation end": "non solicitation; non solicit; non-solicit; nonsolicit; non-solicitation; (no|anti|non) poaching; no-poach; no poach; (poaching|hiring) ban; ban on (hiring|poaching|soliciting) (each other's|the other's|) (people|staff|employees|); (non|no) hire; no-hire; no (poaching|hiring|soliciting) of (each other's|the other's|staff|people) (people|staff|employees|team|); (neither|no) (side|party) (hires|poaches|solicits|will hire|will poach|may hire|may poach|may solicit|shall hire|shall solicit) (from the other|the other's (people|staff|employees|team)|staff)",
    "key personnel": "key (people|staff|person|persons|men|individuals|team); named (people|staff)",
    "key personnel stay": "key (people|staff|personnel) tenure; minimum stay",
    "attrition": "staff turnover; attrition; churn; employee turnover; personnel turnover",
    "lock in": "lockin; lock in; lock-in; minimum (term|commitment|contract period); committed term",
    "initial term": "(first|contract|original|fixed) term; term length; length of (the|) (term|contract); duration of (the|) (contract|agreement|term)",
    "renewal": "auto renewal; auto-renewal; autorenewal; automatic renewal; rollover of the term; auto-renew; renewals; extension",
    "length renewal": "renewal (term|period|length)",
    "notice before end period": "non renewal notice; non-renewal notice; notice of non renewal; notice of non-renewal; opt-out notice; opt out notice",
    "amount at risk": "(sla|service level) (penalties|penalty|credits); service credits; at risk; fees at risk; fee at risk; credit cap; at-risk (amount|fee|fees); penalty cap",
    "earn back": "earnback; earn back; earn-back; earnbacks; earn backs",
    "step in": "step in; step-in; stepin; stepping in",
    "benchmark": "benchmarking; benchmark; market test",
    "governing law": "applicable law; choice of law; law of the contract; proper law",
    "seat": "legal seat; place of arbitration; seat; venue; arbitral seat; arbitration seat",
    "client notice will": "client's termination notice; notice for convenience; termination for convenience",
    "cure breach": "(cure|remedy) (period|time); remediation period; time to remedy",
    "early termination fee": "(break|exit|termination) fee; early exit fee; break costs",
    "warranty period": "(guarantee|defects|defect liability) period; warranty (time|term)",
    "notice incident": "(breach|incident|security) (notice|notification|reporting); breach alert; notification of (a|) breach",
    "root cause": "rca; root cause analysis",
    "time restore": "rto; recovery time; recovery time objective",
    "loss data": "rpo; recovery point; recovery point objective",
    "ceiling yearly increase": "(indexation|index|increase|price increase|cola) (cap|limit); annual (increase|uplift|escalation); indexation",
    "set up fee": "setup fee; set up (cost|charge); onboarding fee; implementation fee; transition fee; set-up (cost|charge)",
    "urgent surcharge": "(rush|urgency|express) (fee|surcharge|charge); urgent (fee|charge|premium)",
    "exchange rate band": "fx (band|collar); currency band; exchange band",
    "committed volume": "minimum volume; take or pay; take-or-pay; volume commitment; commitment of volume",
    "insurance after end": "run off cover; run-off cover; tail cover; insurance tail; run-off",
    "retention records": "record (keeping|retention); records retention",
    "change control": "coc; change in control; takeover",
    "exit assistance": "(transition|disengagement|termination) assistance; exit (help|support|period)",
    "time bring claim": "(limitation|claims|claim) period; time bar; time limit for claims",
    "minimum team": "(minimum|min|min.) (team|headcount|staffing|ftes|fte|team size); team size; headcount",
    "rework": "rework rate; redo rate",
    "sub processor": "subprocessor; sub-processor; subprocessors; sub-processors",
    "delete personal data": "deletion; data deletion; erasure",
    "private proceeding": "confidential proceedings; private hearing; confidential arbitration; private arbitration",
    "escrow tool": "source escrow; source code escrow",
    "email serious notice": "notice by email; email notice",
    "client": "customer; buyer; customer's; buyer's; client's",
    "provider": "supplier; vendor; contractor; supplier's; vendor's; contractor's; provider's",
    "working hour": "business hours; office hours; service hours",
}  # fmt: skip
"""Phrases for terms: words of labels, and what people say for them."""

SAID_FOR: dict[str, str] = {
    "exit assistance": "(transition|disengagement|termination|handover|exit|offboarding|wind-down) (assistance|support|help|services); (support|assist|help) (handover|transition|exit); exit period; handover; transition; disengagement",
    "general cap": "(overall|total|aggregate|global|main|maximum|ordinary) (liability|cap|limit|exposure); limit of liability; overall liability",
    "replacement place": "(leaver|leavers) (replaced|replacement); (replace|replacing) (leaver|leavers|people|person|staff|personnel); (staff|personnel|people|person) replaced; replacement (time|period); replaced; backfill; backfilled; substitute; vacancy; vacancy replaced",
    "time restore service": "rto; recovery time; recovery time objective; recovery; recovered; service (recovery|recovered|restored|reinstated); (restore|restoring|reinstate|recover) service; restoration; outage; outages; service back",
    "loss data": "rpo; recovery point; recovery point objective; (lost|loss) data; data (loss|lost)",
    "notice incident": "(breach|incident|security|incidents) (notice|notification|reporting|reported|notified|alert); breach alert; notification of (a|) breach; notify; notification; notified; notifying; alert; alerted; (notify|notification|report) (breach|incident|incidents)",
    "time bring claim": "(limitation|claims|claim) period; time bar; time limit for claims; (claim|claims) (brought|made|filed|notified|raised); (bring|make|file|raise) (claim|claims); claims; claims time; claims (limit|window|deadline)",
    "payment period": "credit (period|terms|days); payment (window|days|time|term|terms|deadline|due); days to pay; time to pay; net days; dso; (settle|settling|settlement|pay|paying|clear) (invoice|invoices|bill|bills); (invoice|invoices|bill|bills) (settled|paid|settlement|payment|due); settlement; settle; invoice; invoices; bills; bill",
    "late payment interest": "(penalty|default|penal|overdue|delay|arrears) interest; late (fee|payment charge|charges|interest); interest (on|for) (overdue|late) (invoices|invoice|sums|amounts|payments); interest on arrears; default rate",
    "time dispute invoice": "(contest|contesting|challenge|challenging|disputing|query|querying|object) (invoice|invoices|bill|bills); invoice (challenge|challenges|queries|objection|objections|dispute|disputes); (contest|contesting) invoice; dispute (window|period|time)",
    "overdue time suspension": "(suspend|suspending|suspension) (after|service|services|work); suspend",
    "warning suspension": "suspension (notice|warning); notice of suspension; warning",
    "deposit": "security deposit; retainer; advance deposit; prepayment deposit",
    "cap expenses": "(expense|expenses|travel) (cap|limit|ceiling|budget)",
    "deletion personal data": "(delete|erase|wipe|purge) (data|personal data); data (deleted|erased|wiped|purged|erasure|destruction); personal data (deleted|erased|wiped|purged); deletion; erasure; erased; purged",
    "return client data": "data (return|returned|handback); (return|returning|hand back) data; handing back data",
    "return confidential information": "(return|returning|destroy) (confidential information|papers|documents); confidential information returned",
    "review deliverable": "(acceptance|review|checking|testing|test) (period|time|window|review); (review|reviewing|check|test) (deliverables|deliverable); deliverables (reviewed|checked|tested); acceptance (test|testing); review; reviewing",
    "free rework cycles": "(rounds|round|cycles|cycle|loops) of (rework|correction|corrections|revision|revisions); (rework|correction|revision) (rounds|round|loops|cycles); free (reworks|rework|rounds|revisions|corrections); reworks",
    "routine audits year": "audits; (number|frequency|count) of audits; audit (number|frequency|count); audits per year; (visits|visit) of the auditors; routine (audits|visits)",
    "notice routine audit": "audit (notice|warning|announcement); (announce|announcing) (audit|audits); notice of (an|) audit; audits announced",
    "overcharge shifts": "overcharge; overcharging; overbilling; overcharge threshold; billing errors; overbilling",
    "reply query": "(query|queries|question|questions) (reply|replies|answered|response|answer|answers); (answer|reply|respond|response) (query|queries|questions); response time; reply time",
    "hire fee": "(buy-out|buyout|conversion|hiring|transfer|poaching) fee; fee for hiring",
    "free handover": "overlap; shadowing; shadow (period|time); (handover|overlap) (period|time); free overlap",
    "penetration tests": "(pen|penetration) (test|tests|testing); pentest; pentests; pen-tests; pen-test",
    "tests plan": "(dr|bcp|continuity|recovery|disaster) (test|tests|drill|drills|exercise|exercises); drills; tests of the continuity plan; plan tests",
    "time stepping in": "step in (trigger|after|wait); step-in trigger; (trigger|wait) step in",
    "longest step in": "step in (duration|length|maximum|limit|period); (maximum|longest|max) step in; step-in (duration|length|maximum|period|limit)",
    "time escalation": "escalation (period|time|window|phase); escalation; escalating; escalate",
    "notice new sub processor": "(subprocessor|sub-processor|subprocessors|sub-processors) (notice|change|changes|announcement); notice of (a|) (change|changes) of (subprocessor|subprocessors)",
    "client share saving": "(saving|savings) share; share of (savings|saving); gain share; gainshare; (ai|automation) savings",
    "time redo defective work": "(redo|redoing|correct|correcting|fix|fixing|repair|repairing) (defects|defect|defective work|work|errors|faults); defects (fixed|corrected|repaired); defect (correction|repair); redo (time|period); redo",
    "report root cause": "rca; root cause analysis; rca report; root cause (report|analysis)",
    "committed volume": "minimum (volume|purchase|order); (take or pay|take-or-pay); volume (commitment|guarantee|floor); commitment of volume; guaranteed volume; (commit|commitment); commit volume",
    "ceiling yearly increases": "(indexation|index|increase|price increase|cola|price|rise|uplift) (cap|limit|ceiling); (annual|yearly) (increase|increases|uplift|escalation|rise|rises); indexation; price (rises|rise|increase|increases); uplift; increase; increases; rise; escalation; rate (rises|rise|increase|increases)",
    "time cure breach": "(cure|remedy) (period|time); remediation period; time to remedy; (remedy|remedying|cure|curing|repair) (breach|breaches|default); (breach|breaches|default) (remedied|cured|repaired); cure; curing",
    "insurance after end": "run off cover; run-off cover; tail cover; insurance tail; run-off; tail; runoff; run off insurance; tail insurance; (cover|insurance) (kept|maintained) after",
    "difference market counts": "benchmark (trigger|threshold|tolerance|difference)",
    "retention records": "record (keeping|retention); records (retention|kept); (keep|keeping|retain|retaining|store) records; retention",
}  # fmt: skip
"""Phrases for terms beside a value, where fewer words are enough: words of labels, and what people say for them."""

KNOWN = listed("""
    recovery recover recovered notify notified notifying notification alert alerted leaver leavers replaced replacing forecast forecasted transition disengagement
    survival omissions indemnity rca otd dso coc erasure erased erase takeover rollover convenience restored restoring reinstate reinstated
    support backfill backfilled substitute vacancy settle settled remedied handover stub dunning runoff run-off tail lookback penalty
    attritional churn outage outages rto rpo rewrites resubmission redelivery ramp rampup onboarding cap ceiling supercap
    overbilling overall aggregate run off transitional phaseout offboarding offboard prolongation rework reworks reworked poach poaching hire
    deleted purge purged wiped wipe
""") - {"run-off"}
"""Words that name something though they stand in no label."""

MEANT: dict[str, str] = {
    "free": "free of charge; at no (cost|charge|extra cost|additional cost); for nothing; without (charge|cost); gratis; complimentary; for free; free of cost; no charge; (cost|costs) (us|you|the client|) nothing",
    "unlimited": "no (limit|limits|cap|ceiling); without (limit|limits|cap|a cap|any cap|a limit|limitation); unlimited; uncapped; limitless",
    "ban": "banned; ban; bar; barred; prohibited; forbidden; disallowed; not (be|) (allowed|permitted); none allowed; off limits; off-limits; no go",
    "approve": "approved; permitted; allowed; whitelisted",
    "list": "list; listed; whitelist; allow list; allow-list; allowlist; register",
    "month": "monthly; (every|each|per|once a|once per) month; month by month",
    "quarter": "quarterly; (every|each|per|once a|once per) quarter; every three months; every 3 months",
    "week": "weekly; (every|each|per|once a|once per) week; week by week",
    "fortnight": "fortnightly; every (two|2|other|second) (week|weeks); biweekly; bi-weekly; every fortnight; twice a month",
    "year": "yearly; annual; annually; (every|each|per|once a|once per|contract|any) year; year by year; per annum",
    "advance": "(in|) advance; upfront; up front; up-front; beforehand; prepaid",
    "arrears": "(in|) arrears; in arrear; afterwards; after the month; retrospectively",
    "mutual|joint|both|agree": "mutual; mutually; both; both (sides|parties); jointly; joint; together; either side",
    "split|share": "split; shared; fifty fifty; 50/50; fifty-fifty; halves; equally; half each; half and half",
    "bear|pay": "bears; bear; pays; pay; paid; borne; carries; covers; foots",
    "cost": "cost; costs; expense; expenses",
    "client": "client; customer; buyer; client's; customer's",
    "provider": "provider; supplier; vendor; contractor; seller; provider's; supplier's; vendor's",
    "ip|intellectual|property": "ip; intellectual property; iprs; ipr",
    "nothing|none": "none; nothing; nobody; no one; none at all; nothing at all; nil",
    "automatic|roll": "rolls over; roll over; rolled over",
    "automatic": "automatic; automatically; auto; by itself; of itself; without further ado; auto-renew; auto renew; auto-renewal",
    "deem": "deemed; counts as; count as; counting as; taken as; treated as; regarded as; considered",
    "request": "request; requested; upon request; on demand; (if|when|once|whenever) (you|we|they|the client|the provider) (ask|asks) (for it|)",
    "notice": "notice; notify; notifies; notified; notifying; notification",
    "suspicion": "suspicion; suspected; suspect; suspects",
    "american|dollar": "usd; american; dollars; dollar",
    "eu|european": "eu; european; europe",
    "time|hour": "t&m; t & m; time and materials; time and material; time & materials; by the hour; hourly",
    "sow": "sow; sows; statement of work; statements of work; work order",
    "uncond|always": "always; in all cases; in any case; unconditionally; at all times",
    "1|sole|alone": "one; single; sole; alone",
    "rate card": "ratecard; rate card; rate-card; price list; agreed rates; agreed rate",
    "supercap": "super cap; super-cap; supercap",
    "licence": "licence; license; licences; licenses; licensed",
    "court": "court; courts",
    "arbitration": "arbitration; arbitral; arbitrator; arbitrators; arbitrate",
    "standard clause": "standard contractual clauses; model clauses; eu model clauses; sccs; scc; standard clauses",
    "clean room": "cleanroom; clean room",
    "remote": "remote; work from home; wfh; home office; remotely",
    "every|each|all|any": "every; each; all; any; everything",
    "either": "either; either party; either one",
    "know how": "know-how; know how; knowhow",
    "perpetual": "perpetual; perpetually; for ever; forever; everlasting",
    "recover": "recoverable; recovered; claimable",
    "exclude": "excluded; exclude; ruled out",
    "flat|same": "flat; same; identical; constant; unchanged",
    "decline|zero": "declining; declines; decreasing; sliding; tapering; falling",
    "undispute": "undisputed; not disputed; uncontested",
    "round clock": "round-the-clock; 24/7; around the clock",
}  # fmt: skip
"""Phrases within options: words of labels, and what people say for them."""


@lru_cache(maxsize=1)
def name_phrases() -> Lexicon:
    """What terms are called."""
    return _unhyphened(CALLED)


@lru_cache(maxsize=1)
def option_phrases() -> Lexicon:
    """What is said within options."""
    return _unhyphened(MEANT)


@lru_cache(maxsize=1)
def words_said() -> frozenset[str]:
    """Every word that terms and options may be called by, as it is written."""
    phrases = (*name_phrases().meanings, *option_phrases().meanings)
    return frozenset({word for phrase in phrases for word in phrase if word.isalpha()} | set(ALIKE))


def _unhyphened(table: dict[str, str]) -> Lexicon:
    """The phrases of a table as words without hyphens, as sentences are compared with them."""
    return Lexicon({meaning: patterns.replace("-", " ") for meaning, patterns in table.items()})


_MOST_WAYS = 4
_UNSAID = listed(
    "a an the of for on to in at by with after before from is are it as and or that its if when be per our my their your"
)
"""Small words, without which names are compared."""


@lru_cache(maxsize=1)
def _called_by_stems() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Phrases for terms by their first stem, longest first: the stems of each, and those of the label that it stands for."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for phrase, label in (*_unhyphened(CALLED).meanings.items(), *_unhyphened(SAID_FOR).meanings.items()):
        stems = _stems(phrase)
        if len(stems) > 1 or (stems and len(phrase) == 1):
            found.setdefault(stems[0], {})[stems] = _stems(label.split())
    return {first: tuple(sorted(ways.items(), key=lambda way: -len(way[0]))) for first, ways in found.items()}


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(word) for word in words if word not in _UNSAID and word.isalnum()))


@lru_cache(maxsize=4096)
def as_called(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The stems of a name, and beside them the stems of the labels that phrases in them stand for."""
    ways = [names]
    table = _called_by_stems()
    for name in names:
        for phrase, label in table.get(name, ()):
            if set(phrase) <= set(names) and phrase != label:
                rest = (word for word in names if word not in phrase)
                ways.append(tuple(dict.fromkeys((*label, *rest))))
    return tuple(dict.fromkeys(ways))[:_MOST_WAYS]
