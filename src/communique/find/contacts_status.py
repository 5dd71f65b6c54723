"""Whether a contact was held, is planned, proposed, refused, denied or cancelled, from the words around its trigger."""

from __future__ import annotations

from functools import cache

from communique import lang
from communique.analysis import Analysis
from communique.find.contacts_ahead import (
    announces,
    begins,
    is_appointment,
    is_prepared,
    is_set_for,
    looks_forward,
    sets_out,
    when_it_comes,
)
from communique.find.contacts_scene import clause_verb, counted_by, entry_of
from communique.find.contacts_undone import (
    came_to_nothing,
    did_not_turn_out,
    is_called_untrue,
    is_conditional,
    is_joined_in_denial,
    is_shut_out,
    is_unannounced,
    was_none,
)
from communique.find.contacts_words import vocabulary
from communique.records import Status

NO_CONTACT = "skip"
"""What the cue table gives for words that report no contact ("should meet")."""
GOVERNED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "conj"})
STATUSES: dict[str, Status] = {
    s: s for s in ("held", "ongoing", "planned", "proposed", "refused", "denied", "cancelled")
}
PRESENT = ("VBZ", "VBP")
WINDOW = 9
"""Tokens before an infinitive in which such a noun governs it."""


@cache
def _cues() -> dict[str, str]:
    return {row["lemma"]: row["status"] for row in lang.rows("en", "contact_status")}


@cache
def _plans() -> dict[str, Status]:
    return {row["noun"]: STATUSES[row["status"]] for row in lang.rows("en", "contact_plans")}


def plan_of(analysis: Analysis, noun: int) -> Status | None:
    """The status that a noun gives the contact which it is for ("a request for talks"); None for other nouns."""
    return _plans().get(analysis.tokens[noun].lemma.lower()) if analysis.tokens[noun].pos == "NOUN" else None


Frame = tuple[frozenset[str], str, bool]
"""Where a verb's contact noun stands, the status that the verb gives, whether its subject takes part."""


@cache
def _frames() -> dict[str, Frame]:
    return {
        row["lemma"]: (frozenset(row["how"].split(",")), row["status"], row["role"] == "party")
        for row in lang.rows("en", "contact_frames")
    }


def frame_of(analysis: Analysis, verb: int) -> Frame | None:
    """What is known of a verb that takes a contact noun ("held talks", "called off the visit"); None for others."""
    return entry_of(_frames(), analysis, verb)


def says(analysis: Analysis, verb: int) -> str:
    """The status that a verb gives the contact noun that it takes, "" where it gives none."""
    frame = frame_of(analysis, verb)
    return frame[1] if frame else ""


def status_of_verb(analysis: Analysis, verb: int) -> tuple[Status | None, str]:
    """The status that a contact verb has in its clause, and the word that says so; None when it reports no contact."""
    tokens = analysis.tokens
    negated = _negated(analysis, verb)
    denies = tokens[verb].dep == "ccomp" and tokens[tokens[verb].head].lemma.lower() in vocabulary("denying_that")
    if denies and not negated and not _is_left_open(analysis, tokens[verb].head):
        # "denied that they would meet"
        return "denied", tokens[tokens[verb].head].text
    for c in analysis.children(verb):
        if tokens[c].dep == "aux" and c < verb:
            cue = _cues().get(tokens[c].lemma.lower()) or _cues().get(tokens[c].lower)
            if cue == "planned" and negated:
                # "will not meet": whoever says so refuses
                return "refused", tokens[c].text
            if cue == NO_CONTACT or (cue and negated):
                return None, tokens[c].text
            if cue:
                return STATUSES[cue], tokens[c].text
    if negated and is_shut_out(analysis, verb):
        return "refused", tokens[verb].text
    if negated or (is_conditional(analysis, verb) and not _is_asked_about(analysis, verb)) or _is_habit(analysis, verb):
        return None, ""
    if when_it_comes(analysis, verb) or sets_out(analysis, verb):
        return "planned", tokens[verb].text
    above = _governing(analysis, verb)
    if above is not None:
        return ("cancelled", above[1]) if above[0] == "planned" and _came_to_nothing(analysis, verb) else above
    asked = _asked(analysis, verb)
    if asked is not None:
        return asked
    way = purpose_of(analysis, verb)
    if way is not None and sets_out(analysis, way):
        return "planned", tokens[way].text
    set_out = None if way is None else status_of_verb(analysis, way)
    if set_out is not None and set_out[0] not in (None, "held", "ongoing"):
        return set_out
    if _is_to_do(analysis, verb):
        return ("cancelled" if _came_to_nothing(analysis, verb) else "planned"), "to"
    helpers = {tokens[c].lower for c in analysis.children(verb) if tokens[c].dep == "aux"}
    lasting = bool(helpers & vocabulary("perfect")) and bool(helpers & vocabulary("been"))
    progressive = tokens[verb].tag == "VBG" and (lasting or bool(helpers & vocabulary("running")))
    # "talks are being held"
    being = any(
        tokens[c].dep == "auxpass" and tokens[c].lower in vocabulary("going_on") for c in analysis.children(verb)
    )
    return ("ongoing" if progressive or being else "held"), tokens[verb].text


