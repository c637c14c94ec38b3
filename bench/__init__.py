"""Speed and accuracy, measured beside peers in one run. Only the ratios mean anything elsewhere."""

import os

# Set before NumPy is loaded: as a reader process has it, so that seconds mean one core's work.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
