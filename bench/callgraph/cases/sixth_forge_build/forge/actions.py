class Compile:
    def __init__(self, *flags):
        self.flags = flags

    def __call__(self, fs, target, deps):
        src = next(filter(is_source, deps))  #> forge.actions.is_source
        fs.write(target, self.command(src))  #> forge.actions.Compile.command forge.fs.FakeFS.write
        return "ok"

    def command(self, src):
        return " ".join(["cc", *self.flags, src])


def is_source(name):
    return name.endswith(".c")


def link(fs, target, deps):
    fs.write(target, "+".join(map(fs.read, deps)))  #> forge.fs.FakeFS.read forge.fs.FakeFS.write
    return "linked"


def phony(fs, target, deps):
    return None
