"""The literature behind the measures, each work once."""

__all__ = [
    "BARBER_2007",
    "BARRAT_2004",
    "BATAGELJ_2003",
    "BLONDEL_2008",
    "BONACICH_1972",
    "BORGATTI_1997",
    "BORGATTI_HALGIN_2011",
    "BRANDES_2001",
    "BRANDES_2008",
    "BURT_2004",
    "FREEMAN_1977",
    "FREEMAN_1979",
    "LATAPY_2008",
    "LEICHT_2008",
    "NEWMAN_2003",
    "NEWMAN_GIRVAN_2004",
    "ONNELA_2005",
    "PAGE_1999",
    "ROBINS_2004",
    "TARJAN_1972",
    "TRAAG_2019",
    "WASSERMAN_1994",
]

BARBER_2007 = (
    "Barber, M. J. (2007). Modularity and community detection in bipartite networks. "
    "Physical Review E 76, 066102."
)
BARRAT_2004 = (
    "Barrat, A., Barthélemy, M., Pastor-Satorras, R. and Vespignani, A. (2004). The architecture "
    "of complex weighted networks. Proceedings of the National Academy of Sciences 101(11), "
    "3747-3752."
)
BATAGELJ_2003 = (
    "Batagelj, V. and Zaversnik, M. (2003). An O(m) algorithm for cores decomposition of "
    "networks. https://arxiv.org/abs/cs.DS/0310049"
)
BLONDEL_2008 = (
    "Blondel, V. D. et al. (2008). Fast unfolding of communities in large networks. Journal of "
    "Statistical Mechanics, P10008. https://doi.org/10.1088/1742-5468/2008/10/P10008"
)
BONACICH_1972 = (
    "Bonacich, P. (1972). Technique for analyzing overlapping memberships. Sociological "
    "Methodology 4, 176-185. https://www.jstor.org/stable/270732"
)
BORGATTI_1997 = (
    "Borgatti, S. P. (1997). Structural holes: unpacking Burt's redundancy measures. "
    "Connections 20(1), 35-38."
)
BORGATTI_HALGIN_2011 = (
    "Borgatti, S. P. and Halgin, D. S. (2011). Analyzing affiliation networks. In: Carrington, P. "
    "and Scott, J. (eds), The Sage Handbook of Social Network Analysis. "
    "https://doi.org/10.4135/9781446294413.n28"
)
BRANDES_2001 = (
    "Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical "
    "Sociology 25(2), 163-177. https://doi.org/10.1080/0022250X.2001.9990249"
)
BRANDES_2008 = (
    "Brandes, U. (2008). On variants of shortest-path betweenness centrality and their generic "
    "computation. Social Networks 30(2), 136-145. https://doi.org/10.1016/j.socnet.2007.11.001"
)
BURT_2004 = (
    "Burt, R. S. (2004). Structural holes and good ideas. American Journal of Sociology 110, "
    "349-399."
)
FREEMAN_1977 = (
    "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, "
    "35-41. https://doi.org/10.2307/3033543"
)
FREEMAN_1979 = (
    "Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social "
    "Networks 1, 215-239. https://doi.org/10.1016/0378-8733(78)90021-7"
)
LATAPY_2008 = (
    "Latapy, M., Magnien, C. and Del Vecchio, N. (2008). Basic notions for the analysis of large "
    "two-mode networks. Social Networks 30(1), 31-48."
)
LEICHT_2008 = (
    "Leicht, E. A. and Newman, M. E. J. (2008). Community structure in directed networks. "
    "Physical Review Letters 100, 118703. https://doi.org/10.1103/PhysRevLett.100.118703"
)
NEWMAN_2003 = "Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67, 026126."
NEWMAN_GIRVAN_2004 = (
    "Newman, M. E. J. and Girvan, M. (2004). Finding and evaluating community structure in "
    "networks. Physical Review E 69, 026113. https://doi.org/10.1103/PhysRevE.69.026113"
)
ONNELA_2005 = (
    "Onnela, J.-P., Saramäki, J., Kertész, J. and Kaski, K. (2005). Intensity and coherence of "
    "motifs in weighted complex networks. Physical Review E 71(6), 065103. Of directed ties: "
    "Fagiolo, G. (2007). Clustering in complex directed networks. Physical Review E 76(2), 026107."
)
PAGE_1999 = (
    "Page, L., Brin, S., Motwani, R. and Winograd, T. (1999). The PageRank citation ranking: "
    "bringing order to the Web. Stanford Digital Library Technologies Project 1999-66."
)
ROBINS_2004 = (
    "Robins, G. and Alexander, M. (2004). Small worlds among interlocking directors: network "
    "structure and distance in bipartite graphs. Computational & Mathematical Organization "
    "Theory 10(1), 69-94."
)
TARJAN_1972 = (
    "Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on "
    "Computing 1(2), 146-160."
)
TRAAG_2019 = (
    "Traag, V. A., Waltman, L. and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing "
    "well-connected communities. Scientific Reports 9, 5233. "
    "https://doi.org/10.1038/s41598-019-41695-z"
)
WASSERMAN_1994 = (
    "Wasserman, S. and Faust, K. (1994). Social Network Analysis: Methods and Applications. "
    "Cambridge University Press."
)
