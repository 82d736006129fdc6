"""Text on screens: literal, masked in discreet mode, painted."""
