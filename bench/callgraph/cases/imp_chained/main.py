from a import func
import a
func()  #> b.func
a.func()  #> b.func
a.b.func()  #> b.func
