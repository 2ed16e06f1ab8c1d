"""What « l'Organisation », « cette collaboration », « les deux partenaires », « elle » stand for.

Each anaphor looks back for an antecedent of its type, number and gender. It gets one only when a single
candidate is left, or one is the subject of its sentence: a wrong guess is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from pipeline.language.entities.discourse import Discourse, Named
from pipeline.language.entities.names import singular
from pipeline.rules.entities import AnaphorRule, EntityRules
from pipeline.rules.folding import fold

_DEMONSTRATIVE = frozenset(("ce", "cet", "cette"))
_DEFINITE = frozenset(("l'", "le", "la", "du", "au"))
_DEICTIC_ADJECTIVES = frozenset(
    ("meme", "nouvelle", "nouveau", "nouvel", "presente", "present", "importante", "important", "vaste")
)
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4}
_COMPLEMENTS = frozenset(("de", "d'", "du", "des", "pour", "sur", "contre"))
#: adjectives that leave « l'organisation internationale » an anaphor
_PLAIN_ADJECTIVES = frozenset(
    ("internationale", "onusienne", "humanitaire", "onusien", "medicale", "concerne", "concernee")
)
_PRONOUNS = {"il": ("m", 1), "elle": ("f", 1), "ils": ("m", 2), "elles": ("f", 2)}
#: « celle-ci » is three tokens
_LATTER = {"celui": "m", "celle": "f", "dernier": "m", "derniere": "f"}
#: sentences to look back: a bare noun reaches further than a pronoun
_WINDOW = 3


def find_anaphors(doc: Doc, rules: EntityRules) -> dict[int, tuple[str, ...]]:
    """Index of the head token of each anaphor that is resolved, and the ids of the entities it stands for."""
    if not doc._.entities:
        return {}
    discourse = Discourse(doc, rules)
    by_noun: dict[str, list[AnaphorRule]] = {}
    for rule in rules.anaphors:
        for noun in rule.nouns:
            by_noun.setdefault(fold(noun), []).append(rule)
    anaphors: dict[int, tuple[str, ...]] = {}
    for token in doc:
        word = fold(token.text)
        if token.i in discourse.covered:
            continue
        if word in _PRONOUNS:
            ids = _resolve_pronoun(token, word, discourse, rules)
        elif word in _LATTER:
            ids = _resolve_latter(token, word, discourse)
        elif word in by_noun:
            ids = _resolve_noun(token, by_noun[word], discourse, rules)
        else:
            continue
        if ids:
            anaphors[token.i] = ids
            discourse.note_subject(token, ids)
    return anaphors


def _resolve_noun(
    token: Token, noun_rules: Iterable[AnaphorRule], discourse: Discourse, rules: EntityRules
) -> tuple[str, ...]:
    determiner, number = _determiner(token)
    if not determiner or not (_is_bare(token) or discourse.is_dated(token)):
        return ()
    for rule in noun_rules:
        ids: tuple[str, ...] = ()
        if rule.resolve == "pair":
            ids = _last_group(token, rule, number, discourse) if number > 1 else ()
        elif number > 1:
            continue
        elif rule.resolve == "joined":
            ids = _joined(token, rule, discourse, rules) if determiner in _DEMONSTRATIVE else ()
        elif rule.resolve == "named":
            ids = _same_noun(token, rule, discourse)
        else:
            ids = _nearest(token, rule, discourse)
        if ids:
            return ids
    return ()


def _determiner(token: Token) -> tuple[str, int]:
    """Determiner of a bare noun and how many things it is about: « les deux partenaires » gives les, 2."""
    before = [fold(word.text) for word in token.doc[max(0, token.i - 2) : token.i]]
    if before and before[-1] in _NUMBERS and before[:-1] and before[0] in ("les", "ces", "des", "aux"):
        return before[0], _NUMBERS[before[-1]]
    if before and before[-1] in _DEICTIC_ADJECTIVES:
        before.pop()
    if before and before[-1] in _DEMONSTRATIVE | _DEFINITE:
        return before[-1], 1
    return "", 0


def _is_bare(token: Token) -> bool:
    """Nothing follows that would say which one: not « l'organisation de la collecte »."""
    if token.i + 1 >= len(token.doc):
        return True
    following = token.nbor()
    word = fold(following.text)
    if word in _COMPLEMENTS:
        return False
    if word in _PLAIN_ADJECTIVES or (following.is_punct and word not in ("«", '"', "-")):
        return True
    if following.pos_:
        return following.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "X") and not following.is_digit
    return following.is_space or following.is_stop


