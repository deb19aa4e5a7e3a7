from web import json_response
from web.http import NotFound
from web.middleware import login_required
from web.routing import Router

router = Router()  #> web.routing.Router.__init__


class Notes:
    def __init__(self):
        self.notes = {}

    def add(self, owner, text):
        key = str(len(self.notes) + 1)
        self.notes[key] = (owner, text)
        return key

    def find(self, key):
        if key not in self.notes:
            raise NotFound(key)  #> web.http.NotFound
        return self.notes[key]


store = Notes()  #> notes.Notes.__init__


@router.get("/:key")  #> web.routing.Router._decorator.register web.routing.Router.get
def show(request, key):
    owner, text = store.find(key)  #> notes.Notes.find
    return json_response({"owner": owner, "text": text})  #> web.http.json_response


@router.post("/")  #> web.routing.Router._decorator.register web.routing.Router.post
@login_required  #> web.middleware.login_required
def create(request):
    return store.add(request.user, request.json()["text"])  #> notes.Notes.add web.http.Request.json
