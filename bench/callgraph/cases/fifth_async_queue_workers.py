"""Tasks fed by a queue call sync and async handlers; done callbacks and to_thread."""
import asyncio
import inspect

def shout(text):
    return text.upper()


async def slow_echo(text):
    await asyncio.sleep(0)
    return text + text


def blocking(text):
    return len(text)


async def call(handler, text):
    result = handler(text)  #> shout slow_echo
    return (await result) if inspect.isawaitable(result) else result


async def worker(queue, results):
    while (job := await queue.get()) is not None:
        results.append(await call(*job))  #> call


async def main():
    queue, results = asyncio.Queue(), []
    task = asyncio.create_task(worker(queue, results))  #> worker
    task.add_done_callback(lambda t: results.append("done"))
    for job in ((shout, "a"), (slow_echo, "b"), None):
        queue.put_nowait(job)
    await task
    results.append(await asyncio.to_thread(blocking, "four"))
    asyncio.get_running_loop().call_soon(results.append, shout("c"))  #> shout
    await asyncio.sleep(0)
    print(results)
asyncio.run(main())  #> main main.<lambda>
