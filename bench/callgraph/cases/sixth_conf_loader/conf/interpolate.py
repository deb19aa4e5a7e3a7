import re

VAR = re.compile(r"\$\{(\w+)\}")


def interpolate(value, lookup):
    def sub(m):
        return lookup(m.group(1)) or m.group(0)

    if isinstance(value, str):
        return VAR.sub(sub, value)  #> conf.interpolate.interpolate.sub
    if isinstance(value, dict):
        return {k: interpolate(v, lookup) for k, v in value.items()}  #> conf.interpolate.interpolate
    if isinstance(value, list):
        return [interpolate(v, lookup) for v in value]  #> conf.interpolate.interpolate
    return value
