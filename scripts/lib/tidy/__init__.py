"""The checks of scripts/tidy, one module per family. A check is a function Tree -> findings."""
