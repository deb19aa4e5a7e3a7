import asyncio


class Service:
    def __init__(self, name):
        self.name = name

    async def start(self):
        await self.connect()  #> Service.connect
        return self

    async def connect(self):
        await asyncio.sleep(0)
        self.ready()  #> Service.ready

    def ready(self):
        return True

    def stop(self):
        return None


async def run_all(services):
    started = await asyncio.gather(*[service.start() for service in services])  #> Service.start
    for service in started:
        service.stop()  #> Service.stop


async def main():
    services = [Service('a'), Service('b')]  #> Service.__init__
    await run_all(services)  #> run_all
    one = await Service('c').start()  #> Service.__init__ Service.start
    one.stop()  #> Service.stop
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, one.stop)


asyncio.run(main())  #> main
