from deco import dec
@dec  #> deco.dec
def func(): pass
func()  #> deco.dec.inner
