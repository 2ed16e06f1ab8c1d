"""Whether a statement is a fact, a plan or a denial: tense, mood, modal verbs, negation.

« L'OIM organisera un atelier » is planned, « le Togo n'y participait pas » negated, the rest asserted.
Words are in `patterns/relations/status.yaml`. Works from the words around the verb first, so that a wrong
parse of a long name does no harm; the parse only says which verb a noun or an infinitive hangs on.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from pipeline.annotation import Status
from pipeline.rules.relations import StatusWords, load_status_words

_VERBAL = ("VERB", "AUX")
#: Endings that only the future and the conditional have, for verbs that the tagger got wrong.
_FUTURE = re.compile(r"(?:[^aeéo]er|[dt]r|evr|urr)(?:a|ons|ont|ait|aient)$")
_THIRD_PERSON = re.compile(r"r(?:a|ons|ont|ait|aient)$")
_HAVE_BEEN = re.compile(r"(?:aura|auront)$")
#: What may stand between a verb and its auxiliary, modal or negation.
_INSIDE_GROUP = frozenset({"ADV", "PRON", "AUX", "PART", "VERB", "PUNCT"})
_GROUP_LENGTH = 9
_CLIMB = 8
#: How far left of a noun the « de » before it may stand.
_COMPLEMENT_REACH = 4


def status_of(doc: Doc, at: Token | Span, words: StatusWords | None = None) -> Status:
    """Status of what the word or words `at` state: a verb, or a noun or name inside a clause.

    A participle that follows a noun (« l'atelier organisé par X ») takes the status of the clause whose
    subject that noun is. `words` default to the lists that ship.
    """
    words = words or load_status_words()
    token = at.root if isinstance(at, Span) else at
    if isinstance(at, Span) and (own := _own_status(at, words)):
        return own
    if token.pos_ not in _VERBAL and (_is_denied_verb(token, words) or complement_of(token, words.ended)):
        return Status.NEGATED
    if token.lower_ in words.invited and _is_declined(token, words):
        return Status.NEGATED
    verb = _governing_verb(token)
    if verb is None:
        return _verbless_status(token, words)
    return _verb_status(verb, words, depth=0)


def _is_denied_verb(token: Token, words: StatusWords) -> bool:
    """« ne la finance pas », where the tagger took the verb for a noun."""
    before = token.doc[max(_sentence_start(token), token.i - 3) : token.i]
    after = token.doc[token.i + 1 : min(_sentence_end(token), token.i + 3)]
    denies = any(word.lower_ in ("ne", "n'", "n’") for word in before)
    return denies and any(word.lower_ in words.negation for word in after)


def complement_of(token: Token, nouns: frozenset[str]) -> bool:
    """Whether a noun completes one of these: « la fin de toute coopération », « le manque de moyens »."""
    doc, floor = token.doc, _sentence_start(token)
    for i in range(token.i - 1, max(floor, token.i - _COMPLEMENT_REACH) - 1, -1):
        if doc[i].lower_ in ("de", "d'", "d’", "du", "des"):
            return i > floor and doc[i - 1].lower_ in nouns
        if doc[i].pos_ not in ("DET", "ADJ", "NUM"):
            return False
    return False


def _is_declined(token: Token, words: StatusWords) -> bool:
    """« Invitée, X a décliné », « X, convié, n'y était pas »: the verb after the participle says no."""
    after = token.doc[token.i + 1 : _sentence_end(token)]
    verb = next((later for later in after if later.morph.get("VerbForm", []) == ["Fin"]), None)
    before = token.doc[_sentence_start(token) : token.i]
    if verb is None or any(earlier.morph.get("VerbForm", []) == ["Fin"] for earlier in before):
        return False
    return _is_negated(list(token.doc[max(verb.i - 2, token.i + 1) : verb.i + 2]), words)


def _sentence_start(token: Token) -> int:
    return token.sent.start if token.doc.has_annotation("SENT_START") else 0


def _sentence_end(token: Token) -> int:
    return token.sent.end if token.doc.has_annotation("SENT_START") else len(token.doc)


def _own_status(span: Span, words: StatusWords) -> Status | None:
    lowered = {token.lower_ for token in span}
    if lowered & words.planned:
        return Status.PLANNED
    return None


def _governing_verb(token: Token) -> Token | None:
    """The verb itself, else the nearest verb above it in the tree, within its sentence."""
    for _ in range(_CLIMB):
        if token.pos_ in _VERBAL:
            return token.head if token.dep_ in ("aux:pass", "aux:tense", "cop") else token
        if any(child.dep_ == "cop" for child in token.children) or token.head is token:
            break
        token = token.head
    return next((child for child in token.children if child.dep_ in ("cop", "aux:pass", "aux:tense")), None)


def _verbless_status(token: Token, words: StatusWords) -> Status:
    before = token.doc[max(_sentence_start(token), token.i - 3) : token.i]
    if any(word.lower_ in words.without for word in before):
        return Status.NEGATED
    return Status.ASSERTED


def _verb_status(verb: Token, words: StatusWords, depth: int) -> Status:
    group = _verb_group(verb)
    if _is_negated(group, words):
        return Status.NEGATED
    if verb.lower_ in words.lasting:  # « poursuivra son appui »: it goes on, so it is there
        return Status.ASSERTED
    if verb.lower_ in words.planned or _is_planned(group, verb, words) or _is_announced(group, verb, words):
        return Status.PLANNED
    if group[0].i > _sentence_start(verb) and group[0].nbor(-1).lower_ in words.without:
        return Status.NEGATED
    if verb.i > _sentence_start(verb) and verb.nbor(-1).lower_ in words.without:
        return Status.NEGATED
    if depth < 3 and (above := _above(verb, group, words)):
        return _verb_status(above, words, depth + 1)
    return Status.ASSERTED


def _verb_group(verb: Token) -> list[Token]:
    """Auxiliaries, modals, adverbs and clitics before the verb, and the « pas » after it, in order."""
    doc, start, floor = verb.doc, verb.i, max(_sentence_start(verb), verb.i - _GROUP_LENGTH)
    while start > floor:
        before = doc[start - 1]
        links = before.lower_ in ("à", "de", "d'", "d’", "en") and start - 1 > floor
        links = links and doc[start].morph.get("VerbForm", []) == ["Inf"] and doc[start - 2].pos_ in _VERBAL
        if (
            before.is_punct
            or not (before.pos_ in _INSIDE_GROUP or links)
            or before.morph.get("PronType", []) == ["Rel"]
        ):
            break
        start -= 1
    end = verb.i + 1
    while end < _sentence_end(verb) and end < verb.i + 4 and doc[end].pos_ in ("ADV", "AUX", "PRON"):
        end += 1
    return list(doc[start:end])


def _is_negated(group: list[Token], words: StatusWords) -> bool:
    lowered = [token.lower_ for token in group]
    if any(token.lower_ in words.refusal and token.pos_ in _VERBAL for token in group):
        return not any(word in ("sans", "ne", "n'", "n’") for word in lowered)
    if not any(word in ("ne", "n'", "n’") for word in lowered):
        return False
    if "que" in lowered or "qu'" in lowered:
        return False
    last = group[-1]
    after = last.doc[last.i + 1 : min(_sentence_end(last), last.i + 6)]
    before = last.doc[max(last.sent.start, group[0].i - _GROUP_LENGTH) : group[0].i]
    denied = any(word in words.negation for word in lowered) or any(
        token.lower_ in ("aucun", "aucune", "ni") for token in (*before, *after)
    )
    subject_denied = any(
        child.lower_ in words.negation
        for token in group
        for left in token.lefts
        if left.dep_.startswith("nsubj")
        for child in left.lefts
    )
    return denied or subject_denied


def _is_planned(group: list[Token], verb: Token, words: StatusWords) -> bool:
    for at, token in enumerate(group):
        if token.pos_ not in _VERBAL:
            continue
        if is_future(token):
            done = _HAVE_BEEN.search(token.lower_) and any(
                later.morph.get("VerbForm", []) == ["Part"] or later.lower_ == "été"
                for later in group[at + 1 :]
            )
            return not done
        if token is not verb and token.lower_ in words.intention and token.i < verb.i:
            past = token.morph.get("VerbForm", []) == ["Part"] and token.lower_ not in words.planned
            return not (past and token.lower_ in words.fulfilled)
        if token is not verb and token.lower_ in ("va", "vont") and verb.morph.get("VerbForm", []) == ["Inf"]:
            return True
        if token.lower_ in words.planned and token.i < verb.i:
            return True
    return _has_purpose(group, words)


def _is_announced(group: list[Token], verb: Token, words: StatusWords) -> bool:
    """« Une réunion est annoncée »: it has not been held; « a été annoncée » leaves that open."""
    lowered = {token.lower_ for token in group}
    return verb.lower_ in words.announced and bool(lowered & {"est", "sont"}) and "été" not in lowered


def _has_purpose(group: list[Token], words: StatusWords) -> bool:
    first = group[0]
    if first.i == _sentence_start(first) or not any(
        token.morph.get("VerbForm", []) == ["Inf"] for token in group
    ):
        return False
    before = [token.lower_ for token in first.doc[max(_sentence_start(first), first.i - 3) : first.i]]
    return before[-1] == "pour" or (before[-1] in ("de", "d'", "d’") and bool(words.purpose & set(before)))


def _above(verb: Token, group: list[Token], words: StatusWords) -> Token | None:
    """The verb whose status this one shares: of a coordination, a governing verb, or the main clause."""
    head = verb.head
    if head is verb or head in group:
        return None
    infinitive = verb.morph.get("VerbForm", []) == ["Inf"]
    bare_participle = verb.morph.get("VerbForm", []) == ["Part"] and not any(
        child.dep_.startswith("aux") for child in verb.children
    )
    if verb.dep_ == "conj" and head.pos_ in _VERBAL and (infinitive or bare_participle):
        return head
    if infinitive and verb.dep_ in ("xcomp", "ccomp", "obl:mod", "obl:arg", "advcl") and head.pos_ in _VERBAL:
        return head
    if bare_participle and verb.dep_ == "acl" and head.dep_.startswith("nsubj") and head.head.pos_ in _VERBAL:
        main = head.head
        ahead = is_future(main) or any(is_future(left) for left in main.lefts)
        return main if ahead or main.lower_ in words.refusal else None
    return None


def is_future(token: Token) -> bool:
    """Future or conditional by the tagger, or by its ending: « renforcerait »."""
    if token.pos_ not in _VERBAL or not _THIRD_PERSON.search(token.lower_):
        return False
    tagged = token.morph.get("Tense", []) == ["Fut"] or token.morph.get("Mood", []) == ["Cnd"]
    return tagged or bool(_FUTURE.search(token.lower_))
