import sys
from todo.cli import main

SESSIONS = [
    ["add", "buy milk", "--priority", "3"],
    ["add", "call mum"],
    ["done", "1"],
    ["list", "--all"],
    ["stats"],
    ["done", "77"],
]

codes = [main(argv) for argv in SESSIONS]  #> todo.cli.main
print(codes)
sys.exit(0 if codes[-1] == 1 else 1)
