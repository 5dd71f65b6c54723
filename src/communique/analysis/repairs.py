"""Fourteen mistakes that the parser makes with long phrases and hyphens, put right in its trees.

All were seen in official readouts, where subjects carry styles and offices: "At the invitation of President X, Mr Y,
President of Z, paid a visit" (Y taken for one more invited by), "took place between the Chairman, X, and the
Director, Y" (the Director taken for a second verb), "The President, X, received on Monday Mr Y" (a president who was
received), "held on Monday, at the Palace, a meeting" (the meeting taken for another name of the Palace), "will co-chair
the session" ("co" taken for the verb), "the meeting with X announced for Friday has been cancelled" (X taken for who
announced), "is due to host the premier" (a host, no verb), "Premier X and Chancellor Y will meet" (X taken for part of
Y's name), "Building on the plan, officials met" (building taken for who met), "President X cancels visit"
(the noun taken for the verb), "will meet Y and chair the session" (a second guest, "chair"), "Visiting
Minister X called on Y" (visiting taken for the subject), "May said" (a helping verb before what is no infinitive),
"a photo of X meeting with Y" (a noun before which the name stands as another one).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.analysis.parsed import Sentence, Token
from communique.analysis.repairs_pictures import participle_meeting, participle_shaking

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOMINAL = frozenset({"NOUN", "PROPN"})
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "nsubjpass", "oprd"})
VISITING = "visiting"
JOINT, HYPHENS = "co", frozenset("-‐‑")
HELPERS = frozenset({"be", "have", "do", "is", "ha", "doe"})
PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Labels of a noun that two may have together."""
DAYS = frozenset({"npadvmod", "advmod", "nummod"})
"""Labels of the words of a day that opens a sentence."""
WIDER = 5
"""Tokens from "in" to the state or country of a town at most."""
DEEPEST = 12
"""Steps from an object to its verb at most."""
LIGHT = frozenset({"hold", "have", "pay", "sign", "receive", "make"})
"""Verbs that say little without their object."""


