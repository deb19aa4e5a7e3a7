class MessageBus:
    def __init__(self, uow, commands, events):
        self.uow = uow
        self._commands = commands
        self._events = events

    def handle(self, message):
        queue, result = [message], None
        while queue:
            msg = queue.pop(0)
            if type(msg) in self._commands:
                result = self._command(msg)  #> service.bus.MessageBus._command
            else:
                self._event(msg)  #> service.bus.MessageBus._event
            queue.extend(self.uow.collect_events())  #> adapters.uow.MemoryUnitOfWork.collect_events
        return result

    def _command(self, msg):
        return self._commands[type(msg)](msg, self.uow)  #> service.handlers.add_stock service.handlers.cancel service.handlers.place

    def _event(self, msg):
        for handler in self._events[type(msg)]:
            handler(msg, self.uow)  #> service.handlers.log_allocation service.handlers.reorder service.handlers.send_mail