def purpose_of(analysis: Analysis, verb: int) -> int | None:
    """The journey that is made for it: the "travel" of "will travel to Ostmark to meet Vos"; None for none."""
    tokens = analysis.tokens
    dep, head = tokens[verb].dep, tokens[verb].head
    to = tokens[verb].tag == "VB" and any(tokens[c].tag == "TO" for c in analysis.children(verb))
    moving = tokens[head].pos == "VERB" and tokens[head].lemma.lower() in lang.words("en", "motion_words")
    return head if to and moving and dep in ("advcl", "xcomp") else None


def _came_to_nothing(analysis: Analysis, verb: int) -> bool:
    """Whether a plan is told as one that was ("was to have met", "had been due to meet")."""
    tokens = analysis.tokens
    helpers = [tokens[c] for c in analysis.children(verb) if tokens[c].dep == "aux"]
    perfect = any(t.tag == "TO" for t in helpers) and any(t.lower in vocabulary("perfect") for t in helpers)
    return perfect or had_been(analysis, tokens[verb].head)


def had_been(analysis: Analysis, word: int) -> bool:
    """Whether "had been" stands before an adjective or a participle, as in "had been due"."""
    tokens = analysis.tokens
    near = [word, *([tokens[word].head] if tokens[word].pos == "ADJ" else [])]
    words = {tokens[c].lower for i in near for c in (i, *analysis.children(i)) if c <= word}
    return bool(words & vocabulary("pluperfect")) and bool(words & vocabulary("been"))


