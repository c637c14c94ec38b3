"""Names of which the first reader is not sure: they stand only if closer looks see them again.

A name that was guessed is worse than none: it makes two people of one. So the first reader looks at
it in the ways of `read.first.closer`. What looks that are sure see alike is the name, even
where the first look saw another, and so is what the line makes likely by far; else there is none.
Tesseract is no witness of these: it saw three of forty as they were, and took 宇 for 字 and 覃 for
章 as the first reader had. However sure that was, a name is doubted that has print in it of which
nothing was read.

Where the paper prints a name twice, and it was read alike, a character need not be doubted that is
sure in either, and the looks at both are counted together.
"""
