def say(word, name):
    return word + name
