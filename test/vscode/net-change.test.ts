/** What several changes of an export come to: the words must be those of the difference between start and end. */
import type { ExportAspect, ExportDeltaEntry } from '@cpgd/shared';
import { describe, expect, test } from 'vitest';
import { netChange } from '../../client-vscode/src/why/net-change.ts';
import { exportSentences } from '../../client-vscode/src/why/words.ts';
import { gainedParameter } from './answers.ts';

const entry = (delta: ExportDeltaEntry['delta'], ...aspects: ExportAspect[]): ExportDeltaEntry => ({
  ...gainedParameter(),
  delta,
  aspects,
  isBreaking: aspects.some(({ isBreaking }) => isBreaking),
});

/** As the server words them. */
const aspect = (
  kind: ExportAspect['aspect'],
  parameter: string | null,
  before: string | null,
  after: string | null,
): ExportAspect => {
  const texts: Partial<Record<ExportAspect['aspect'], string>> = {
    parameter_added: `gained the required parameter \`${parameter}\``,
    parameter_removed: `lost the parameter \`${parameter}\``,
    parameter_renamed: `\`${before}\` was renamed to \`${after}\``,
    default_added: `\`${parameter}\` gained the default \`${after}\``,
    default_removed: `\`${parameter}\` lost its default \`${before}\``,
    return_annotation: `its return type \`${before}\` became \`${after}\``,
  };
  const isBreaking = !['default_added', 'return_annotation'].includes(kind);
  return { aspect: kind, parameter, before, after, isBreaking, text: texts[kind]! };
};
const added = (name: string): ExportAspect => aspect('parameter_added', name, null, name);
const removed = (name: string): ExportAspect => aspect('parameter_removed', name, name, null);
const renamed = (a: string, b: string): ExportAspect => aspect('parameter_renamed', a, a, b);
const returns = (a: string, b: string): ExportAspect => aspect('return_annotation', null, a, b);

/** Sentences of the net change of one name, without its name. */
function net(...steps: ExportDeltaEntry[]): string[] {
  const sum = steps.reduce<ExportDeltaEntry[]>((before, step) => netChange(before, [step]), []);
  return sum.flatMap(exportSentences).map((sentence) => sentence.replace(/^`price\(\)`:? /, ''));
}

const changes = (...aspects: ExportAspect[]): ExportDeltaEntry => entry('changed', ...aspects);

describe('parameters', () => {
  test.each([
    [
      'typed letter by letter',
      [added('s'), renamed('s', 'st'), renamed('st', 'str')],
      ['gained the required parameter `str`'],
    ],
    ['typed and deleted', [added('s'), renamed('s', 'st'), removed('st')], []],
    ['deleted and typed again', [removed('a'), added('a')], []],
    ['renamed twice', [renamed('a', 'b'), renamed('b', 'c')], ['`a` was renamed to `c`']],
    ['renamed and back', [renamed('a', 'b'), renamed('b', 'a')], []],
    ['renamed, then deleted', [renamed('a', 'b'), removed('b')], ['lost the parameter `a`']],
    [
      'new, with a default later',
      [added('a'), aspect('default_added', 'a', null, '1')],
      ['gained the parameter `a`'],
    ],
    [
      'new, with a default for a moment',
      [added('a'), aspect('default_added', 'a', null, '1'), aspect('default_removed', 'a', '1', null)],
      ['gained the required parameter `a`'],
    ],
    [
      'with a default, then renamed',
      [aspect('default_added', 'a', null, '1'), renamed('a', 'b')],
      ['`b` gained the default `1`', '`a` was renamed to `b`'],
    ],
    [
      'two at once',
      [added('a'), added('b'), renamed('a', 'x')],
      ['gained the required parameter `b`', 'gained the required parameter `x`'],
    ],
  ])('%s', (_name, steps, expected) => {
    expect(net(...steps.map((step) => changes(step)))).toEqual(expected);
  });
});

describe('whole names', () => {
  test.each([
    ['new and gone again', [entry('added'), entry('removed')], []],
    ['new, then changed', [entry('added'), changes(added('a'))], ['is new']],
    ['changed, then gone', [changes(added('a')), entry('removed')], ['is gone']],
    ['gone while the code was broken', [entry('removed'), entry('added')], ['was gone for a moment']],
  ])('%s', (_name, steps, expected) => expect(net(...steps)).toEqual(expected));
});

test('other aspects speak of the first and the last text, and vanish when these are the same', () => {
  expect(net(changes(returns('str', 'in')), changes(returns('in', 'int')))).toEqual([
    'its return type `str` became `int`',
  ]);
  expect(net(changes(returns('str', 'int')), changes(returns('int', 'str')))).toEqual([]);
});

test('an entry is breaking as long as one of its aspects is', () => {
  const [sum] = netChange([changes(added('a'), returns('str', 'int'))], [changes(removed('a'))]);
  expect(sum).toMatchObject({ isBreaking: false, aspects: [{ aspect: 'return_annotation' }] });
});

test('names of the same spelling in other files are other names', () => {
  const other = { ...entry('removed'), path: 'other.py' };
  expect(netChange([entry('added')], [other])).toHaveLength(2);
});
