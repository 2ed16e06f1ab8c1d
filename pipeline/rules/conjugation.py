"""French verb forms from the infinitive: a rule names the verb once, every form of it is found.

Third person and « nous », all tenses that reports are written in, with infinitive and participles.
Regular verbs follow from their ending; the stems of irregular ones are listed. Not a full conjugator:
« je », the second person and the subjunctive of irregular verbs are left out.
"""

from __future__ import annotations

from functools import lru_cache

#: family of infinitives -> (present singular, present plural, past participle, future stem, simple past)
_IRREGULAR: dict[str, tuple[str, str, str, str, str]] = {
    "accueillir": ("accueille", "accueillent", "accueilli", "accueiller", "accueilli"),
    "appartenir": ("appartient", "appartiennent", "appartenu", "appartiendr", "appartin"),
    "asseoir": ("assied", "asseyent", "assis", "assiér", "assi"),
    "avoir": ("a", "ont", "eu", "aur", "eu"),
    "battre": ("bat", "battent", "battu", "battr", "batti"),
    "boire": ("boit", "boivent", "bu", "boir", "bu"),
    "clure": ("clut", "cluent", "clu", "clur", "clu"),
    "connaître": ("connaît", "connaissent", "connu", "connaîtr", "connu"),
    "courir": ("court", "courent", "couru", "courr", "couru"),
    "couvrir": ("couvre", "couvrent", "couvert", "couvrir", "couvri"),
    "croire": ("croit", "croient", "cru", "croir", "cru"),
    "devoir": ("doit", "doivent", "dû", "devr", "du"),
    "eindre": ("eint", "eignent", "eint", "eindr", "eigni"),
    "dire": ("dit", "disent", "dit", "dir", "di"),
    "crire": ("crit", "crivent", "crit", "crir", "crivi"),
    "envoyer": ("envoie", "envoient", "envoyé", "enverr", "envoya"),
    "faire": ("fait", "font", "fait", "fer", "fi"),
    "frir": ("fre", "frent", "fert", "frir", "fri"),
    "fuir": ("fuit", "fuient", "fui", "fuir", "fui"),
    "inclure": ("inclut", "incluent", "inclus", "inclur", "inclu"),
    "joindre": ("joint", "joignent", "joint", "joindr", "joigni"),
    "lire": ("lit", "lisent", "lu", "lir", "lu"),
    "mettre": ("met", "mettent", "mis", "mettr", "mi"),
    "mouvoir": ("meut", "meuvent", "mu", "mouvr", "mu"),
    "mourir": ("meurt", "meurent", "mort", "mourr", "mouru"),
    "naître": ("naît", "naissent", "né", "naîtr", "naqui"),
    "ouvrir": ("ouvre", "ouvrent", "ouvert", "ouvrir", "ouvri"),
    "paraître": ("paraît", "paraissent", "paru", "paraîtr", "paru"),
    "répartir": ("répartit", "répartissent", "réparti", "répartir", "réparti"),
    "partir": ("part", "partent", "parti", "partir", "parti"),
    "pourvoir": ("pourvoit", "pourvoient", "pourvu", "pourvoir", "pourvu"),
    "pouvoir": ("peut", "peuvent", "pu", "pourr", "pu"),
    "prendre": ("prend", "prennent", "pris", "prendr", "pri"),
    "quérir": ("quiert", "quièrent", "quis", "querr", "qui"),
    "recevoir": ("reçoit", "reçoivent", "reçu", "recevr", "reçu"),
    "rompre": ("rompt", "rompent", "rompu", "rompr", "rompi"),
    "savoir": ("sait", "savent", "su", "saur", "su"),
    "servir": ("sert", "servent", "servi", "servir", "servi"),
    "sortir": ("sort", "sortent", "sorti", "sortir", "sorti"),
    "suivre": ("suit", "suivent", "suivi", "suivr", "suivi"),
    "tenir": ("tient", "tiennent", "tenu", "tiendr", "tin"),
    "uire": ("uit", "uisent", "uit", "uir", "uisi"),
    "valoir": ("vaut", "valent", "valu", "vaudr", "valu"),
    "venir": ("vient", "viennent", "venu", "viendr", "vin"),
    "vivre": ("vit", "vivent", "vécu", "vivr", "vécu"),
    "voir": ("voit", "voient", "vu", "verr", "vi"),
    "prévoir": ("prévoit", "prévoient", "prévu", "prévoir", "prévi"),
    "vouloir": ("veut", "veulent", "voulu", "voudr", "voulu"),
    "être": ("est", "sont", "été", "ser", "fu"),
}
#: where the imperfect does not follow the present plural
_IMPERFECT_STEM = {
    "être": "ét",
    "avoir": "av",
    "faire": "fais",
    "fuir": "fuy",
    "mourir": "mour",
    "mouvoir": "mouv",
    "quérir": "quér",
    "recevoir": "recev",
    "devoir": "dev",
    "tenir": "ten",
    "venir": "ven",
    "prendre": "pren",
    "pouvoir": "pouv",
    "vouloir": "voul",
    "voir": "voy",
    "croire": "croy",
}
_FUTURE = ("a", "ont", "ait", "aient", "ons")
_IMPERFECT = ("ait", "aient", "ons")
_AGREEMENT = ("", "e", "s", "es")


