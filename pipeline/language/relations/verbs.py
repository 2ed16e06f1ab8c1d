"""Verb rules: find the verb, read subject and object from its clause, claim the relation."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import Predicate
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.roles import add, first_role, following_words, signature
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import Trigger, Types, VerbRule

#: How far before its participle the noun of « un accord a été signé » may stand.
_NOUN_REACH = 15
#: How far behind « prend en charge les frais » their « de » may stand.
_COMPLEMENT_REACH = 7
_LASTING = frozenset({Predicate.BASED_IN, Predicate.PART_OF})


def claim_verb(scene: Scene, token: Token, triggers: tuple[Trigger, ...], claims: Claims) -> None:
    clause: Clause | None = None
    for trigger in triggers:
        if not is_verbal(token, trigger) and not is_misread(scene, token, trigger):
            continue
        if (last := following_words(scene, token, trigger)) is None and not preceded(scene, token, trigger):
            continue
        if clause is None or clause.participle != reads_as_participle(token, trigger):
            clause = Clause(scene, token, reads_as_participle(token, trigger))
        rule = trigger.rule
        if not isinstance(rule, VerbRule) or not _voice_fits(rule, clause):
            continue
        if rule.without and _goes_on_with(token, rule.without):
            continue
        if rule.with_money and not _mentions_money(clause, rule):
            continue
        subject_types, _ = signature(rule, trigger.predicate)
        if any(clause.role(role, subject_types) for role in rule.unless):
            continue
        _claim(clause, trigger, rule, (token.i, (last or token.i) + 1), claims)


def is_verbal(token: Token, trigger: Trigger) -> bool:
    """Whether the form is a verb here: by its tag, or a participle that the tagger took for a noun."""
    if token.pos_ in ("VERB", "AUX", ""):
        return True
    if not trigger.participle:
        return token.pos_ in ("ADJ", "PROPN", "X") and token.dep_ in ("ROOT", "conj", "acl:relcl")
    if token.pos_ == "ADJ":
        return True
    group = [word.lower_ for word in token.doc[max(0, token.i - 5) : token.i]]
    if any(word in words.HAVE or word in words.BE for word in group):
        return True
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    before = token.nbor(-1) if token.i else None
    opens = before is None or before.is_punct or before.is_space or before.lower_ == "et"
    return opens and after in ("par", "à", "en", "le", "au", "du", "dans", "avec", "de", "d'", "d’")


def reads_as_participle(token: Token, trigger: Trigger) -> bool:
    if not trigger.participle:
        return False
    return token.morph.get("VerbForm", []) != ["Fin"] or token.lower_.endswith(("é", "és", "ée", "ées"))


def preceded(scene: Scene, token: Token, trigger: Trigger) -> bool:
    """« un accord a été signé par X »: the subject of a participle is the word that would follow the verb."""
    if not trigger.participle or len(trigger.following) != 1 or not trigger.rule.each_other:
        return False
    before = scene.doc[max(scene.floor(token.i), token.i - _NOUN_REACH) : token.i]
    return any(word.lower_ in trigger.following[0] for word in before)


def is_misread(scene: Scene, token: Token, trigger: Trigger) -> bool:
    """A finite verb that the tagger took for a noun: « qui finance », « y forme », « l'OIM appuie le »."""
    if not token.i or token.pos_ == "DET":
        return False
    before = token.nbor(-1).lower_
    clitics = words.OBJECT_CLITICS | words.PARTITIVE_CLITICS
    pronoun = before in clitics and token.i > 1 and token.nbor(-2).lower_ in words.BEFORE_CLITIC
    if before in words.BEFORE_VERB or pronoun:
        return True
    after = token.nbor(1).lower_ if token.i + 1 < len(scene.doc) else ""
    left = scene.at(token.i - 1)
    right = scene.at(token.i + 1)
    named = right is not None and right.start == token.i + 1 and not trigger.participle
    follows = named or after in words.AFTER_VERB or bool(trigger.following and after in trigger.following[0])
    follows = follows or (not trigger.participle and after in words.A and token.lower_.endswith(("e", "ent")))
    if left is None or left.end != token.i or left.case:
        return False
    opener = scene.doc[left.head - 1] if left.head else None
    if opener is not None and opener.lower_ in words.ARTICLES and opener.i:
        opener = opener.nbor(-1)
    relative = opener is not None and opener.lower_ in words.RELATIVE_OBJECT | words.RELATIVE_TO
    return follows or (relative and not trigger.participle)


def _voice_fits(rule: VerbRule, clause: Clause) -> bool:
    if rule.only == "active":
        return not clause.passive and not clause.reflexive
    if rule.only == "passive":
        return clause.passive or clause.reflexive
    if rule.only == "reflexive":
        return clause.reflexive
    if rule.only == "transitive":
        return not clause.reflexive
    return True


def _goes_on_with(token: Token, others: tuple[str, ...]) -> bool:
    """Whether one of these words comes right after the verb, adverbs and an article aside."""
    if token.i and token.nbor(-1).lower_ == "dont":  # « dont relève la Caisse »
        return False
    after = [word for word in token.doc[token.i + 1 : token.i + 5] if word.pos_ != "ADV"]
    lead = 2 if after and after[0].lower_ in words.ARTICLES else 1
    return any(word.lower_ in others for word in after[:lead])


def _mentions_money(clause: Clause, rule: VerbRule) -> bool:
    scene = clause.scene
    start = clause.start
    if "recalled" in rule.object:  # « Le budget est de 2 M€. X n'y contribue pas. »
        start = scene.floor_before(clause.verb.i, 1)
    if any(token.lower_ in words.MONEY for token in scene.doc[start : clause.end]):
        return True
    return any(scene.money.intersection(node.ids) for node in scene.inside(start, clause.end))


