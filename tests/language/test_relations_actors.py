"""Who does what with whom: inversions, relatives, coordinations around other words, pronouns, speeches."""

from __future__ import annotations

import pytest

from tests.language.relation_docs import stated

INVERSIONS = [
    ("L'aide relève du [RAS|P], régime que gère la [Caisse nationale|O=CN].", ["CN IMPLEMENTS RAS"]),
    ("Elle dépend du programme [Yaru|P], que soutient la [Suède|C].", ["Suède SUPPORTS Yaru"]),
    ("L'[hôpital de Gao|O=HG], auquel [Oxfam|O] livre les vaccins, a rouvert.", ["Oxfam SUPPORTS HG"]),
    (
        "La [cérémonie d'adieu|E=ad] a fini tôt. Y assistaient l'[ambassade du Chili|O=AC] et la [FAO|O].",
        ["AC PARTICIPATES_IN ad", "FAO PARTICIPATES_IN ad"],
    ),
    ("Un accord a été signé mardi par la [FAO|O] et par [Oxfam|O].", ["FAO PARTNERS_WITH Oxfam"]),
    ("Un rapport a été signé mardi par la [FAO|O] et par [Oxfam|O].", []),
]

COORDINATIONS = [
    (
        "La [FAO|O] s'y était associée à [Oxfam|O] et à [Amel|O].",
        ["Amel PARTNERS_WITH FAO", "Amel PARTNERS_WITH Oxfam", "FAO PARTNERS_WITH Oxfam"],
    ),
    (
        "Le [ministère de l'Eau|O=ME] du [Togo|C], la [Police|O=PO] et [Oxfam|O] ont signé un protocole.",
        ["ME BASED_IN Togo", "ME PARTNERS_WITH Oxfam", "ME PARTNERS_WITH PO", "Oxfam PARTNERS_WITH PO"],
    ),
    (
        "Une entente lie la [FAO|O] et [Oxfam|O], auxquels s'est jointe la [Police|O=PO].",
        ["FAO PARTNERS_WITH Oxfam", "FAO PARTNERS_WITH PO", "Oxfam PARTNERS_WITH PO"],
    ),
    (
        "La [foire de Bata|E=fo] accueille l'[OIM|O] et, pour les jeux, la [FAO|O].",
        ["FAO PARTICIPATES_IN fo", "OIM PARTICIPATES_IN fo"],
    ),
    (
        "La [foire de Bata|E=fo] est organisée par l'[OIM|O] et l'ONG malienne [Tassaght|O].",
        ["OIM ORGANISES fo", "Tassaght ORGANISES fo"],
    ),
    ("La [foire de Bata|E=fo] est animée par l'orchestre [Tassaght|O].", ["Tassaght ORGANISES fo"]),
    (
        "Le projet [Yaru|P] est porté par [Oxfam|O], en partenariat avec les mutuelles [Soli|O] et [Aman|O].",
        [
            "Aman PARTNERS_WITH Oxfam",
            "Aman PARTNERS_WITH Soli",
            "Oxfam IMPLEMENTS Yaru",
            "Oxfam PARTNERS_WITH Soli",
        ],
    ),
]


MONEY = [
    ("Le projet [Alizé|P] avance. La [Suède|C] en supportera 40 %.", ["Suède FUNDS Alizé (planned)"]),
    ("Le projet [Alizé|P] avance. La [Suède|C] en est la marraine financière.", ["Suède FUNDS Alizé"]),
    ("La [maternité Sira|O=MS] rouvre. L'[OMS|O] ne la finance pas.", ["OMS FUNDS MS (negated)"]),
    ("La [Suède|C] a soutenu la [foire de Bata|E=fo] par un don de 300 francs.", ["Suède FUNDS fo"]),
    ("La [Suède|C] a soutenu la [foire de Bata|E=fo] par un discours.", ["Suède SUPPORTS fo"]),
    (
        "Le projet [Alizé|P] avance. La [KfW|O] promet une subvention de 300 francs à l'[OMS|O].",
        ["KfW FUNDS OMS"],
    ),
    ("Le [dépôt|O] est inscrit par l'[OMS|O] à son budget.", ["OMS FUNDS dépôt"]),
]

