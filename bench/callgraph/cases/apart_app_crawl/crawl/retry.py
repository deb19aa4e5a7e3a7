import asyncio
import functools


def retrying(times, delay=0):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)  #> main.Crawler.load
                except TimeoutError:
                    if is_last(attempt, times):  #> crawl.retry.is_last
                        raise
                    await asyncio.sleep(delay)
        return wrapper
    return decorate


def is_last(attempt, times):
    return attempt == times
