def default(event):
    return event