ATTENDANCE = [
    ("La [foire de Bata|E=fo] ouvre. L'[OMS|O] y a tenu un stand.", ["OMS PARTICIPATES_IN fo"]),
    (
        "[Table ronde sur la faim|E=tr], où parleront la [FAO|O] et [Oxfam|O].",
        [
            "FAO PARTICIPATES_IN tr (planned)",
            "Oxfam PARTICIPATES_IN tr (planned)",
        ],
    ),
    (
        "La [foire de Bata|E=fo] ouvre. Le [Togo|C] a décliné l'invitation.",
        ["Togo PARTICIPATES_IN fo (negated)"],
    ),
    (
        "La [foire de Bata|E=fo] ouvre. L'[OMS|O] y prendra la parole, de même que la [FAO|O].",
        ["FAO PARTICIPATES_IN fo (planned)", "OMS PARTICIPATES_IN fo (planned)"],
    ),
    (
        "Un programme de l'[OIM|O] et de la [FAO|O], « [Racines|P] », a pris fin.",
        [
            "FAO IMPLEMENTS Racines",
            "OIM IMPLEMENTS Racines",
        ],
    ),
    ("L'[OIM|O] s'engage à soutenir la [FAO|O].", ["OIM SUPPORTS FAO (planned)"]),
    ("L'[OIM|O] s'appuie sur la [FAO|O].", ["FAO PARTNERS_WITH OIM"]),
]

PARTNERS = [
    ("Ouvert par [Terre Sans Frontières|O=TSF] avec l'[OMS|O], le centre soigne.", ["OMS PARTNERS_WITH TSF"]),
    (
        "La [FAO|O] s'appuie sur deux relais locaux, [Amel|O] et [Oxfam|O].",
        ["Amel PARTNERS_WITH FAO", "Amel PARTNERS_WITH Oxfam", "FAO PARTNERS_WITH Oxfam"],
    ),
    (
        "Le comité salue l'[accord de pêche|P=ap] conclu en [2019|D] entre l'[OMS|O] et [Oxfam|O].",
        [
            "OMS PARTNERS_WITH Oxfam",
            "ap OCCURS_ON 2019",
        ],
    ),
    ("Un bilan dressé par la [FAO|O] avec la collaboration d'[Oxfam|O].", ["FAO PARTNERS_WITH Oxfam"]),
]

TASKS = [
    ("Le projet [Alizé|P], dont est chargée la [FAO|O], avance.", ["FAO IMPLEMENTS Alizé"]),
    (
        "L'exécution du projet [Alizé|P] incombe à [Amel|O] et, côté malien, à la [FAO|O].",
        [
            "Amel IMPLEMENTS Alizé",
            "FAO IMPLEMENTS Alizé",
        ],
    ),
    ("Le projet [Alizé|P] avance. La gestion quotidienne incombe à la [FAO|O].", ["FAO IMPLEMENTS Alizé"]),
    (
        "Lundi aura lieu un [séminaire sur le sida|E=se] réunissant [Amel|O] et la [FAO|O].",
        [
            "Amel PARTICIPATES_IN se",
            "FAO PARTICIPATES_IN se",
        ],
    ),
]

ROWS = [
    (
        "Note sur le projet [Alizé|P]\n\nL'enveloppe se répartit ainsi :\n— [KfW|O] : 3 millions d'euros\n"
        "— contrepartie du [Togo|C] : 250 000 euros\n\nLe [HCR|O] suit le dossier.",
        ["KfW FUNDS Alizé", "Togo FUNDS Alizé"],
    ),
    ("Le projet [Alizé|P]\n\nBailleurs\tMontants\n[KfW|O]\t3 000 EUR\n", ["KfW FUNDS Alizé"]),
    ("Le projet [Alizé|P]\n\nLes stocks se répartissent ainsi :\n— [KfW|O] : 3 000 doses\n", []),
    (
        "[Réunion du comité|E=rc]\n\nÉtaient présents (3) :\n- M. Roy, [OMS|O]\n- [Oxfam|O]",
        ["OMS PARTICIPATES_IN rc", "Oxfam PARTICIPATES_IN rc"],
    ),
    ("Le projet [Alizé|P]\nSoutien : [KfW|O], 300 euros", ["KfW SUPPORTS Alizé"]),
]

