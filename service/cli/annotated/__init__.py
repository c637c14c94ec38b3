"""Pages as pictures on which a person sees what was read where, and what was found.

`letters` knows fonts and lines, `words` what is said, `overlay` draws on the page, `margin` beside
it, `sheet` puts both together, and `files` writes them.
"""

from service.cli.annotated.files import Folder

__all__ = ["Folder"]
