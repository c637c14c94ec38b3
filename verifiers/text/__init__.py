"""Chinese text as readers give it: folding, dates, names, vocabularies, look-alikes. Pure."""
