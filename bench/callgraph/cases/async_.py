class A:
    def m(self): ...
async def make():
    return A()  #> A
async def agen():
    yield A()  #> A
async def main():
    (await make()).m()  #> make A.m
    async for a in agen():  #> agen
        a.m()  #> A.m
