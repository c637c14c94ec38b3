"""Speed and accuracy, measured beside peers in one run. Only the ratios mean anything elsewhere."""
