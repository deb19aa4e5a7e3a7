import configparser
import json


def load_ini(path):
    cp = configparser.ConfigParser(interpolation=None)
    cp.read(path)
    return {s: dict(cp[s]) for s in cp.sections()}


def load_json(path):
    with open(path) as f:
        return json.load(f, object_hook=_clean)  #> conf.loaders._clean


def _clean(d):
    return {k.lower(): v for k, v in d.items()}


def load_toml(path):
    import tomllib
    with open(path, "rb") as f:
        return tomllib.load(f)


LOADERS = {".ini": load_ini, ".json": load_json, ".toml": load_toml}


class EnvLoader:
    def __init__(self, prefix):
        self.prefix = prefix

    def load(self, env):
        out = {}
        for k, v in filter(self._mine, env.items()):  #> conf.loaders.EnvLoader._mine
            self._put(out, k[len(self.prefix):].lower().split("__"), v)  #> conf.loaders.EnvLoader._put
        return out

    def _mine(self, item):
        return item[0].startswith(self.prefix)

    def _put(self, d, path, v):
        head, *rest = path
        if rest:
            self._put(d.setdefault(head, {}), rest, v)  #> conf.loaders.EnvLoader._put
        else:
            d[head] = v
