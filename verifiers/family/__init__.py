"""A registrant's family as papers and declarations show it, and who inherits by law.

Data flow one way: *claims* (what each single source says) are gathered into a *graph* of people and
bonds, every source kept beside each attribute; *order* tells who outlived whom; *succession* is the
law alone (civil code 1121 to 1128, 1152), which knows no papers; *closure* puts the two together:
what became of everybody who has, or had, a share. Nothing here knows policies or thresholds.
"""
