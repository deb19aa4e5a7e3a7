def checksum(text):
    total = 0
    for char in text:
        total = rotate(total) ^ ord(char)  #> slow.rotate
    return total


def rotate(n):
    return n * 2 % 255