def _governing(analysis: Analysis, verb: int) -> tuple[Status | None, str] | None:
    """What the verb, adjective or noun above an infinitive or a clause says of it."""
    tokens = analysis.tokens
    dep, head = tokens[verb].dep, tokens[verb].head
    if head == verb or dep not in GOVERNED:
        return None
    if dep == "pcomp" and _is_awaited(analysis, head):
        return "planned", tokens[tokens[head].head].text
    if dep == "pcomp" and tokens[tokens[head].head].lemma.lower() in vocabulary("wished_for"):
        # "stressed the importance of resuming talks"
        return None, tokens[tokens[head].head].text
    infinitive = tokens[verb].tag == "VB" or dep == "pcomp" or tokens[verb].tag == "VBG"
    lemma = tokens[head].lemma.lower()
    # "proposed that they meet"
    suggested = tokens[verb].tag == "VBP" and lemma in vocabulary("suggesting")
    cue = _cues().get(lemma) if infinitive or suggested or lemma in ("deny", "agree") else None
    if dep == "conj":
        return status_of_verb(analysis, head) if tokens[head].pos in ("VERB", "AUX") and infinitive else None
    if cue is None and dep == "xcomp" and infinitive and tokens[head].pos == "ADJ" and tokens[head].dep == "acomp":
        # "would be happy to host her"
        would = status_of_verb(analysis, tokens[head].head)
        return would if would[0] != "planned" else ("proposed", tokens[head].text)
    if cue is None and dep == "xcomp" and infinitive:
        cue = next((c for k in analysis.children(head) if (c := _cues().get(tokens[k].lemma.lower()))), None)
    if cue is None and (tokens[verb].tag, dep) == ("VBG", "xcomp") and says(analysis, head) in ("refused", "cancelled"):
        return STATUSES[says(analysis, head)], tokens[head].text  # "ruled out meeting Vos"
    if cue is None and dep in ("acl", "ccomp") and lemma in vocabulary("hearsay"):
        # "denied reports that they had met"
        above = tokens[head].head
        if tokens[head].dep in ("nsubj", "nsubjpass") and is_called_untrue(analysis, above):
            # "A report that they had met is untrue"
            return "denied", tokens[head].text
        named = any(
            tokens[c].dep == "poss" or tokens[c].lower in vocabulary("told_by") for c in analysis.children(head)
        )
        denies = tokens[above].lemma.lower() in vocabulary("denying") and tokens[head].dep == "dobj" and not named
        return ("denied", tokens[above].text) if denies and not _is_left_open(analysis, above) else None
    if cue is None:
        return None
    if cue == NO_CONTACT:
        return None, tokens[head].text
    if cue == "denied" and _is_left_open(analysis, head):
        return None
    if cue == "proposed" and tokens[tokens[head].head].lemma.lower() in vocabulary("accepting"):
        return "planned", tokens[head].text
    if tokens[head].pos == "NOUN" and (given := says(analysis, tokens[head].head)) in (
        "refused",
        "cancelled",
        "denied",
    ):
        # "denied her request to meet him"
        return "refused" if given == "denied" else STATUSES[given], tokens[head].text
    if _negated(analysis, head) and tokens[head].tag == "VBN" and lemma in vocabulary("appointed"):
        # "They were not scheduled to meet"
        return None, tokens[head].text
    if _negated(analysis, head):
        return ("refused", tokens[head].text) if cue in ("planned", "proposed") else None
    return STATUSES[cue], tokens[head].text


def _is_left_open(analysis: Analysis, verb: int) -> bool:
    """Whether a denial is only one of two things that somebody did not do: "would neither confirm nor deny"."""
    first = analysis.tokens[verb].head
    beside = {analysis.tokens[c].lower for c in analysis.children(first)}
    either = analysis.tokens[verb].dep == "conj" and (
        _negated(analysis, first) or bool(beside & vocabulary("neither_of"))
    )
    return either or _negated(analysis, verb)


def _is_awaited(analysis: Analysis, preposition: int) -> bool:
    """Whether what follows the preposition is looked forward to."""
    return looks_forward(analysis, analysis.tokens[preposition].head)


def _asked(analysis: Analysis, verb: int) -> tuple[Status, str] | None:
    """What an invitation or a plan shortly before an infinitive says of it, where the parse hung it elsewhere."""
    tokens = analysis.tokens
    if tokens[verb].tag != "VB" or not any(tokens[c].tag == "TO" for c in analysis.children(verb)):
        return None
    first = analysis.sentences[tokens[verb].sentence].first
    given = analysis.child(tokens[verb].head, "dobj")
    for i in (*range(verb - 1, max(first, verb - WINDOW) - 1, -1), *([] if given is None or given > verb else [given])):
        cue = _plans().get(tokens[i].lemma.lower())
        if cue is not None and tokens[i].pos == "NOUN":
            taker = tokens[i].head
            if tokens[taker].lemma.lower() in vocabulary("accepting"):
                cue = "planned"
            elif (told := says(analysis, taker)) in ("refused", "cancelled"):
                cue = STATUSES[told]
            return cue, tokens[i].text
    return None


def _negated(analysis: Analysis, verb: int) -> bool:
    tokens = analysis.tokens
    below = analysis.children(verb)
    beside = (*below, *analysis.children(tokens[verb].head if tokens[verb].pos == "ADJ" else verb))
    # "no member of the cabinet had met him"
    who = [c for c in below if tokens[c].dep in ("nsubj", "nsubjpass")]
    none = any(tokens[w].lower in vocabulary("nobody") for s in who for w in (s, *analysis.children(s)) if w <= s)
    return none or is_joined_in_denial(analysis, verb) or any(tokens[c].dep == "neg" for c in beside)