def _same_noun(token: Token, rule: AnaphorRule, discourse: Discourse) -> tuple[str, ...]:
    """The one entity named so far that starts with the noun, or the one of the sentences just before."""
    noun = singular(fold(token.text))
    before = [named for named in discourse.before(token) if named.type in rule.types and named.head == noun]
    ids = list(dict.fromkeys(named.id for named in before))
    if len(ids) > 1:
        last = before[-1].sentence
        ids = list(dict.fromkeys(named.id for named in before if named.sentence == last))
        if discourse.sentence_of(token) - last >= _WINDOW:
            return ()
    return tuple(ids) if len(ids) == 1 else ()


def _nearest(token: Token, rule: AnaphorRule, discourse: Discourse) -> tuple[str, ...]:
    heads = {singular(fold(head)) for head in rule.heads}
    for candidates in discourse.sentences_back(token, _WINDOW):
        fitting = [
            named
            for named in candidates
            if named.type in rule.types and (not heads or named.head in heads or named.head is None)
        ]
        ids = list(dict.fromkeys(named.id for named in fitting))
        if len(ids) == 1:
            return (ids[0],)
        if ids:
            subjects = list(dict.fromkeys(named.id for named in fitting if discourse.is_subject(named)))
            return tuple(subjects) if len(subjects) == 1 else ()
    return ()


def _joined(token: Token, rule: AnaphorRule, discourse: Discourse, rules: EntityRules) -> tuple[str, ...]:
    """The organisations of the last sentence that speaks of a partnership."""
    for sentence, candidates in discourse.numbered_sentences_back(token, 2):
        ids = tuple(dict.fromkeys(named.id for named in candidates if named.type in rule.types))
        if 2 <= len(ids) <= 4 and discourse.has_stem(sentence, rules.partnership_stems):
            return ids
        if ids:
            return ()
    return ()


def _last_group(token: Token, rule: AnaphorRule, number: int, discourse: Discourse) -> tuple[str, ...]:
    """« les deux partenaires »: the sentence before that has candidates must have just two."""
    for candidates in discourse.sentences_back(token, _WINDOW):
        ids = tuple(dict.fromkeys(named.id for named in candidates if named.type in rule.types))
        if len(ids) == number:
            return ids
        if ids:
            return ()
    return ()


def _resolve_pronoun(token: Token, word: str, discourse: Discourse, rules: EntityRules) -> tuple[str, ...]:
    gender, number = _PRONOUNS[word]
    if word == "il" and _is_impersonal(token, rules):
        return ()
    ids = discourse.subject_before(token)
    if number == 1:
        return ids if len(ids) == 1 and discourse.gender(ids[0]) == gender else ()
    genders = {discourse.gender(entity_id) for entity_id in ids}
    return ids if len(ids) > 1 and (gender == "m" or genders == {"f"}) else ()


def _is_impersonal(token: Token, rules: EntityRules) -> bool:
    following = token.doc[token.i + 1 : token.i + 3]
    words = [fold(word.text) for word in following if fold(word.text) not in ("ne", "n'")]
    return bool(words) and (words[0] in rules.impersonal or "".join(words) in rules.impersonal)


def _resolve_latter(token: Token, word: str, discourse: Discourse) -> tuple[str, ...]:
    """« celle-ci », « cette dernière »: the last thing of that gender in the sentence before."""
    if word.startswith("dernier") and (token.i == 0 or fold(token.nbor(-1).text) not in _DEMONSTRATIVE):
        return ()
    if word.startswith("dernier") and not _is_bare(token):
        return ()
    if word in ("celui", "celle") and not token.doc[token.i + 1 : token.i + 3].text.startswith("-ci"):
        return ()
    candidates = next(iter(discourse.sentences_back(token, 1, here=False)), [])
    last: list[Named] = candidates[-1:]
    if last and last[0].type != "DATE" and discourse.gender(last[0].id) == _LATTER[word]:
        return (last[0].id,)
    return ()
