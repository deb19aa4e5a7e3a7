import tempfile
from storage import open_store, Store
from storage.wrappers import Compressed, Counting, ReadOnly, ReadOnlyError
from storage.maps import MemoryStore


def exercise(store: Store):
    store["greeting"] = b"hello " * 20  #> storage.base.Store.__setitem__
    store.put("num", b"42")  #> storage.base.Store.put
    print(sorted(store), len(store), store["num"], store.get("nope", b"-"))  #> storage.base.Store.__getitem__ storage.base.Store.__iter__ storage.base.Store.__len__
    del store["num"]  #> storage.base.Store.__delitem__
    print("num" in store, list(store.items())[0][1][:5])  #> storage.base.Store.__getitem__ storage.base.Store.__iter__ storage.base.Store.__len__
    return store


with tempfile.TemporaryDirectory() as tmp:
    exercise(open_store("file://" + tmp))  #> main.exercise storage.open_store
    mem = MemoryStore()  #> storage.maps.MemoryStore.__init__
    counting = exercise(Counting(Compressed(mem)))  #> main.exercise storage.wrappers.Counting.__init__ storage.wrappers.Wrapper.__init__
    print(counting.counts, len(mem["greeting"]) < 120)  #> storage.base.Store.__getitem__
    ro = ReadOnly(mem)  #> storage.wrappers.Wrapper.__init__
    try:
        ro["x"] = b""  #> storage.base.Store.__setitem__
    except ReadOnlyError as e:
        print(e)
    print(ro.size_of("greeting") == len(mem.read("greeting")))  #> storage.base.Store.size_of storage.maps.MemoryStore.read
    s = open_store("mem://", wrap=[Compressed, Counting])  #> storage.open_store
    s.setdefault("k", b"v")  #> storage.base.Store.__getitem__ storage.base.Store.__setitem__
    s.update(a=b"1")  #> storage.base.Store.__setitem__
    print(sorted(s.keys()), type(s).__name__, s.pop("a"))  #> storage.base.Store.__delitem__ storage.base.Store.__getitem__ storage.base.Store.__iter__ storage.base.Store.__len__
try:
    open_store("ftp://x")  #> storage.open_store
except LookupError as e:
    print(repr(e))
