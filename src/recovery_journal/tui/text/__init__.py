"""Text for the screens: literal, masked in discreet mode, painted."""
