"""How fast the program is, measured against what the same machine needs for the bare minimum.

Milliseconds say little: machines differ and drift. So each measure is the median of ratios of
two whole processes run one right after the other, A B A B.
"""
