"""How fast the program is, relative to the bare minimum on the same machine.

Milliseconds say little: machines differ and drift. So each measure is the median of ratios of
two whole processes run one right after the other, A B A B.
"""
