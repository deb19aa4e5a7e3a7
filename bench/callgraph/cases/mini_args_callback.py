def on_ok(v): return v
def on_fail(): return None
def fetch(url, success, failure=on_fail):
    if url:
        return success(url)  #> on_ok
    return failure()  #> on_fail
fetch('x', on_ok)  #> fetch
fetch('', on_ok)  #> fetch
def relay(*handlers):
    for h in handlers[1:]:
        h()  #> on_fail
    return handlers[0]
relay(on_ok, on_fail)(1)  #> on_ok relay
