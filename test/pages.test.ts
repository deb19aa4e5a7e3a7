/**
 * What the pages say of the house and a program can check: links lead somewhere, anchors included; every picture, every
 * script of package.json and every variable that tests and benches read from the environment stands on a page.
 */
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const CHECKOUT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(CHECKOUT, path), 'utf8');

const isOurs = (path: string): boolean => !/(?:^|\/)(?:node_modules|dist|\.\w+)(?:\/|$)/.test(path);
const FILES = globSync('**/*.{md,ts,mjs}', { cwd: CHECKOUT, exclude: (path) => !isOurs(path) })
  .map((path) => path.replaceAll('\\', '/'))
  .filter(isOurs)
  .sort();
// Fixtures are Python in prose: their brackets are no links.
const PAGES = FILES.filter((path) => path.endsWith('.md') && !/^(?:fixtures|bench|test)\//.test(path));

const withoutFences = (text: string): string => text.replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2 *$/gm, '');

/** Anchors of a page's headings, as GitHub makes them: the second of a name ends in `-1`. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, title] of withoutFences(text).matchAll(/^#+ +(.*)$/gm)) {
    const words = title!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}_\- ]/gu, '').replaceAll(' ', '-');
    let name = anchor;
    for (let again = 1; anchors.has(name); again++) name = `${anchor}-${again}`;
    anchors.add(name);
  }
  return anchors;
}

function linksOf(text: string): string[] {
  const prose = withoutFences(text).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
}

/** Links of a page that lead nowhere. */
function brokenLinks(page: string, text: string): string[] {
  return linksOf(text).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path, anchor] = target.split('#') as [string, string?];
    const file = normalize(join(dirname(page), path));
    if (path !== '' && !existsSync(join(CHECKOUT, file))) return true;
    if (anchor === undefined) return false;
    if (path === '') return !anchorsOf(text).has(anchor);
    return statSync(join(CHECKOUT, file)).isDirectory() || !anchorsOf(read(file)).has(anchor);
  });
}

describe('links', () => {
  test.each(PAGES)('of %s lead somewhere', (page) => {
    expect(brokenLinks(page, read(page))).toEqual([]);
  });

  test('that lead nowhere are found', () => {
    const text = [
      '# A title: with `code`',
      '[a](#a-title-with-code) [b](#nothing) [c](no-such-page.md) [d](glossary.md#no-such-word) [e](glossary.md)',
      '```md',
      '[f](in-a-fence.md)',
      '```',
    ].join('\n');
    expect(brokenLinks('docs/invented.md', text)).toEqual([
      '#nothing',
      'no-such-page.md',
      'glossary.md#no-such-word',
    ]);
  });
});

test('every picture is on a page', () => {
  const shown = PAGES.flatMap((page) => linksOf(read(page)).map((target) => join(dirname(page), target)));
  const pictures = readdirSync(join(CHECKOUT, 'docs/images')).map((name) => join('docs/images', name));
  expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
});

test('every script of package.json is on a page', () => {
  const pages = PAGES.map(read).join('\n');
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts as object);
  const isShown = (script: string): boolean => new RegExp(`npm (?:run )?${script}(?![\\w:-])`).test(pages);
  expect(scripts.filter((script) => !isShown(script))).toEqual([]);
});

test('every variable that tests and benches read is in the table of docs/testing.md, and no other', () => {
  const page = read('docs/testing.md');
  const table = page.slice(page.indexOf('## Variables'));
  const shown = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!);
  const readers = FILES.filter(
    (path) => /^(?:test|bench|scripts|client-vscode\/e2e|vitest)/.test(path) && /\.(?:ts|mjs)$/.test(path),
  );
  const names = readers.flatMap((path) =>
    [...read(path).matchAll(/\benv\.((?:CPGD|UPDATE)_[A-Z_0-9]+)/g)].map(([, name]) => name!),
  );
  expect(shown.toSorted()).toEqual([...new Set(names)].sort());
});
