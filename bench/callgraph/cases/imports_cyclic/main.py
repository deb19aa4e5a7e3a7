import a
a.fa()  #> a.fa
from b import fb
fb()  #> b.fb
a.CB()  #> b.late
