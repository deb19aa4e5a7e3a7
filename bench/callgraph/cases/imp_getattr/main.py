import lib
lib.lazy()  #> lib.__getattr__ lib.real
lib.real()  #> lib.real