def _is_asked_about(analysis: Analysis, verb: int) -> bool:
    """Whether somebody is asked if it was so ("asked whether he had met Vos"): others have said it."""
    tokens = analysis.tokens
    before = any(
        tokens[c].dep == "aux" and tokens[c].lower in vocabulary("pluperfect") for c in analysis.children(verb)
    )
    asks = tokens[tokens[verb].head].lemma.lower() in vocabulary("asking")
    whether = any(
        tokens[c].dep == "mark" and tokens[c].lower in vocabulary("asking_words") for c in analysis.children(verb)
    )
    return before and asks and whether


def _is_habit(analysis: Analysis, verb: int) -> bool:
    """Whether the clause says what is done again and again ("they still speak frequently"), which is no one contact."""
    words = (analysis.tokens[c].lower for c in analysis.children(verb))
    return analysis.tokens[verb].tag in PRESENT and not vocabulary("again_and_again").isdisjoint(words)


def _is_to_do(analysis: Analysis, verb: int) -> bool:
    """Whether the clause reads "is to meet", also in the short form of headlines ("X to meet Y")."""
    tokens = analysis.tokens
    to = any(tokens[c].tag == "TO" for c in analysis.children(verb))
    dep, head = tokens[verb].dep, tokens[verb].head
    return to and (head == verb or (dep == "xcomp" and tokens[head].lemma == "be") or dep == "relcl")


def status_of_noun(analysis: Analysis, noun: int, frame: int | None) -> tuple[Status | None, str]:
    """The status of a contact that a noun names; ``frame`` is the verb that takes it ("held talks"), if any."""
    tokens = analysis.tokens
    if any(tokens[c].lower in vocabulary("none") and tokens[c].dep in ("det", "neg") for c in analysis.children(noun)):
        return ("denied", "no") if was_none(analysis, noun) else (None, "no")
    if undone := came_to_nothing(analysis, noun, says):
        return "cancelled", undone
    if is_unannounced(analysis, noun):
        return "held", "not"
    preposition = tokens[noun].head if tokens[noun].dep == "pobj" else None
    due = None if preposition is None else _due(analysis, preposition)
    if due is not None:
        return ("cancelled" if had_been(analysis, due) else "planned"), tokens[due].text
    if preposition is not None and is_prepared(analysis, preposition):
        return "planned", tokens[tokens[preposition].head].text
    if frame is not None:
        said = says(analysis, frame)
        status, cue = status_of_verb(analysis, frame)
        if status == "held" and tokens[frame].lemma.lower() in vocabulary("state") and tokens[frame].tag in PRESENT:
            return "ongoing", tokens[frame].text
        if status == "held" and is_appointment(analysis, frame, noun):
            return "planned", tokens[frame].text
        if said and status is not None:
            return STATUSES[said], tokens[frame].text
        ahead = _is_on_the_way(analysis, frame) or sets_out(analysis, frame)
        return ("planned" if status == "held" and ahead else status), cue
    if preposition is not None and _is_awaited(analysis, preposition):
        return "planned", tokens[preposition].text
    if preposition is not None and any(looks_forward(analysis, a) for a in analysis.ancestors(preposition)):
        return "planned", "forward"
    if preposition is not None and tokens[preposition].lower in vocabulary("including"):
        above = tokens[tokens[preposition].head].head
        said = says(analysis, above)
        if said and status_of_verb(analysis, above)[0] is not None:
            return STATUSES[said], tokens[above].text
    if preposition is not None and (_is_to_come(analysis, preposition) or sets_out(analysis, tokens[preposition].head)):
        return "planned", tokens[preposition].text
    if preposition is not None and announces(analysis, preposition):
        return "planned", tokens[preposition].text
    if any(
        tokens[c].lemma.lower() in vocabulary("appointed") and tokens[c].dep == "acl" for c in analysis.children(noun)
    ):
        return "planned", "scheduled"
    relative = analysis.child(noun, "relcl")
    if relative is not None and begins(analysis, relative):
        return "planned", tokens[relative].text
    if relative is not None and tokens[relative].tag in ("VBD", "VB"):
        return status_of_verb(analysis, relative)
    if relative is not None and any(tokens[c].dep == "auxpass" for c in analysis.children(relative)):
        return _as_subject(analysis, relative)
    verb = clause_verb(analysis, noun)
    if tokens[noun].dep == "attr" and status_of_verb(analysis, tokens[noun].head)[0] == "planned":
        # "It will be her first trip"
        return "planned", tokens[tokens[noun].head].text
    if verb is not None and tokens[noun].dep in ("nsubj", "nsubjpass") and tokens[noun].head == verb:
        status, cue = _as_subject(analysis, verb)
        # "the stalled talks could resume": there have been some
        again = status is None and tokens[verb].lemma.lower() in vocabulary("resuming")
        return ("held", tokens[verb].text) if again else (status, cue)
    counted = counted_by(analysis, noun)
    # "another round of talks will take place"
    return ("held", "") if counted is None else status_of_noun(analysis, counted, None)