AUTHORS = [
    (
        "Le projet [Alizé|P]\n\nDes médecins soignent. On opère. On vaccine. La [KfW|O] verse 3 000 euros.",
        ["KfW FUNDS Alizé"],
    ),
    ("Des médecins soignent au [Togo|C]. On opère. On vaccine. La [KfW|O] verse 3 000 euros.", []),
    (
        "Rapport annuel de la [Croix-Rouge togolaise|O=CRT]\n\nNous travaillons avec [Oxfam|O]. "
        "La [Suède|C] nous a versé 300 000 euros. L'[AFD|O] finance notre intervention.",
        ["AFD FUNDS CRT", "CRT PARTNERS_WITH Oxfam", "Suède FUNDS CRT"],
    ),
    (
        "Lettre de la [Fondation Dorval|O=FD]\n\n« Nous aidons [Oxfam|O] », dit un agent.",
        [],
    ),
    ("[Oxfam|O] aide la [FAO|O]. Nous le savons.", ["Oxfam SUPPORTS FAO"]),
    (
        "[Réunion du comité|E=rc]\n\nOnt participé : [OMS|O] et [FAO|O]. Absent : [Oxfam|O].",
        ["FAO PARTICIPATES_IN rc", "OMS PARTICIPATES_IN rc", "Oxfam PARTICIPATES_IN rc (negated)"],
    ),
]

HELP = [
    ("L'[OMS|O] renforce les capacités de la [maternité Sira|O=MS].", ["OMS SUPPORTS MS"]),
    ("L'[OMS|O] a mis deux camions à disposition de la [maternité Sira|O=MS].", ["OMS SUPPORTS MS"]),
    ("La remise de dix lits par l'[OMS|O] à la [maternité Sira|O=MS] a eu lieu.", ["OMS SUPPORTS MS"]),
    ("L'[OMS|O] renforce ses liens avec les voisins de la [maternité Sira|O=MS].", []),
    ("Aux côtés de l'[OMS|O], [Oxfam|O] vaccine.", ["OMS PARTNERS_WITH Oxfam"]),
    ("[Oxfam|O] et [Amel|O] mènent une enquête commune.", ["Amel PARTNERS_WITH Oxfam"]),
    ("[Oxfam|O] et [Amel|O] mènent une enquête longue.", []),
    (
        "Une convention tripartite entre [Oxfam|O], [Amel|O] et la [FAO|O] a été signée.",
        ["Amel PARTNERS_WITH FAO", "Amel PARTNERS_WITH Oxfam", "FAO PARTNERS_WITH Oxfam"],
    ),
    ("Le consortium formé d'[Oxfam|O] et d'[Amel|O] vaccine.", ["Amel PARTNERS_WITH Oxfam"]),
]

AGENTS = [
    ("Le financement du projet [Alizé|P] est assuré par la [KfW|O].", ["KfW FUNDS Alizé"]),
    ("Le financement du projet [Alizé|P] est critiqué par la [KfW|O].", []),
    ("La mise en œuvre du projet [Alizé|P] est assurée par la [FAO|O].", ["FAO IMPLEMENTS Alizé"]),
    ("Avec des fonds de la [KfW|O], le projet [Alizé|P] avance.", ["KfW FUNDS Alizé"]),
    ("La [KfW|O] subventionne [Oxfam|O].", ["KfW FUNDS Oxfam"]),
    ("[Oxfam|O], que subventionne la [KfW|O], recrute.", ["KfW FUNDS Oxfam"]),
    ("Au [forum de Bata|E=fo], l'[OMS|O] a présenté son bilan.", ["OMS PARTICIPATES_IN fo"]),
]


@pytest.mark.parametrize(
    ("marked", "relations"),
    INVERSIONS + COORDINATIONS + MONEY + ATTENDANCE + PARTNERS + TASKS + ROWS + AUTHORS + HELP + AGENTS,
)
def test_relations_between_actors(parser, marked, relations):
    assert stated(parser, marked) == relations
