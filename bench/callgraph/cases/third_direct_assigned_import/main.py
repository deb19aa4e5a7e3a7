import util
from util import helper as h, Tool

alias = util
alias.helper()  #> util.helper
h()  #> util.helper
tool = Tool()  #> util.Tool
tool.use()  #> util.Tool.use
fn = util.helper
fn()  #> util.helper
Maker = util.Tool
Maker().use()  #> util.Tool util.Tool.use
util.Tool.use(tool)  #> util.Tool.use
