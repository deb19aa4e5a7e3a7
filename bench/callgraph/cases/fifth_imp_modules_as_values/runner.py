import backend_file as bf, backend_mem as bm

BACKENDS = {"file": bf, "mem": bm}


def run(backend, name):
    opened = backend.open(name)  #> backend_file.open backend_mem.open main.Fake.open
    return opened, backend.close()  #> backend_file.close backend_mem.close main.Fake.close


def pick(kind):
    return BACKENDS[kind]
