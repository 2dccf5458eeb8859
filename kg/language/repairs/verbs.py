"""Classes of verbs that repairs go by."""

__all__ = ["DONE_TO", "NAMING", "ONLY_PARTICIPLES", "SPEAKING"]

#: Verbs that say what somebody is made or called.
NAMING = {
    *("appoint", "brand", "call", "choose", "consider", "crown", "declare", "deem", "designate", "dub"),
    *("elect", "label", "make", "name", "nominate", "proclaim", "rename"),
}
#: Acts that somebody else does to the subject of a headline without an object.
DONE_TO = {
    *("accuse", "acquit", "appoint", "arrest", "assassinate", "award", "bar", "blacklist", "capture", "charge"),
    *("convict", "deport", "detain", "displace", "elect", "evacuate", "execute", "expel", "extradite", "fire"),
    *("fine", "free", "freeze", "hurt", "imprison", "indict", "injure", "jail", "kidnap", "kill", "name"),
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
#: Verbs that stand before their subject when they report speech: "said Putin".
SPEAKING = {
    *("add", "admit", "announce", "argue", "ask", "claim", "come", "complain", "conclude", "continue", "declare"),
    *("explain", "follow", "insist", "note", "observe", "predict", "promise", "quip", "recall", "remark", "reply"),
    *("report", "say", "state", "stress", "suggest", "warn", "wonder", "write"),
}
