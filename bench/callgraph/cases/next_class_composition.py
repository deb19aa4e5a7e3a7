class Logger:
    def log(self, text):
        return self.format(text)  #> Logger.format

    def format(self, text):
        return f'[{text}]'


class QuietLogger(Logger):
    def log(self, text):
        return None


class Service:
    logger_class = Logger

    def __init__(self, logger=None):
        self.logger = logger or self.logger_class()  #> Logger QuietLogger

    def run(self):
        self.logger.log('run')  #> Logger.log QuietLogger.log
        return self.work()  #> QuietService.work Service.work

    def work(self):
        return self.logger.format('w')  #> Logger.format


class QuietService(Service):
    logger_class = QuietLogger

    def work(self):
        return super().work()  #> Service.work


Service().run()  #> Service.__init__ Service.run
QuietService().run()  #> Service.__init__ Service.run
Service(QuietLogger()).run()  #> QuietLogger Service.__init__ Service.run
