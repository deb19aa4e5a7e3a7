/** Random identifiers of a repository, the same for the same seed: what a person may have the cursor on. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from '../statistics.ts';
import type { Place } from './server-under-test.ts';

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/** `count` identifiers of `files` random Python files, grouped by file. */
export function randomPlaces(root: string, count: number, files: number, random: () => number): Place[][] {
  const paths = globSync('**/*.py', { cwd: root }).sort();
  const candidates = sample(paths, paths.length, random).map((path) => join(root, path));
  const groups: Place[][] = [];
  const perFile = Math.ceil(count / files);
  for (const path of candidates) {
    const identifiers = identifiersOf(path);
    if (identifiers.length < perFile) continue;
    groups.push(sample(identifiers, perFile, random));
    if (groups.length === files) break;
  }
  return groups;
}

/** Identifiers outside of comments and strings, as far as one line tells. */
function identifiersOf(path: string): Place[] {
  const found: Place[] = [];
  let quote = '';
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, line) => {
      for (let at = 0; at < text.length; ) {
        const rest = text.slice(at);
        const triple = /^("""|''')/.exec(rest)?.[1];
        if (quote !== '') {
          if (triple === quote) quote = '';
          at += triple ? 3 : 1;
          continue;
        }
        if (triple) {
          quote = triple;
          at += 3;
          continue;
        }
        if (rest[0] === '#') break;
        const string = /^("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/.exec(rest)?.[0];
        const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
        if (word && !KEYWORDS.has(word) && !/^["']/.test(rest.slice(word.length)))
          found.push({ path, line, character: at });
        at += string?.length ?? word?.length ?? 1;
      }
    });
  return found;
}
