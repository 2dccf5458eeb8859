"""Classes of verbs that repairs go by."""

__all__ = ["ALONE", "CUES", "DONE_TO", "NAMING", "ONLY_PARTICIPLES", "PAST_OR_PARTICIPLE", "SPEAKING", "STANCE"]

#: Verbs that say what somebody is made.
NAMING = {
    *("appoint", "crown", "declare", "designate", "elect", "name", "nominate", "proclaim"),
}
#: Acts that somebody else does to the subject of a headline without an object.
DONE_TO = {
    *("accuse", "acquit", "appoint", "arrest", "assassinate", "award", "bar", "blacklist", "capture"),
    *("convict", "deport", "detain", "displace", "elect", "evacuate", "execute", "expel", "extradite"),
    *("fine", "free", "freeze", "hurt", "imprison", "indict", "injure", "jail", "kidnap", "kill", "name"),
    *("adopt", "approve", "ban", "block", "cancel", "deploy", "impose", "lift", "ratify", "reach", "scrap", "shelve"),
    *("oust", "postpone", "rescue", "sack", "sanction", "seize", "sentence", "summon", "suspend", "target"),
    "wound",
}
#: Participles that cannot be a past tense: a noun phrase with one of these is no sentence.
ONLY_PARTICIPLES = {
    *("been", "begun", "broken", "chosen", "done", "driven", "drawn", "eaten", "fallen", "flown", "forbidden"),
    *("forgotten", "forsaken", "frozen", "given", "gone", "grown", "hidden", "known", "overthrown", "proven"),
    *("ridden", "risen", "seen", "shaken", "shown", "spoken", "stolen", "sworn", "taken", "thrown", "torn"),
    *("undergone", "withdrawn", "woken", "worn", "written"),
}
#: Irregular forms that are a past as well as a participle: "the missiles bought in 2014".
PAST_OR_PARTICIPLE = {
    *("bought", "brought", "built", "caught", "dealt", "held", "kept", "laid", "led", "lent", "lost", "made", "met"),
    *("paid", "sent", "sold", "sought", "spent", "struck", "swung", "taught", "told", "upheld", "withheld", "won"),
}
#: Verbs that stand before their subject when they report speech: "said Putin".
SPEAKING = {
    *("add", "admit", "announce", "argue", "ask", "claim", "come", "complain", "conclude", "continue", "declare"),
    *("explain", "follow", "insist", "note", "observe", "predict", "promise", "quip", "recall", "remark", "reply"),
    *("report", "say", "state", "stress", "suggest", "warn", "wonder", "write"),
}
#: Verbs that take a clause in which somebody says something.
CUES = SPEAKING | {
    *(
        "acknowledge",
        "affirm",
        "answer",
        "believe",
        "confirm",
        "counter",
        "deny",
        "fear",
        "hope",
        "maintain",
        "reiterate",
    ),
    *("respond", "retort", "tell", "think", "vow"),
}
#: What the one who said something does besides: "…, Putin claimed, and vowed to go on".
STANCE = {
    *("accuse", "apologise", "blame", "call", "condemn", "criticise", "criticize", "decline", "defend", "demand"),
    *("deny", "dismiss", "express", "hail", "hope", "pledge", "praise", "refuse", "reiterate", "reject", "swear"),
    *("thank", "threaten", "urge", "voice", "vow", "welcome"),
}
#: Verbs that need no object, so that "A mission conferred with bankers." is a sentence.
ALONE = {
    *("agree", "argue", "arrive", "clash", "collapse", "confer", "cooperate", "depart", "fight", "flee", "gather"),
    *("haggle", "head", "intervene", "land", "march", "negotiate", "object", "protest", "react", "respond"),
    *("cool", "deteriorate", "improve", "recover", "soar", "sour", "stall", "thaw", "worsen"),
    *("retaliate", "retreat", "return", "sail", "talk", "travel", "vote", "wait", "work"),
}
