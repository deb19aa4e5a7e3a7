/**
 * A small workspace made of everything that tempts a linker to let an order show: import cycles, star-import
 * cycles, functions that infer each other's results, diamonds, modules of one name, stubs, ambiguous imports,
 * redefinitions and broken code.
 */
import type { Files } from './projects.ts';

export const NASTY_WORKSPACE: Files = {
  'pyproject.toml':
    '[project]\nname = "nasty"\nversion = "1.0"\n\n[tool.cpgd]\nsource-roots = [".", "lib"]\n',
  'pkg/__init__.py':
    'from .a import *\nfrom .b import B as Exported\nfrom . import c\n__all__ = ["A", "Exported"] + c.__all__\n',
  'pkg/a.py': [
    'from .b import *',
    'from pkg import b',
    'class A(b.B):',
    '    def make(self):',
    '        return b.B().back()',
    '    def left(self): return self.right()',
    '    def right(self): return self.left()',
    'def ping(n):',
    '    return b.pong(n - 1) if n else A()',
    'shared = b.shared',
    '',
  ].join('\n'),
  'pkg/b.py': [
    'from .a import *',
    'from pkg import a',
    'class B:',
    '    def back(self) -> "a.A":',
    '        return a.A()',
    '    def make(self):',
    '        return a.A().make()',
    'def pong(n):',
    '    return a.ping(n - 1) if n else B()',
    'shared = a.shared',
    'from_star = A().make().back()',
    '',
  ].join('\n'),
  'pkg/c.py': [
    '__all__ = ["Top", "Left", "Right", "Bottom"]',
    'class Top:',
    '    def who(self): return self',
    'class Left(Top):',
    '    def who(self): return super().who()',
    'class Right(Top):',
    '    def who(self): return super().who()',
    'class Bottom(Left, Right):',
    '    def who(self): return super().who()',
    'Bottom().who().who()',
    '',
  ].join('\n'),
  'stars/one.py':
    'from stars.two import *\nfrom stars.three import *\nfirst = 1\ndef one(): return three()\n',
  'stars/two.py':
    'from stars.three import *\nfrom stars.one import *\nsecond = first\ndef two(): return one()\n',
  'stars/three.py':
    'from stars.one import *\nfrom stars.two import *\nthird = second\ndef three(): return two()\n',
  'either.py': [
    'try:',
    '    import pkg.a as chosen',
    'except ImportError:',
    '    import pkg.b as chosen',
    'if chosen:',
    '    def act(): return chosen.shared',
    'else:',
    '    def act(): return chosen.ping(1)',
    'act().make()',
    '',
  ].join('\n'),
  'lib/twice.py': 'class Twice:\n    lib = True\n',
  'twice.py': 'class Twice:\n    root = True\n',
  'twice/__init__.py': 'class Twice:\n    package = True\n',
  'typed.py': 'def typed(x):\n    return x\n',
  'typed.pyi': 'from pkg.c import Bottom\ndef typed(x: Bottom) -> Bottom: ...\n',
  'use.py': [
    'from twice import Twice',
    'from typed import typed',
    'from pkg import *',
    'from stars.one import *',
    'import either, missing.module',
    'typed(Bottom()).who()',
    'one(); two(); three(); Twice().root; A().make().make(); either.act()',
    'missing.module.thing(key=Exported)',
    '',
  ].join('\n'),
  'broken.py':
    'def fine():\n    return 1\n\nclass Broken(:\n    def also(self)\n        return fine(\n\ndef last(): return fine()\n',
  'unicode.py':
    'caf\u00e9 = "\u{1f600}"; \u{1d4e7} = caf\u00e9\ndef \u00fcber(\u00e4): return \u00e4.\u00f6(\u{1d4e7})\n',
  'latin.py': Buffer.from('# -*- coding: latin-1 -*-\nname = "caf\u00e9"\ndef f(): return name\n', 'latin1'),
  'binary.py': Buffer.from([0x61, 0, 0x62]),
};
