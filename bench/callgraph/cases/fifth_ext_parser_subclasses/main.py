"""Classes of the project whose methods are called by html.parser, ast and logging."""
import ast
import logging

from handlers import MemoryHandler, NoDebug
from visitors import CallNames, Links

links = Links()  #> visitors.Links.__init__
links.feed('<p><a href="/x">one</a><br/></p>')  #> visitors.Links.handle_endtag visitors.Links.handle_starttag
print(links.found, links.depth)
names = CallNames()  #> visitors.CallNames.__init__
names.visit(ast.parse("f(g(1)) + 2"))  #> visitors.CallNames.visit_Call visitors.CallNames.visit_Constant
print(names.names)
log = logging.getLogger("shop")
log.setLevel(logging.DEBUG)
log.propagate = False
handler = MemoryHandler()  #> handlers.MemoryHandler.__init__
handler.addFilter(NoDebug())  #> handlers.NoDebug
log.addHandler(handler)
log.debug("hidden")  #> handlers.NoDebug.filter
log.warning("stock %d", 3)  #> handlers.MemoryHandler.emit handlers.NoDebug.filter
print(handler.lines)