def _due(analysis: Analysis, preposition: int) -> int | None:
    """The word that says somebody is due somewhere for a contact ("was due in Torkent for talks"), None for none."""
    head = analysis.tokens[preposition].head
    near = [head, *(c for c in analysis.children(head) if analysis.tokens[c].dep == "acomp")]
    words = (analysis.tokens[i] for i in near if i < preposition)
    found = next((t.i for t in words if t.lower in vocabulary("due") and t.pos in ("ADJ", "VERB")), None)
    return None if found is None or _negated(analysis, found) else found


def _is_to_come(analysis: Analysis, preposition: int) -> bool:
    """Whether what is told to happen there is itself still to come ("will be signed at the summit")."""
    tokens = analysis.tokens
    verb = tokens[preposition].head
    if tokens[verb].pos == "VERB" and status_of_verb(analysis, verb)[0] == "planned":
        # "agreed at the summit to resume talks": where they agreed is past
        return tokens[tokens[verb].head].lemma.lower() not in vocabulary("consenting") or tokens[verb].dep != "xcomp"
    if tokens[preposition].lower not in vocabulary("meets_at") or tokens[verb].pos != "VERB":
        return False
    return any(tokens[c].dep == "aux" and tokens[c].lower in vocabulary("shall") for c in analysis.children(verb))


def _is_on_the_way(analysis: Analysis, going: int) -> bool:
    """As in "will sign the pact before travelling on to Selm for talks": what is still to be done leads to them."""
    tokens = analysis.tokens
    before = tokens[tokens[going].head].lower in vocabulary("before")
    beside = before and tokens[going].tag == "VBG" and tokens[going].dep == "pcomp"
    above = clause_verb(analysis, going) if beside else None
    return above is not None and status_of_verb(analysis, above)[0] == "planned"


def _as_subject(analysis: Analysis, verb: int) -> tuple[Status | None, str]:
    """The status of a contact noun that is the subject: "talks were cancelled", "the summit will take place"."""
    tokens = analysis.tokens
    passive = any(tokens[c].dep == "auxpass" for c in analysis.children(verb))
    said = says(analysis, verb)
    cue = said or (_cues().get(tokens[verb].lemma.lower(), "") if passive else "")
    if passive and cue and cue != NO_CONTACT:
        return STATUSES[cue], tokens[verb].text
    if passive and tokens[verb].lemma.lower() in vocabulary("set_for") and is_set_for(analysis, verb):
        return "planned", tokens[verb].text
    status, word = status_of_verb(analysis, verb)
    if status is None and did_not_turn_out(analysis, verb):
        # "The talks did not produce an agreement"
        return "held", tokens[verb].text
    lasting = tokens[verb].lemma.lower() in vocabulary("lasting") and tokens[verb].tag in ("VBZ", "VBP")
    return ("ongoing" if lasting and status == "held" else status), word
