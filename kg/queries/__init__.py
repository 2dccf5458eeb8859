"""Named questions: one SPARQL file each (`*.rq`)."""
