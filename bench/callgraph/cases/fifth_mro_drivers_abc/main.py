"""Abstract bases in one package, drivers in another; super() reaches across modules."""
import drivers.memory as memory
from drivers import open_driver

with open_driver("memory") as db:  #> drivers.base.Driver.__enter__ drivers.base.Driver.__exit__ drivers.open_driver
    print(db.put("a", 1), db.fetch("a"), db.fetch("b"))  #> drivers.base.Driver.fetch drivers.memory.MemoryDriver.put
with open_driver("logged") as db:  #> drivers.base.Driver.__enter__ drivers.base.Driver.__exit__ drivers.open_driver
    db.put("k", 2)  #> drivers.memory.LoggedDriver.put
    print(db.fetch("k"))  #> drivers.base.Driver.fetch
print(memory.LoggedDriver.log)