def repaired(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """The tokens with these mistakes put right; only heads, labels and the tag of such a verb change."""
    found = list(tokens)
    for sentence in sentences:
        for i in range(sentence.first, sentence.last - 2):
            if tokens[i].lower == JOINT and tokens[i + 1].text in HYPHENS and tokens[i + 2].pos == "VERB":
                _lost_stem(found, sentence, i)
        children: dict[int, list[int]] = {}
        for i in range(sentence.first, sentence.last):
            children.setdefault(found[i].head, []).append(i)
        for i in range(sentence.first, sentence.last):
            if tokens[i].tag == "MD" and tokens[i].text.istitle() and i + 1 < sentence.last:
                _false_may(found, i)
            if tokens[i].tag == "VBZ" and tokens[i].dep in ("aux", "compound"):
                _false_helper(found, children, i)
            if tokens[i].dep == "nmod" and tokens[i].tag == "NNP":
                _false_modifier(found, children, i)
            if tokens[i].pos == "VERB":
                _false_verb(found, children, sentence, i)
                _lost_subject(found, children, sentence, i)
                _false_subject(found, children, sentence, i)
                _other_side(found, children, i)
                _lost_verb(found, children, sentence, i)
                _lost_object(found, children, sentence, i)
                participle_shaking(found, children, i)
            elif tokens[i].tag == "NN" and i > sentence.first:
                _false_noun(found, children, i)
                participle_meeting(found, children, i)
                if i + 1 < sentence.last:
                    _false_guest(found, children, i)
        own = slice(sentence.first, sentence.last)
        if found[own] != list(tokens[own]) and not _is_tree(found, sentence):
            found[own] = tokens[own]
    return tuple(found)


def _false_may(tokens: list[Token], i: int) -> None:
    """The subject in "May said it went well", which the parse takes for a helping verb."""
    verb = i + 1
    if tokens[verb].tag in ("VBD", "VBZ") and tokens[i].head == verb and tokens[i].dep == "aux":
        tokens[i] = replace(tokens[i], tag="NNP", pos="PROPN", dep="nsubj")


def _is_tree(tokens: list[Token], sentence: Sentence) -> bool:
    """Whether every token of a sentence hangs, over others, on one that hangs on itself."""
    sound: set[int] = set()
    for i in range(sentence.first, sentence.last):
        way: list[int] = []
        while i not in sound and tokens[i].head != i:
            way.append(i)
            if len(way) > sentence.last - sentence.first:
                return False
            i = tokens[i].head
        sound.update((*way, i))
    return True


def _lost_stem(tokens: list[Token], sentence: Sentence, first: int) -> None:
    """A verb written with a hyphen ("will co-chair"), of which the parse takes the first syllable for the verb."""
    parts, verb = (first, first + 1, first + 2), first + 2
    if not any(tokens[i].head == verb and i != verb for i in parts) and tokens[verb].head not in parts:
        return
    own = tokens[verb].head not in parts or tokens[verb].head == verb
    # where the verb stands above its syllables it keeps its place, else it takes that of the syllable above it
    top = verb if own else next((i for i in parts if tokens[i].head not in parts or tokens[i].head == i), verb)
    above = tokens[top].head
    if top != verb and above not in parts and _is_below(tokens, above, frozenset(parts)):
        return
    if top != verb:
        tokens[verb] = replace(tokens[verb], dep=tokens[top].dep, head=verb if above in parts else above)
    helpers = {i for i in range(sentence.first, first) if tokens[i].dep == "aux" and tokens[i].head in parts}
    for i in range(sentence.first, sentence.last):
        if i in parts:
            continue
        if tokens[i].head in helpers and tokens[i].dep in SUBJECTS:
            # "He will co-chair": the subject hangs on "will"
            tokens[i] = replace(tokens[i], head=verb)
        elif tokens[i].head in parts[:2] and not _is_below(tokens, verb, frozenset((i,))):
            named = tokens[i].dep == "compound" and tokens[i].pos in NOMINAL and i == first - 1
            tokens[i] = replace(tokens[i], dep="nsubj" if named else tokens[i].dep, head=verb)
    for i in parts[:2]:
        if not _is_below(tokens, verb, frozenset((i,))):
            tokens[i] = replace(tokens[i], dep="compound" if i == first else "punct", head=verb)


def _is_below(tokens: list[Token], i: int, above: frozenset[int]) -> bool:
    """Whether a token hangs, over however many others, on one of these."""
    for _ in range(len(tokens)):
        if i in above:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return True


def _lost_subject(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, verb: int) -> None:
    """A finite verb without a subject, after an opening phrase into which its subject fell."""
    below = children.get(verb, [])
    finite = tokens[verb].tag in FINITE or any(tokens[c].dep == "aux" and tokens[c].tag in FINITE for c in below)
    if not finite or tokens[verb].dep not in ("ROOT", "ccomp") or any(tokens[c].dep in SUBJECTS for c in below):
        return
    opening = next((c for c in below if c < verb and tokens[c].dep in ("prep", "advcl")), None)
    if opening is None or not _opens(tokens, sentence, opening):
        return
    clause = tokens[opening].dep == "advcl"
    for i in range(opening + 1, verb):
        token = tokens[i]
        fell = (token.dep == "conj" and _is_listed_by_comma(tokens, children, i)) or _is_glued(tokens, children, i)
        # "Asked about the talks with Vos, a spokesman declined"
        fell = not clause and fell or (clause and i == verb - 1 and _is_set_apart(tokens, children, i))
        if fell and token.pos in NOMINAL and not _is_wider_place(tokens, children, opening, i):
            tokens[i] = replace(token, dep="nsubj", head=verb)
            return


def _false_subject(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, verb: int) -> None:
    """An opening "-ing" that the parse takes for the subject, with the subject for another name of something in it."""
    gerund = next((c for c in children.get(verb, []) if tokens[c].dep in ("nsubj", "csubj")), None)
    if gerund is None or gerund != sentence.first or tokens[gerund].tag != "VBG" or tokens[verb - 1].text == ",":
        return
    guest = next((c for c in children.get(gerund, []) if tokens[c].dep == "dobj"), None)
    named = guest == verb - 1 and tokens[verb - 1].pos == "PROPN" and tokens[verb - 2].pos == "PROPN"
    if tokens[gerund].lower == VISITING and named and tokens[verb].pos == "VERB" and guest is not None:
        tokens[guest] = replace(tokens[guest], dep="nsubj", head=verb)
        tokens[gerund] = replace(tokens[gerund], dep="amod", head=guest, pos="ADJ")
        return
    for i in range(gerund + 2, verb):
        first = _leftmost(children, i)
        renamed = tokens[i].dep == "appos" and tokens[i].pos in NOMINAL and first > gerund + 1
        if renamed and tokens[first - 1].text == ",":
            above = tokens[i].head
            for c in children.get(above, []):
                if c > i and tokens[c].dep in ("conj", "cc", "punct"):
                    tokens[c] = replace(tokens[c], head=i)
            tokens[i] = replace(tokens[i], dep=tokens[gerund].dep, head=verb)
            tokens[gerund] = replace(tokens[gerund], dep="advcl")
            return


def _opens(tokens: list[Token], sentence: Sentence, opening: int) -> bool:
    """Whether a phrase opens a sentence, be it behind a day: "Yesterday, in Torkent, the director held"."""
    before = tokens[sentence.first : opening]
    return len(before) < 2 or all(t.dep in DAYS or t.text == "," for t in before)


def _is_wider_place(tokens: list[Token], children: Mapping[int, list[int]], opening: int, i: int) -> bool:
    """Whether a name is the state or country of the town before it: "in Torkent, Ostmark, the director held"."""
    near = all(t.pos == "PROPN" for t in tokens[opening + 1 : i - 1]) and tokens[opening].lower in ("in", "at", "near")
    alone = all(tokens[c].dep in ("punct", "conj") for c in children.get(i, []))
    return near and alone and tokens[i].pos == "PROPN" and tokens[i + 1].text == "," and i - opening <= WIDER


def _false_verb(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, seeming: int) -> None:
    """A participle behind a noun that the parse takes for its verb, where the verb itself follows without a subject."""
    token = tokens[seeming]
    below = [c for c in children.get(seeming, []) if tokens[c].head == seeming]
    noun = next((c for c in below if tokens[c].dep in ("nsubj", "nsubjpass") and c < seeming), None)
    if (
        token.tag != "VBD"
        or noun is None
        or tokens[noun].pos not in NOMINAL
        or any(tokens[c].dep == "aux" for c in below)
    ):
        return
    inside = [c for c in below if c > seeming and tokens[c].dep in ("ccomp", "conj")]
    above = token.head if token.dep in ("csubj", "csubjpass") else None
    verb = above if above is not None and above > seeming else next(iter(inside), None)
    if verb is None or not _lacks_subject(tokens, children, seeming, verb):
        return
    passive = any(tokens[c].dep == "auxpass" for c in children.get(verb, []))
    if verb in inside:
        tokens[verb] = replace(tokens[verb], dep=token.dep, head=verb if token.head == seeming else token.head)
    for c in below:
        if c > verb or c < noun:
            tokens[c] = replace(tokens[c], head=verb)
    tokens[noun] = replace(tokens[noun], dep="nsubjpass" if passive else "nsubj", head=verb)
    tokens[seeming] = replace(token, dep="acl", head=noun, tag="VBN")


def _false_modifier(tokens: list[Token], children: Mapping[int, list[int]], first: int) -> None:
    """Two with their offices of whom the parse takes the first for part of the second: "Premier X and Chancellor Y"."""
    second, below = tokens[first].head, children.get(first, [])
    joined = next((c for c in below if tokens[c].dep == "conj" and tokens[c].head == first), None)
    named = joined is not None and first < joined < second and all(t.pos == "PROPN" for t in tokens[joined:second])
    paired = any(tokens[c].dep == "cc" and tokens[c].lower == "and" for c in below)
    if joined is None or not named or not paired or tokens[second].pos != "PROPN" or tokens[second].dep not in PLACES:
        return
    if tokens[second].head == second:
        return
    tokens[first] = replace(tokens[first], dep=tokens[second].dep, head=tokens[second].head)
    tokens[second] = replace(tokens[second], dep="conj", head=first)
    tokens[joined] = replace(tokens[joined], dep="compound", head=second)


def _false_helper(tokens: list[Token], children: Mapping[int, list[int]], helper: int) -> None:
    """A verb that the parse takes for part of its object, in headlines: "President X cancels visit to Torkent"."""
    noun = tokens[helper].head
    lemma = tokens[helper].lemma.lower()
    third = lemma if not lemma.endswith("s") or lemma.endswith("ss") else lemma[:-1]
    if noun != helper + 1 or third in HELPERS or tokens[noun].dep != "ROOT" or tokens[noun].tag not in ("VB", "NN"):
        return
    if not any(c < helper and tokens[c].dep in SUBJECTS for c in children.get(noun, [])) and helper < 1:
        return
    for c in children.get(noun, []):
        if c < helper:
            dep = "nsubj" if tokens[c].dep in ("compound", "nmod") and tokens[c].pos == "PROPN" else tokens[c].dep
            tokens[c] = replace(tokens[c], head=helper, dep=dep)
    tokens[helper] = replace(tokens[helper], dep="ROOT", head=helper, pos="VERB", lemma=third)
    tokens[noun] = replace(tokens[noun], dep="dobj", head=helper, pos="NOUN", tag="NN")


def _false_guest(tokens: list[Token], children: Mapping[int, list[int]], seeming: int) -> None:
    """A verb that the parse takes for a noun although an article follows: "will meet Y and chair the session"."""
    if tokens[seeming].dep != "conj" or tokens[seeming - 1].dep != "cc" or tokens[seeming + 1].tag != "DT":
        return
    article = tokens[seeming + 1]
    noun = tokens[article.head]
    verb = tokens[noun.head]
    if noun.dep == "dobj" and noun.i > seeming + 1 and verb.pos == "VERB" and verb.i < seeming:
        tokens[seeming] = replace(tokens[seeming], pos="VERB", tag=verb.tag, dep="conj", head=verb.i)
        tokens[noun.i] = replace(noun, head=seeming)


def _false_noun(tokens: list[Token], children: Mapping[int, list[int]], seeming: int) -> None:
    """A verb behind "to" that the parse takes for a noun although it has an object: "due to host the premier"."""
    to = tokens[seeming - 1]
    governed = to.lower == "to" and to.dep == "prep" and tokens[to.head].pos in ("ADJ", "VERB")
    if not governed or tokens[seeming].dep == "pobj":
        return
    if any(tokens[c].dep == "dobj" for c in children.get(seeming, [])):
        tokens[seeming] = replace(tokens[seeming], pos="VERB", tag="VB", dep="xcomp", head=to.head)
        tokens[to.i] = replace(to, pos="PART", tag="TO", dep="aux", head=seeming)


def _lacks_subject(tokens: list[Token], children: Mapping[int, list[int]], seeming: int, verb: int) -> bool:
    """Whether a finite verb follows with no subject, no "and" and no comma between ("announced for Friday was")."""
    below = children.get(verb, [])
    aux = [c for c in below if tokens[c].dep in ("aux", "auxpass") and tokens[c].tag in FINITE]
    subjects = [c for c in below if tokens[c].dep in SUBJECTS | {"mark", "cc"} and c != seeming]
    first = min(aux, default=verb)
    between = tokens[seeming + 1 : first]
    plain = bool(between) and between[0].pos == "ADP" and all(t.text != "," and t.pos != "VERB" for t in between)
    return bool(aux) and not subjects and plain


def _is_listed_by_comma(tokens: list[Token], children: Mapping[int, list[int]], i: int) -> bool:
    """Whether a noun is joined to another by a comma alone, with no "and" between or behind."""
    head = tokens[i].head
    first = _leftmost(children, i)
    comma = first > 0 and tokens[first - 1].text == ","
    return comma and not any(tokens[c].dep == "cc" for c in (*children.get(head, []), *children.get(i, [])))


def _leftmost(children: Mapping[int, list[int]], i: int) -> int:
    """The first token of a noun with what stands before it: "Vice" of "Vice President Ana Vell"."""
    for _ in range(DEEPEST):
        first = min((c for c in children.get(i, []) if c < i), default=i)
        if first == i:
            break
        i = first
    return i


def _is_set_apart(tokens: list[Token], children: Mapping[int, list[int]], i: int) -> bool:
    """Whether a noun with an article behind a comma is taken for another name of somebody before it."""
    first = min((c for c in children.get(i, []) if c < i), default=i)
    return tokens[i].dep in ("appos", "conj") and tokens[first].pos == "DET" and tokens[first - 1].text == ","


def _is_glued(tokens: list[Token], children: Mapping[int, list[int]], i: int) -> bool:
    """Whether a noun with "the" is taken for another name of the date before it ("On 31 October the director held")."""
    first = min((c for c in children.get(i, []) if c < i), default=i)
    plain = first > 0 and tokens[first].lower == "the" and tokens[first - 1].i == tokens[i].head
    return plain and tokens[i].dep == "appos"


def _other_side(tokens: list[Token], children: Mapping[int, list[int]], verb: int) -> None:
    """A noun joined to the verb that is the second side of a "between" before it."""
    below = children.get(verb, [])
    between = next((c for c in below if tokens[c].lower == "between"), None)
    side = next((c for c in below if tokens[c].dep == "conj" and tokens[c].pos in NOMINAL), None)
    if between is None or side is None or side < between:
        return
    first = next((c for c in children.get(between, []) if tokens[c].dep == "pobj"), None)
    if first is not None and not any(tokens[c].dep == "cc" for c in children.get(first, [])):
        tokens[side] = replace(tokens[side], head=first)


def _lost_verb(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, verb: int) -> None:
    """A participle behind a name between commas, in a sentence without a finite verb: that is its verb."""
    subject = tokens[verb].head
    if tokens[verb].dep != "acl" or tokens[verb].tag != "VBN" or tokens[subject].pos not in NOMINAL:
        return
    below = children.get(verb, [])
    passive = any(tokens[c].dep in ("agent", "auxpass") or tokens[c].lower == "by" for c in below)
    named = any(tokens[c].dep == "appos" and c < verb for c in children.get(subject, []))
    if passive or not named or tokens[verb - 1].text != ",":
        return
    root = subject if tokens[subject].dep == "ROOT" else tokens[subject].head
    if any(tokens[i].tag in FINITE and tokens[i].dep != "relcl" for i in range(sentence.first, sentence.last)):
        return
    if root != subject and not (tokens[root].dep == "ROOT" and tokens[root].tag == "VBG"):
        return
    tokens[verb] = replace(tokens[verb], dep="ROOT", head=verb, tag="VBD")
    tokens[subject] = replace(tokens[subject], dep="nsubj", head=verb)
    if root != subject:
        tokens[root] = replace(tokens[root], dep="advcl", head=verb)


def _lost_object(tokens: list[Token], children: Mapping[int, list[int]], sentence: Sentence, verb: int) -> None:
    """The object of a verb behind commas that say when and where."""
    if tokens[verb].lemma.lower() not in LIGHT or any(tokens[c].dep in OBJECTS for c in children.get(verb, [])):
        return
    for i in range(verb + 1, sentence.last):
        token = tokens[i]
        if token.dep == "appos" and token.pos == "NOUN" and _is_new(tokens, children, i):
            if verb in _above(tokens, i):
                tokens[i] = replace(token, dep="dobj", head=verb)
            return


def _is_new(tokens: list[Token], children: Mapping[int, list[int]], noun: int) -> bool:
    """Whether "a" and a comma stand before a noun."""
    first = min(children.get(noun, [noun]))
    return tokens[first].lower in ("a", "an") and first > 0 and tokens[first - 1].text == ","


def _above(tokens: list[Token], i: int) -> list[int]:
    found: list[int] = []
    while tokens[i].head != i and len(found) < DEEPEST:
        i = tokens[i].head
        found.append(i)
    return found
