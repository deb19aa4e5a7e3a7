"""Modules stored in lists and dicts and passed as arguments."""
import backend_file
import backend_mem
from runner import run, pick


class Fake:
    def open(self, name):
        return f"fake {name}"

    def close(self):
        return "fake closed"


for backend in (backend_file, backend_mem, Fake()):  #> main.Fake
    print(run(backend, "x"))  #> runner.run
print(pick("mem").open("y"), pick("file").close())  #> backend_file.close backend_mem.open runner.pick
