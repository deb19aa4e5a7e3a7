async def numbers(count):
    for i in range(count):
        yield step(i)  #> etl.sources.step


async def words(text):
    for word in split(text):  #> etl.sources.split
        yield word


def step(i):
    return i + 1


def split(text):
    return text.split()
