"""What legal prose states: people and their roles, and typed facts, from folded running text.

Notaries and courts write in the same sentences, 经查明 and 兹证明, so that what understands them
stands here and not with one kind of document. No file of this package knows pages or pictures.
"""
