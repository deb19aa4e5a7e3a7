"""Star import limited by __all__, re-exports through two __init__ files, an alias."""
from toolbox import *
from toolbox import text as t

print(slugify("A b"), area(2, 3))  #> toolbox.shapes.rectangle toolbox.text.helpers.slug
print(t.slugify("C d"), t.helpers.lower("E"))  #> toolbox.text.helpers.lower toolbox.text.helpers.slug


def _join(parts):
    return "main" + "-".join(parts)


print(_join(["x"]), t.helpers._join(["y"]))  #> main._join toolbox.text.helpers._join
