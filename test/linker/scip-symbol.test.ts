/** Symbols: written as scip-python writes them, and read back. */
import { expect, test } from 'vitest';
import {
  classDescriptor,
  dottedName,
  escapeName,
  functionDescriptor,
  modulePrefix,
  moduleSymbol,
  packagePrefix,
  parameterDescriptor,
  parseSymbol,
  termDescriptor,
} from '../../server/src/linker/scip-symbol.ts';

const http = modulePrefix(packagePrefix('django', '3.2'), 'django.http.request');

test.each([
  [
    moduleSymbol(http),
    'scip-python python django 3.2 `django.http.request`/__init__:',
    'module',
    'django.http.request',
  ],
  [
    http + classDescriptor('C'),
    'scip-python python django 3.2 `django.http.request`/C#',
    'class',
    'django.http.request.C',
  ],
  [
    http + classDescriptor('C') + functionDescriptor('m'),
    'scip-python python django 3.2 `django.http.request`/C#m().',
    'method',
    'django.http.request.C.m',
  ],
  [
    http + functionDescriptor('f') + parameterDescriptor('x'),
    'scip-python python django 3.2 `django.http.request`/f().(x)',
    'parameter',
    'django.http.request.f.(x)',
  ],
  [
    http + classDescriptor('C') + termDescriptor('a'),
    'scip-python python django 3.2 `django.http.request`/C#a.',
    'attribute',
    'django.http.request.C.a',
  ],
  [
    http + termDescriptor('V'),
    'scip-python python django 3.2 `django.http.request`/V.',
    'variable',
    'django.http.request.V',
  ],
])('%s', (symbol, text, kind, name) => {
  expect(symbol).toBe(text);
  const parsed = parseSymbol(symbol)!;
  expect(parsed.kind).toBe(kind);
  expect(dottedName(parsed)).toBe(name);
  expect(parsed.package).toBe('django');
});

test('an empty version is a dot, spaces are doubled, and both read back', () => {
  const symbol = modulePrefix(packagePrefix('my project', ''), 'm') + termDescriptor('x');
  expect(symbol).toBe('scip-python python my  project . m/x.');
  expect(parseSymbol(symbol)).toMatchObject({ package: 'my project', version: '', module: 'm', path: ['x'] });
});

test('names that are no simple identifiers are quoted', () => {
  expect(escapeName('naïve')).toBe('`naïve`');
  expect(escapeName('a`b')).toBe('`a``b`');
  const symbol =
    modulePrefix(packagePrefix('p', '1'), 'm') + classDescriptor('a`b#c') + termDescriptor('é.x');
  expect(parseSymbol(symbol)!.path).toEqual(['a`b#c', 'é.x']);
});

test('locals, and text that is not a symbol', () => {
  expect(parseSymbol('local 12')).toMatchObject({ kind: 'local', path: ['12'] });
  for (const text of [
    '',
    'x',
    'scip-python python p',
    'scip-go go p v x.',
    'scip-python python p v `open',
    'scip-python python p v x',
  ]) {
    expect(parseSymbol(text)).toBeNull();
  }
});
