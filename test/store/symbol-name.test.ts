import { expect, test } from 'vitest';
import { dottedPath, matchesDotted, shortName } from '../../server/src/store/symbol-name.ts';

const P = 'cpgd python Django 3.2 ';

test.each([
  [`${P}\`django.http.request\`/HttpRequest#get_host().`, 'django.http.request.HttpRequest.get_host'],
  [`${P}\`django.http.request\`/HttpRequest#get_host(+1).`, 'django.http.request.HttpRequest.get_host'],
  [
    `${P}\`django.http.request\`/HttpRequest#get_host().(validate)`,
    'django.http.request.HttpRequest.get_host.validate',
  ],
  [`${P}\`django.http\`/__init__:`, 'django.http'],
  [`${P}app/CONSTANT.`, 'app.CONSTANT'],
  [`${P}app/Box#[T]`, 'app.Box.T'],
  [`${P}app/größe().`, 'app.größe'],
  [`${P}\`a\`\`b\`/f().`, 'a`b.f'],
  ['cpgd python . . `builtins`/len().', 'builtins.len'],
  ['cpgd python two  words 1  0 app/f().', 'app.f'],
  ['local 12', null],
  ['django.http.request', null],
  ['', null],
  [P, null],
  [`${P}\`unended/f().`, null],
  [`${P}app/f(`, null],
  [`${P}app`, null],
])('%s', (symbol, dotted) => {
  expect(dottedPath(symbol)).toBe(dotted);
  expect(shortName(symbol)).toBe(dotted === null ? null : dotted.split('.').at(-1));
});

test('a dotted query matches whole parts from the end', () => {
  expect(matchesDotted('a.b.c', 'c')).toBe(true);
  expect(matchesDotted('a.b.c', 'b.c')).toBe(true);
  expect(matchesDotted('a.b.c', 'a.b.c')).toBe(true);
  expect(matchesDotted('a.bb.c', 'b.c')).toBe(false);
  expect(matchesDotted('a.b.c', 'x.a.b.c')).toBe(false);
});
