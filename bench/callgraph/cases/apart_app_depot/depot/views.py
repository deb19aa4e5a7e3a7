from .service import OutOfStock, StockService


def present(item):
    return {'sku': item.sku, 'left': item.amount}


class StockController:
    def __init__(self, service: StockService):
        self.service = service
        self.actions = {'receive': service.receive, 'ship': service.ship}

    def post(self, action, **params):
        handler = self.actions.get(action)
        if handler is None:
            return self.fail(404, 'no such action')  #> depot.views.StockController.fail
        try:
            return {'status': 200, **present(handler(**params))}  #> depot.service.StockService.receive depot.service.StockService.ship depot.views.present
        except OutOfStock as error:
            return self.fail(409, f'out of {error}')  #> depot.views.StockController.fail

    def get_low(self):
        return list(map(present, self.service.low_items()))  #> depot.service.StockService.low_items depot.views.present

    @staticmethod
    def fail(status, reason):
        return {'status': status, 'reason': reason}
