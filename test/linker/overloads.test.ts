/** Overloads are chosen as pyright chooses them, for calls all over the standard library. */
import { expect, test } from 'vitest';
import { exprRefKind, exprRefRow } from '../../server/src/evidence/expr-ref.ts';
import type { Value } from '../../server/src/linker/entities.ts';
import { FileFacts } from '../../server/src/linker/file-facts.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { ModuleIndex } from '../../server/src/linker/module-index.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { evidenceOf, openStandardLibrary } from '../support/pipeline.ts';
import { OVERLOAD_CALLS, OVERLOAD_SETUP } from './overload-calls.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** The classes of what each call gives, as the table writes them. */
function classesOfCalls(): readonly string[] {
  const text = OVERLOAD_SETUP + OVERLOAD_CALLS.map(([call], i) => `r${i} = ${call}\n`).join('');
  const names = { projectName: 'p', projectVersion: '', pythonVersion: '3.13' };
  const index = new ModuleIndex(new Map([['m', ['m.py']]]), names, outside);
  const info = { path: 'm.py', moduleFqn: 'm', isPackage: false };
  const facts = new FileFacts(info, evidenceOf(parser, 'm.py', text), index.workspacePackage);
  const { program } = new Linker(new Map([['m.py', facts]]), index);
  const { assigns, names: nameRows } = facts.evidence;
  const classes: string[] = [];
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    const name = exprRefKind(target) === 'name' ? facts.text(nameRows.name[exprRefRow(target)]!) : '';
    const position = /^r(\d+)$/.exec(name)?.[1];
    if (position === undefined) continue;
    const values = program.evaluator.expand(program.evaluate(facts, assigns.value[row]!));
    classes[Number(position)] = [...new Set(values.map(className))].sort().join(' ');
  }
  return classes;
}

function className(value: Value): string {
  if (value.kind === 'instance') return value.of.name;
  return value.kind === 'class' ? 'type' : value.kind;
}

test('what a call gives is what the overload says that takes its arguments', () => {
  const found = classesOfCalls();
  expect(OVERLOAD_CALLS.map(([call], i) => [call, found[i]])).toEqual(OVERLOAD_CALLS);
});
