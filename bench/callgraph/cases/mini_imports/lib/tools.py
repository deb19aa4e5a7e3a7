def helper(): return 1
class Tool:
    def go(self):
        from .core import build
        return build().run()  #> lib.core.Base.run lib.core.build
