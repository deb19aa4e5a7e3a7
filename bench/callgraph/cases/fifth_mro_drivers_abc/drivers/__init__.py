from . import memory

_drivers = {"memory": memory.MemoryDriver, "logged": memory.LoggedDriver}


def open_driver(name):
    driver = _drivers[name]()  #> drivers.memory.LoggedDriver drivers.memory.MemoryDriver
    driver.connect()  #> drivers.memory.MemoryDriver.connect
    return driver
