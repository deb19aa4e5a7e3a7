import abc
import json


class Codec(abc.ABC):
    @abc.abstractmethod
    def dumps(self, value):
        ...

    @abc.abstractmethod
    def loads(self, text):
        ...


class Json(Codec):
    def dumps(self, value):
        return json.dumps(value, default=fallback)  #> lib.codecs.fallback

    def loads(self, text):
        return json.loads(text, object_hook=hook)  #> lib.codecs.hook


def fallback(value):
    return str(value)


def hook(value):
    return value
