class Service:
    def start(self):
        return 'start'

    def stop(self):
        return 'stop'

    def handle_get(self):
        return self.start()  #> Service.start

    def handle_post(self):
        return self.stop()  #> Service.stop

    def handle(self, method):
        handler = getattr(self, 'handle_' + method.lower(), self.unknown)
        return handler()  #> Service.handle_get Service.handle_post Service.unknown

    def unknown(self):
        return None


service = Service()  #> Service
getattr(service, 'start')()  #> Service.start
service.handle('GET')  #> Service.handle
service.handle('POST')  #> Service.handle
service.handle('PUT')  #> Service.handle
for name in ('start', 'stop'):
    getattr(service, name)()  #> Service.start Service.stop
setattr(service, 'restart', lambda: service.start())  #> Service.start
service.restart()  #> <lambda>
method = Service.__dict__['stop']
method(service)  #> Service.stop