def _claim(clause: Clause, trigger: Trigger, rule: VerbRule, at: tuple[int, int], claims: Claims) -> None:
    predicate = trigger.predicate
    subject_types, object_types = signature(rule, predicate)
    if rule.each_other:
        _claim_mutual(clause, trigger, at, claims)
        return
    subjects = first_role(clause, rule.subject, subject_types)
    if subjects is None and rule.subject[0] == "subject" and may_invert(clause, rule):
        subjects = clause.inverted(subject_types)
    subjects = with_companions(clause, subjects, subject_types) if rule.subject[0] == "subject" else subjects
    if subjects is None:
        return
    taken = {id(node) for node in subjects.nodes}
    objects = first_role(clause, rule.object, object_types, taken)
    if objects is None and "subject" in rule.object and clause.opener in words.RELATIVE_OBJECT:
        objects = clause.inverted(object_types)  # « le centre X, que gère Y »
    if objects is None or (rule.following and _is_beyond(objects.nodes, at[1])):
        return
    if (rule.acting == "object" and not all(node.actor for node in objects.nodes)) or (
        rule.acting == "subject" and not all(node.actor for node in subjects.nodes)
    ):
        return
    how = (subjects.how, objects.how)
    each = predicate is Predicate.PARTNERS_WITH
    if predicate in (Predicate.IMPLEMENTS, Predicate.ORGANISES) and is_joint(clause, objects.nodes):
        _claim_joint(clause, subjects.nodes, trigger, at, claims)
    lasting = clause.bare and predicate in _LASTING  # « l'ONG X, basée à Y, ouvrira »: it is there now
    for a, b in pairs(subjects.nodes, objects.nodes, each):
        add(claims, a, predicate, b, rule, at, None if lasting else clause.verb.i, how)


def _is_beyond(nodes: list[Node], last: int) -> bool:
    """« couvert à 75 % par le programme X, instrument de Y »: no complement of the word that follows."""
    return nodes[0].case == "de" and nodes[0].head - last > _COMPLEMENT_REACH


def with_companions(clause: Clause, subjects: Found | None, types: Types) -> Found | None:
    """The subjects with those that stand apart: « X prendra part au forum, de même que Y »."""
    own = subjects.nodes if subjects else []
    apart = [
        node
        for group in clause.groups_right()
        for node in group.of_types(types)
        if node not in own and _joins(clause.scene, group.start)
    ]
    if clause.passive or not apart:
        return subjects
    return Found([*own, *apart], subjects.how if subjects else "order")


def _joins(scene: Scene, start: int) -> bool:
    """Whether « , de même que », « , ainsi que », « , tout comme », « , comme » ends before token `start`."""
    skipped = words.ARTICLES | words.DE
    before = [t.lower_ for t in scene.doc[max(0, start - 5) : start] if t.lower_ not in skipped]
    return before[-2:] == [",", "comme"] or (
        len(before) > 2 and "," in before[:-2] and (before[-2], before[-1]) in words.LIKEWISE
    )


def may_invert(clause: Clause, rule: VerbRule) -> bool:
    """« le projet que finance X », « y assistaient X et Y »: whether the subject may follow the verb."""
    subjects = (child for child in clause.verb.children if child.dep_.startswith("nsubj"))
    named = any(child.i < clause.verb.i and child.pos_ == "NOUN" for child in subjects)
    if clause.passive or named or clause.verb.lower_.endswith("ant"):
        return False
    return "object" not in rule.object or clause.opener in words.RELATIVE_OBJECT


def is_joint(clause: Clause, objects: list[Node]) -> bool:
    """« menée conjointement par A et B », « l'initiative conjointe »."""
    doc = clause.scene.doc
    near = [*doc[clause.verb.i : clause.verb.i + 4], *doc[clause.group_start : clause.verb.i]]
    for node in objects:
        near += doc[max(0, node.start - 4) : node.end]
    return any(token.lower_ in words.JOINT for token in near)


def _claim_joint(
    clause: Clause, nodes: list[Node], trigger: Trigger, at: tuple[int, int], claims: Claims
) -> None:
    for a, b in pairs(nodes, (), True):
        add(claims, a, Predicate.PARTNERS_WITH, b, trigger.rule, at, clause.verb.i, ("joint",))


def _claim_mutual(clause: Clause, trigger: Trigger, at: tuple[int, int], claims: Claims) -> None:
    types, _ = signature(trigger.rule, trigger.predicate)
    first = clause.role(trigger.rule.subject[0], types)
    if first is None and clause.opener_at < clause.start and clause.clitics & words.PARTITIVE_CLITICS:
        first = clause.inverted(types)
    if first is None and clause.opener in words.RELATIVE_OBJECT:  # « le comité que coprésident A et B »
        first = clause.inverted(types)
    if first is None and clause.passive and not clause.bare:
        first = clause.role("object", types)
    if first is None:
        return
    others: list[Node] = []
    for role in trigger.rule.object:
        if role != trigger.rule.subject[0] and (other := clause.role(role, types)):
            others = [node for node in other.nodes if node not in first.nodes]
            break
    if not others and trigger.rule.subject[0] not in trigger.rule.object:
        return
    for a, b in pairs(first.nodes, others, True):
        add(claims, a, trigger.predicate, b, trigger.rule, at, clause.verb.i, (first.how,))
