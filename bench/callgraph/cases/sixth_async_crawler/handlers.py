import re

LINK = re.compile(r"\[(.*?)\]")


def handle_feed(body):
    return "feed(%d)" % len(body), []


async def handle_page(body):
    links = extract(body)  #> handlers.extract
    return await summarise(body), links  #> handlers.summarise


def extract(body):
    return LINK.findall(body)


async def summarise(body):
    return LINK.sub("", body).strip()


def handle_image(body):
    return "image", []


handlers = {".xml": handle_feed, ".png": handle_image, "": handle_page}


async def on_missing(url):
    return "404"
