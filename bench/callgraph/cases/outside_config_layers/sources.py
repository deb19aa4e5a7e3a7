import configparser
import json

import settings


def from_json(text):
    return json.loads(text)


def from_ini(text):
    parser = configparser.ConfigParser()
    parser.optionxform = keep_case
    parser.read_string(text)  #> sources.keep_case
    return {k: v for section in parser.sections() for k, v in parser.items(section)}  #> sources.keep_case


def keep_case(option):
    return option


def from_pairs(text):
    return dict(pair.split("=", 1) for pair in text.split(";"))


LOADERS = [("{", from_json), ("[", from_ini), ("", from_pairs)]


def load(text):
    for prefix, loader in LOADERS:
        if text.startswith(prefix):
            return settings.push(**loader(text))  #> settings.push sources.from_ini sources.from_json sources.from_pairs


class Section:
    def __init__(self, prefix):
        object.__setattr__(self, "_prefix", prefix)

    def __getattr__(self, name):
        return settings.get(self._key(name))  #> settings.get sources.Section._key

    def __setattr__(self, name, value):
        settings.push(**{self._key(name): value})  #> settings.push sources.Section._key

    def _key(self, name):
        return self._prefix + "_" + name
