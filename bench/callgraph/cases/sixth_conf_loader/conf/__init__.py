import os.path

from .settings import Settings
from .loaders import LOADERS, EnvLoader
from .merge import deep_merge
from .interpolate import interpolate


def load(*paths, env):
    data = {}
    for path in paths:
        ext = os.path.splitext(path)[1]
        if ext not in LOADERS:
            raise ValueError("no loader for " + ext)
        data = deep_merge(data, LOADERS[ext](path))  #> conf.loaders.load_ini conf.loaders.load_json conf.merge.deep_merge
    data = deep_merge(data, EnvLoader("APP_").load(env))  #> conf.loaders.EnvLoader.__init__ conf.loaders.EnvLoader.load conf.merge.deep_merge
    return Settings(interpolate(data, env.get))  #> conf.interpolate.interpolate conf.settings.Settings.__init__
