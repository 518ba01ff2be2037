"""How texts are drawn that must be refused: documents, and the ways in which they are broken."""
