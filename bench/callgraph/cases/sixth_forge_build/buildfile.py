from forge.actions import Compile, link, phony

RULES = {}


def rule(target, *deps):
    def deco(fn):
        RULES[target] = (list(deps), fn)
        return fn
    return deco


RULES["main.o"] = (["main.c", "util.h"], Compile("-O2"))  #> forge.actions.Compile.__init__
RULES["util.o"] = (["util.c", "util.h"], Compile())  #> forge.actions.Compile.__init__
RULES["app"] = (["main.o", "util.o"], link)
RULES["all"] = (["app"], phony)


@rule("clean")  #> buildfile.rule buildfile.rule.deco
def clean(fs, target, deps):
    for name in fs.glob(is_output):  #> forge.fs.FakeFS.glob
        fs.remove(name)  #> forge.fs.FakeFS.remove
    return "cleaned"


def is_output(name):
    return name.endswith(".o") or name == "app"
