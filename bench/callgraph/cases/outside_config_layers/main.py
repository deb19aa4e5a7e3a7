import service
import settings
import sources
from service import connect, debug_info

changes = []


def note(keys):
    changes.append(keys)


def fake_transport(host, port):
    return "fake %s" % host


def secret():
    return "vault-" + connect()  #> service.connect


def main():
    print(connect())  #> service.connect
    settings.on_change = note
    sources.load("db_port=99;name=x")  #> sources.load
    undo = sources.load("[main]\ndb_host = ini.example\nMixedCase = 1\n")  #> sources.load
    print(connect(), settings.get("MixedCase"))  #> service.connect settings.get
    print(undo())  #> settings.pop
    sources.load('{"db_host": "json.example"}')  #> sources.load
    print(connect(), "|", service.report("weekly"))  #> service.connect settings.override.__call__.wrapped

    settings.on_change = changes.extend
    db = sources.Section("db")  #> sources.Section.__init__
    db.port = 7  #> sources.Section.__setattr__
    print(db.port, db.missing, connect())  #> service.connect sources.Section.__getattr__

    original, service.transport = service.transport, fake_transport
    print(connect())  #> service.connect
    service.transport = original

    settings.DEBUG = True
    print(debug_info())  #> service.debug_info
    settings.on_change = None
    with settings.override(password=secret, name=str.title) as read:  #> settings.override.__enter__ settings.override.__exit__ settings.override.__init__
        print(read("password"))  #> settings.get
    print(read("password", default=lambda: "none"), read("name"), changes)  #> settings.get


main()  #> main.main
