import asyncio


async def boil(what, secs=0):
    await asyncio.sleep(secs)
    return done(what)  #> done


def done(what):
    return "boiled " + what


async def chop(*veg):
    return [slice_one(v) for v in veg]  #> slice_one


def slice_one(v):
    return v[:2]


async def soup():
    water = await boil("water")  #> boil
    veg = await chop("carrot", "leek")  #> chop
    return garnish(water, veg)  #> garnish


def garnish(a, b):
    return a + " with " + "/".join(b)


async def tea():
    return await boil("tea")  #> boil


async def guarded(coro, fallback):
    try:
        return await asyncio.wait_for(coro, timeout=0.01)
    except asyncio.TimeoutError:
        return fallback()  #> sandwich


def sandwich():
    return "sandwich"


async def worker(q, out):
    while True:
        job = await q.get()
        if job is None:
            break
        out.append(await job())  #> soup tea


async def main():
    print(await soup())  #> soup
    task = asyncio.create_task(tea())  #> tea
    task.add_done_callback(on_done)
    print(await asyncio.gather(task, boil("egg")))  #> boil
    print(await guarded(boil("slow", 5), sandwich))  #> boil guarded
    q, out = asyncio.Queue(), []
    for job in (tea, soup, None):
        q.put_nowait(job)
    await worker(q, out)  #> worker
    print(out)


def on_done(task):
    print("finished:", task.result())


asyncio.run(main())  #> main on_done
