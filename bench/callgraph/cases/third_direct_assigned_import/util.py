def helper():
    return _private()  #> util._private


def _private():
    return 1


class Tool:
    def use(self):
        return helper()  #> util.helper
