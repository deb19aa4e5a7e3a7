import pkg


def run(function):
    function()  #> pkg.core.exported
    return pkg.renamed()  #> pkg.core._private


pkg.registry["late"] = lambda: run(pkg.exported)  #> pkg.late.run
