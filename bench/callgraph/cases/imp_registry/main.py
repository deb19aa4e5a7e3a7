import plugins
import reg
reg.run()  #> reg.run
