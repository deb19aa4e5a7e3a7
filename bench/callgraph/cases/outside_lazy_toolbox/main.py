import sys
import types

import toolbox
from toolbox import ruler  #> toolbox.__getattr__
import compat


class LazyModule(types.ModuleType):
    def __init__(self, name, maker):
        super().__init__(name)
        self._maker = maker

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        attr = self._maker(name)  #> main.make_attr
        setattr(self, name, attr)
        return attr


def make_attr(name):
    print("making", name)

    def generated(*args):
        return "%s%r" % (name, args)
    return generated


def main():
    print(ruler("abc"))  #> toolbox.light.ruler
    print(dir(toolbox))  #> toolbox.__dir__
    print(toolbox.hammer("nail"))  #> toolbox.__getattr__ toolbox.heavy.hammer
    saw = toolbox.saw(12)  #> toolbox.__getattr__ toolbox.heavy.saw.__init__
    print(saw("oak"))  #> toolbox.heavy.saw.__call__
    print(toolbox.old_ruler("abcdef"), toolbox._warned)  #> toolbox.__getattr__ toolbox.deprecated.shim
    try:
        toolbox.screwdriver  #> toolbox.__getattr__
    except AttributeError as e:
        print("missing", e)

    sys.modules["gadgets"] = LazyModule("gadgets", make_attr)  #> main.LazyModule.__init__
    import gadgets
    from gadgets import whistle  #> main.LazyModule.__getattr__
    print(gadgets.spin(1), gadgets.spin(2), whistle())  #> main.LazyModule.__getattr__ main.make_attr.generated

    print(compat.dumps([1]), compat.loads("[2]"), compat.to_text(b"three"))  #> compat.dumps compat.to_text
    print(compat.pick()(4), compat.pick(verbose=True)(4))  #> compat.pick toolbox.light.mark
    compat.dumps = lambda obj: "patched"
    print(compat.dumps(None))  #> main.main.<lambda>


if __name__ == "__main__":
    main()  #> main.main
