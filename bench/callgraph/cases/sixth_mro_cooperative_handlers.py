class Handler:
    def handle(self, req):
        return "unhandled %s" % req["path"]


class AuthHandler(Handler):
    users = {"tok": "ida"}

    def handle(self, req):
        user = self.authenticate(req)  #> AuthHandler.authenticate
        if user is None:
            return self.deny()  #> AuthHandler.deny
        req["user"] = user
        return super().handle(req)  #> CacheHandler.handle

    def authenticate(self, req):
        return self.users.get(req.get("token"))

    def deny(self):
        return "403"


class CacheHandler(Handler):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.cache = {}

    def handle(self, req):
        key = self.cache_key(req)  #> CacheHandler.cache_key PrivateSite.cache_key
        if key not in self.cache:
            self.cache[key] = super().handle(req)  #> Page.handle
        return self.cache[key]

    def cache_key(self, req):
        return req["path"]


class Page(Handler):
    def handle(self, req):
        if req["path"] == "/":
            return self.home(req)  #> Page.home
        return super().handle(req)  #> Handler.handle

    def home(self, req):
        return "hello " + req.get("user", "anon")


class PublicSite(CacheHandler, Page):
    pass


class PrivateSite(AuthHandler, CacheHandler, Page):
    def cache_key(self, req):
        return (req["user"], super().cache_key(req))  #> CacheHandler.cache_key


pub, priv = PublicSite(), PrivateSite()  #> CacheHandler.__init__
for site in (pub, priv):
    print(site.handle({"path": "/"}), site.handle({"path": "/", "token": "tok"}))  #> AuthHandler.handle CacheHandler.handle
print(priv.handle({"path": "/x", "token": "tok"}))  #> AuthHandler.handle
