/** Version and platform checks of stubs: what does not hold is gone, lines stay where they are. */
import { describe, expect, test } from 'vitest';
import { selectBranches } from '../../../server/src/daemon/outside/version-branches.ts';

const TARGET = { major: 3, minor: 11, platform: 'linux' };
const select = (text: string): string =>
  selectBranches(text, TARGET)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');

test('the branch that holds moves to the margin, the others become blank', () => {
  const text =
    'if sys.version_info >= (3, 12):\n    def a(): ...\nelse:\n    def b(): ...\n    x = 1\nc = 2\n';
  expect(select(text)).toBe('pass\n\npass\ndef b(): ...\nx = 1\nc = 2\n');
  expect(selectBranches(text, TARGET)).toHaveLength(text.length);
});

test.each([
  ['sys.version_info >= (3, 11)', true],
  ['sys.version_info >= (3,)', true],
  ['sys.version_info < (3, 11)', false],
  ['sys.version_info >= (4, 0)', false],
  ['sys.platform == "linux"', true],
  ['sys.platform != "win32"', true],
  ['sys.platform.startswith("lin")', true],
  ['sys.platform == "win32" or sys.version_info >= (3, 8)', true],
  ['sys.platform == "linux" and sys.version_info >= (3, 13)', false],
  ['not sys.platform == "linux"', false],
])('%s', (condition, holds) => {
  expect(select(`if ${condition}:\n    x = 1\n`)).toBe(holds ? 'pass\nx = 1\n' : 'pass\n\n');
});

describe('what cannot be decided stays', () => {
  test.each(['sys.maxsize > 1', 'FLAG or sys.maxsize'])('%s', (condition) => {
    const text = `if ${condition}:\n    x = 1\nelse:\n    x = 2\n`;
    expect(selectBranches(text, TARGET)).toBe(text);
  });
});

test('chains, nesting, brackets and strings over several lines', () => {
  const text = [
    'class C:',
    '    if sys.platform == "win32":',
    '        a = 1',
    '    elif sys.version_info >= (3, 9):',
    '        """text',
    'at the margin"""',
    '        def f(',
    '            x,',
    '        ): ...',
    '        if sys.version_info >= (3, 13):',
    '            b = 1',
    '    else:',
    '        c = 1',
    'd = 1',
  ].join('\n');
  expect(select(text)).toBe(
    [
      'class C:',
      '    pass',
      '',
      '    pass',
      '    """text',
      'at the margin"""',
      '    def f(',
      '            x,',
      '        ): ...',
      '    pass',
      '',
      '    pass',
      '',
      'd = 1',
    ].join('\n'),
  );
});
