log = []


def connect(host):
    if host == "down":
        raise ConnectionError(host)
    log.append("connect")
    return host


def send(data):
    if not data:
        raise ValueError("nothing to send")
    log.append("send")


def disconnect():
    log.append("disconnect")


def complain(error):
    log.append(f"failed: {error}")


def upload(host, data):
    connect(host)  #> connect
    try:
        send(data)  #> send
    except ValueError as error:
        complain(error)  #> complain
        raise
    else:
        log.append("done")
    finally:
        disconnect()  #> disconnect


def try_upload(host, data):
    try:
        upload(host, data)  #> upload
    except (ValueError, ConnectionError) as error:
        complain(type(error).__name__)  #> complain


try_upload("up", b"x")  #> try_upload
try_upload("up", b"")  #> try_upload
try_upload("down", b"x")  #> try_upload
print(log)
