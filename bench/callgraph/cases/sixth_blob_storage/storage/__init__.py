from .base import Store
from .files import FileStore
from .maps import MemoryStore

SCHEMES = {"file": FileStore, "mem": MemoryStore.from_location}


def open_store(url, wrap=()):
    scheme, _, rest = url.partition("://")
    try:
        opener = SCHEMES[scheme]
    except KeyError:
        raise LookupError(scheme) from None
    store = opener(rest)  #> storage.files.FileStore.__init__ storage.maps.MemoryStore.from_location
    for wrapper in wrap:
        store = wrapper(store)  #> storage.wrappers.Counting.__init__ storage.wrappers.Wrapper.__init__
    return store
