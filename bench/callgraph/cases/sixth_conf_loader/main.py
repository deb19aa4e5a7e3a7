import os
import tempfile
from conf import load, Settings
from conf.merge import deep_merge

INI = "[db]\nhost = example.org\nport = 5432\n[log]\nlevel = ${LEVEL}\n"
JSON = '{"db": {"port": 6000, "tags": ["a"]}, "debug": "yes"}'


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as f:
        f.write(text)
    return path


def main():
    with tempfile.TemporaryDirectory() as tmp:
        files = [write(tmp, "a.ini", INI), write(tmp, "b.json", JSON)]  #> main.write
        settings = load(*files, env={"APP_DB__USER": "root", "LEVEL": "warn", "X": "1"})  #> conf.load
    print(settings.db.host, settings.db.port, settings.log.level, settings.db.user)  #> conf.settings.Settings.__getattr__
    print(settings.get_bool("debug"), settings.get("nope.x", default="dflt"))  #> conf.settings.Settings.get conf.settings.Settings.get_bool
    print(settings.get("db.port", cast=int) + 1)  #> conf.settings.Settings.get
    settings.on_change("db.port", lambda old, new: print("port", old, new))  #> conf.settings.Settings.on_change
    settings.set("db.port", "7000")  #> conf.settings.Settings.set
    print(deep_merge({"a": [1]}, {"a": [2]}, on_list=lambda a, b: a + b))  #> conf.merge.deep_merge
    try:
        load("x.yaml", env={})  #> conf.load
    except ValueError as e:
        print(e)
    print(isinstance(settings, Settings))


if __name__ == "__main__":
    main()  #> main.main
