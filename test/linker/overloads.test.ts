/** Overloads are chosen as pyright chooses them, for calls all over the standard library. */
import { expect, test } from 'vitest';
import { exprRefKind, exprRefRow } from '../../server/src/evidence/expr-ref.ts';
import type { Value } from '../../server/src/linker/entities.ts';
import { Linker } from '../../server/src/linker/link-file.ts';
import { createPythonParser } from '../../server/src/syntax/parser.ts';
import { openStandardLibrary, programOf } from '../support/pipeline.ts';
import { OVERLOAD_CALLS, OVERLOAD_SETUP } from './overload-calls.ts';

const parser = await createPythonParser();
const outside = await openStandardLibrary();

/** The classes of what each call gives, as the table writes them. */
function classesOfCalls(): readonly string[] {
  const text = OVERLOAD_SETUP + OVERLOAD_CALLS.map(([call], i) => `r${i} = ${call}\n`).join('');
  const { files, index } = programOf(parser, { m: text }, outside);
  const facts = files.get('m.py')!;
  const { program } = new Linker(files, index);
  const { assigns, names } = facts.evidence;
  const classes: string[] = [];
  for (let row = 0; row < assigns.length; row++) {
    const target = assigns.target[row]!;
    const name = exprRefKind(target) === 'name' ? facts.text(names.name[exprRefRow(target)]!) : '';
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
