"""Grammatical words of French that the reading of clauses turns on; domain words are in `patterns/`."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


DE = _listed("de du des d' d’")
A = _listed("à au aux a")
SIMPLE_CASES = _listed(
    "par avec en dans sur sous pour vers entre chez contre depuis dès devant parmi via hors sans "
    "selon travers après avant malgré sauf hormis excepté"
)
ARTICLES = _listed("le la les l' l’ un une son sa ses leur leurs notre nos ce cet cette ces")
DEFINITE = _listed("le la les l' l’ ce cet cette du au aux")
POSSESSIVE = _listed("son sa ses leur leurs")
ORDINALS = _listed(
    "premier première second seconde dernier dernière nouvelle nouveau 1re 1ère 2e 2ème 3e 3ème"
)
FEMININE, MASCULINE = _listed("la une cette sa"), _listed("le un ce cet du au")
PLURAL = _listed("les des ces aux ses leurs")
QUOTES = frozenset('«»“”"')
DASHES = frozenset({"-", "–"})
#: What may stand between the members of a coordination.
JOINERS = _listed(", et ou ni & puis / ; - – comme aussi également autre")
#: « X ira, de même que Y »: the last two words before who does the same.
LIKEWISE = frozenset({("même", "que"), ("ainsi", "que"), ("tout", "comme"), ("instar", "de")})
#: What joins a common noun to the names before it: « l'OMS, l'OIM ainsi que des élèves ».
GOING_ON = _listed("et ainsi puis ou")
JOINING_PHRASES = (("ainsi", "que"), ("de", "même", "que"), ("tout", "comme"), ("aux", "côtés", "de"))

BE = _listed("est sont était étaient fut furent sera seront serait seraient été être soit soient étant")
#: « est resté exclu », « demeure fermé »: verbs that a participle follows as it does « être ».
STAYING = _listed(
    "reste restent restait restaient resté restée restés restées demeure demeurent demeuré demeurée"
)
HAVE = _listed("a ont avait avaient eut eurent aura auront aurait auraient avoir ayant ait aient eu")
#: Participles that say where a body is: « la Caritas, établie à Mopti ».
SEATED = frozenset(
    word + end
    for word in ("basé", "établi", "installé", "implanté", "domicilié", "situé", "sis")
    for end in ("", "e", "s", "es")
)
#: Prepositions of the body that an event is held at.
VENUE = frozenset(
    {"à", "dans", "chez", "au sein de", "au siège de", "dans les locaux de", "dans la salle de"}
    | {"dans l' enceinte de", "dans l’ enceinte de", "dans les murs de"}
)
REFLEXIVE = _listed("se s' s’")
CLITICS = REFLEXIVE | _listed("ne n' n’ y en l' l’ le la les lui leur")
OBJECT_CLITICS = _listed("l' l’ le la les")
PARTITIVE_CLITICS = _listed("en y")
DATIVE_CLITICS = _listed("y lui leur")
PERSONAL = _listed("il elle ils elles celui-ci celle-ci ceux-ci celles-ci")
DEMONSTRATIVE = _listed("celui celle ceux celles")
RELATIVE_SUBJECT = _listed("qui lequel laquelle lesquels lesquelles")
RELATIVE_OBJECT = _listed("que qu' qu’")
RELATIVE_PLURAL = _listed("lesquels lesquelles auxquels auxquelles desquels desquelles")
RELATIVE_TO = _listed("auquel auxquels auxquelles")
RELATIVE_DATIVE = _listed("auquel auxquels auxquelles laquelle lesquels lesquelles lequel")
JOINT = _listed("conjoint conjointe conjoints conjointes conjointement ensemble")
#: « y compris », « notamment », « tels que », « à savoir », « dont »
SUCH_AS = _listed(
    "y compris notamment tel telle tels telles que dont savoir comme particulier parmi lesquels lesquelles"
)
#: What counts without a number.
SEVERAL = _listed("plusieurs quelques")
HARD_STOPS = frozenset(".;:!?…")
#: Words that only a verb follows, and words that come right after a verb with an object.
BEFORE_VERB = _listed("qui que qu' qu’ y lui se s' s’ ne n' n’ ont a avait")
BEFORE_CLITIC = _listed("ne n' n’ qui y il elle ils elles")
AFTER_VERB = _listed(
    "le la les l' l’ un une des son sa ses leur leurs notre nos ce cette ces deux trois quatre cinq"
)
#: What may stand between a preposition and its noun.
BEFORE_NOUN = DE | ARTICLES | _listed("à en au aux")
COPULAS = BE | _listed(
    "constitue constituent représente représentent reste restent demeure demeurent devient deviennent comme"
)
#: Texts that bear the name of the city where they were signed: « Charte d'Ottawa ».
TEXTS = _listed(
    "déclaration processus charte accord accords convention protocole appel consensus traité pacte agenda "
    "principes engagements engagement manifeste feuille"
)
#: Kinds of bodies that a bare name follows.
KINDS = _listed(
    "fondation association ong réseau société groupe collectif fédération hôpital clinique université "
    "institut plateforme mouvement alliance coalition entreprise compagnie organisation mutuelle banque "
    "laboratoire"
)
#: Nouns for undertakings that hold events.
UNDERTAKINGS = _listed("projet programme dispositif campagne initiative consortium")
#: Bodies that have bodies for members.
UNIONS = _listed(
    "réseau alliance collectif fédération coalition consortium plateforme groupe groupement union "
    "association confédération forum comité partenariat mouvement cluster conseil"
)
#: Undertakings that are steps of the one they name: « évaluation du projet X ».
STEPS = _listed("évaluation étude audit phase volet plan bilan")
#: « depuis 2015 » says how long something runs, not when an event was.
SINCE = _listed("depuis dès")
#: Stems of « figurent parmi les donateurs », « compte parmi les partenaires ».
FIGURES = ("figur", "compt")
#: « dont le siège se trouve à »
STANDS = _listed("trouve trouvent trouvait trouvaient situe situent tient tiennent")
#: Signs that a clause is about money.
MONEY = _listed(
    "financement financements fonds don dons subvention subventions euros dollars contribution "
    "enveloppe budget somme montant francs chèque cfa fcfa chf financière financièrement financier yens "
    "subside subsides crédits crédit dotation dotations bourse bourses argent deniers livres couronnes "
    "dirhams roupies pesos prime primes prêt mécénat cagnotte legs centime centimes sou"
)
#: Participles that take « être » and are no passive: « est intervenue ».
MOVING = ("intervenu", "venu", "allé", "arrivé", "parti", "entré", "devenu", "resté", "parvenu", "retourné")
#: Stems of participles that stand between an agreement and its parties: « l'accord conclu entre ».
SEALED = (
    *("conclu", "signé", "passé", "noué", "scellé", "établi", "paraphé", "intervenu", "existant"),
    *("renouvelé", "formé", "composé", "constitué", "réuni", "rassembl", "regroup", "associ"),
)
#: Stems of participles for who is given a task: « chargé de la mise en œuvre ».
CHARGED = ("charg", "mandat", "désign", "sélectionn", "retenu", "commission")
#: Stems of verbs whose « il » stands for nothing: « il s'agit de ».
IMPERSONAL = ("agi", "fau", "fall", "import", "exist", "rest", "sembl", "conv", "pleu", "suff")
#: What may stand between two agents of one verb: « par X et, à 20 %, par Y ».
BETWEEN_AGENTS = DE | A | ARTICLES | _listed(", ( ) et puis pour par hauteur concurrence ainsi que")
#: Words that start another phrase than the complement of a noun.
OTHER_PHRASE = _listed("sous avec grâce via selon")
#: Nouns for who gets what their complement names.
RECIPIENTS = _listed(
    "bénéficiaire bénéficiaires lauréat lauréate lauréats lauréates récipiendaire attributaire"
)
#: Stems of participles for who does what a noun says: « le financement est assuré par ».
PERFORMED = (
    *("assur", "mené", "conduit", "pilot", "réalis", "effectu", "apport", "garanti", "coordon"),
    *("pris", "fourni", "offert", "livré", "prêté", "donné", "cédé", "remis", "achemin", "envoyé", "procur"),
)
#: Stems of verbs that give a task: « la gestion en est confiée à X », « revient à X ».
ENTRUSTED = ("confi", "revien", "reven", "incomb", "échoi", "échu", "délégu", "dévolu", "attribu", "remis")
#: Stems of verbs whose subject gets what their object names: « a bénéficié du soutien de X ».
RECEIVERS = (
    *("bénéfici", "reç", "recev", "obten", "obtien", "jouit", "dispos", "profit", "sollicit", "attir"),
    *("vu", "voit", "verra", "connaî", "connu", "enregistr", "compt", "requ", "nécessit"),
)
