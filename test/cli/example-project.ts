/**
 * A tiny Python project on disk that has every name the examples in the commands' help mention, so that each
 * example can be run as it stands.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'pyproject.toml': '[project]\nname = "example"\nversion = "1.0"\n',
  'app/__init__.py': '',
  'app/util.py': `def helper(text: str) -> str:
    """Make a title of a text.

    Really.
    """
    return text.title()
`,
  'app/models.py': `from app.util import helper


class User:
    """Somebody."""

    def __init__(self, name: str) -> None:
        self.name = helper(name)

    def save(self) -> None:
        store(self)


class Draft:
    def save(self) -> None:
        pass


def store(user: User) -> None:
    print(user.name)
`,
  'app/views.py': `from app.models import User
from app.util import helper


def index(name: str) -> str:
    user = User(name)
    user.save()
    return helper(name)


def lonely() -> None:
    return missing_name
`,
  'app/日本語.py': 'from app.util import helper\n\n値 = helper("日本語")\n',
};

export interface ExampleProject {
  readonly root: string;
  /** Arguments that keep the index away from the user's cache. */
  readonly cacheArguments: readonly string[];
  readonly remove: () => void;
}

export function createExampleProject(): ExampleProject {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-example-')));
  const root = join(directory, 'project');
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // Some examples compare with a commit.
  const identity = [
    '-c',
    'user.name=example',
    '-c',
    'user.email=example@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    [...identity, 'commit', '-qm', 'first'],
  ])
    spawnSync('git', args, { cwd: root });
  return {
    root,
    cacheArguments: ['--cache-dir', join(directory, 'cache'), '--workers', '1'],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
