from gateway import Router

router = Router()  #> gateway.routing.Router.__init__


@router.get('/')  #> gateway.routing.Router.get gateway.routing.Router.route.decorate
def health(request):
    return 'fine'