@lru_cache(maxsize=2048)
def verb_forms(infinitive: str) -> frozenset[str]:
    """Forms of a verb in lower case: « financer » gives finance, financent, finançait, financé, financera…"""
    return _finite(infinitive) | participles(infinitive) | {infinitive}


@lru_cache(maxsize=2048)
def participles(infinitive: str) -> frozenset[str]:
    """Past participles, agreed: « conduire » gives conduit, conduite, conduits, conduites."""
    base = _parts(infinitive)[2]
    if base.endswith("û"):
        return frozenset({base, base[:-1] + "ue", base[:-1] + "us", base[:-1] + "ues"})
    endings = ("", "e", "es") if base.endswith("s") else _AGREEMENT
    return frozenset(base + ending for ending in endings)


def _finite(infinitive: str) -> frozenset[str]:
    present, plural, _, future, past = _parts(infinitive)
    stem = next(
        (
            infinitive[: -len(key)] + value
            for key, value in _IMPERFECT_STEM.items()
            if infinitive.endswith(key)
        ),
        plural.removesuffix("ent"),
    )
    soft = _softened(stem)
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        soft = _softened(stem)
        pasts = {soft + "a", stem + "èrent"}
    else:
        pasts = {past + "t", past + "rent", _with_circumflex(past) + "t"}
    forms = {present, plural, soft + "ant", *pasts}
    forms |= {soft + ending for ending in _IMPERFECT} | {future + ending for ending in _FUTURE}
    return frozenset(forms)


def _parts(infinitive: str) -> tuple[str, str, str, str, str]:
    for family in sorted(_IRREGULAR, key=len, reverse=True):
        if infinitive.endswith(family):
            head = infinitive[: -len(family)]
            present, plural, participle, future, past = _IRREGULAR[family]
            return head + present, head + plural, head + participle, head + future, head + past
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        strong = _strong(stem)
        future = (strong if stem.endswith(("y", "l", "n", "t", "v", "s", "m")) else stem) + "er"
        return strong + "e", strong + "ent", stem + "é", future, stem + "a"
    if infinitive.endswith("ir"):
        return stem + "it", stem + "issent", stem + "i", stem + "ir", stem + "i"
    if infinitive.endswith("dre"):
        return stem[:-1] + "d", stem[:-1] + "dent", stem[:-1] + "du", stem[:-1] + "dr", stem[:-1] + "di"
    return stem, stem + "ent", stem + "u", infinitive[:-1], stem + "i"


def _strong(stem: str) -> str:
    """Stem before a mute e: appuy → appui, pay → pai, gér → gèr, men → mèn, appel → appell."""
    if stem.endswith(("ay", "oy", "uy")):
        return stem[:-1] + "i"
    if stem in ("appel", "rappel", "jet", "projet", "rejet"):
        return stem + stem[-1]
    head, last, tail = stem[:-2], stem[-2:-1], stem[-1:]
    if last in ("e", "é") and tail in "lnmrtvscgb":
        return head + "è" + tail
    if stem.endswith("égr"):
        return stem[:-3] + "ègr"
    return stem


def _softened(stem: str) -> str:
    """Stem before a or o: financ → finanç, engag → engage."""
    if stem.endswith("c"):
        return stem[:-1] + "ç"
    return stem + "e" if stem.endswith("g") else stem


def _with_circumflex(past: str) -> str:
    return past[:-1] + {"i": "î", "u": "û"}.get(past[-1], past[-1])
