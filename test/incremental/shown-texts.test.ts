/** Texts that editors show and then save: what they are while they are shown is what their files are read as. */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../server/src/text/hash.ts';
import { EditedProject } from './edited-project.ts';

const PLAIN = 'def f(): ...\n';

/** Whether a file of the text's UTF-8 has definitions. */
const TEXTS: Readonly<Record<string, readonly [text: string, isRead: boolean]>> = {
  'a declaration of Latin-1, with and without need': ['# coding: latin-1\ndef f(): return "é"\n', true],
  'a declaration of ASCII that is not true': ['# coding: ascii\ndef f(): return "é"\n', false],
  'a declaration of an encoding that nobody knows': ['# coding: nonsense\ndef f(): ...\n', false],
  'a byte order mark': ['\ufeffdef f(): return "é"\n', true],
  'a NUL character': ['def f(): ...\0\n', false],
  'half of a character': ['def f(): return "\ud800"\n', true],
  'more than the limit': [`def f(): ...\n${'#'.repeat(500)}\n`, false],
};

for (const [name, [text, isRead]] of Object.entries(TEXTS)) {
  test(`${name}: typed, saved in UTF-8 whatever it declares, and closed`, async () => {
    const project = await EditedProject.of({
      'a.py': PLAIN,
      'b.py': 'from a import f\nf()\n',
      'cpgd.toml': 'max-file-bytes = 400\n',
    });
    const edits = [{ start: 0, end: PLAIN.length, text }];
    await project.post({ kind: 'open', path: 'a.py', text: PLAIN });
    await project.post({ kind: 'edit', path: 'a.py', edits });
    writeFileSync(join(project.root, 'a.py'), text);
    await project.tell('a.py');
    await project.post({ kind: 'close', path: 'a.py' });
    await project.expectFresh();
    const { skipReason } = project.store.read((reader) => reader.file('a.py'))!;
    expect(skipReason === null).toBe(isRead);
    // A typed text that no file has leaves nothing that another start would take for one.
    await project.stop();
    await project.start();
    await project.expectFresh();
  });
}

test('a text in another encoding is what it says, shown or saved as declared', async () => {
  const project = await EditedProject.of({ 'a.py': PLAIN });
  const text = '# coding: latin-1\ndef größe(): return "é"\n';
  const [typed] = await project.post({ kind: 'open', path: 'a.py', text });
  expect(typed!.exports.map(({ qname }) => qname)).toContain('a.größe');
  writeFileSync(join(project.root, 'a.py'), Buffer.from(text, 'latin1'));
  const [closed] = await project.post({ kind: 'close', path: 'a.py' });
  expect(closed?.exports).toEqual([]);
  await project.expectFresh();
});

test('who waits for a change of settings hears of it when what is shown is in the index again', async () => {
  const project = await EditedProject.of({ 'a.py': PLAIN });
  const text = 'def shown(): ...\n';
  await project.post({ kind: 'open', path: 'a.py', text });
  project.engine.post({
    kind: 'files',
    paths: [project.write('cpgd.toml', 'project-name = "another"\n')],
  });
  await project.engine.reached();
  expect(project.store.read((reader) => reader.file('a.py'))?.sha256).toBe(sha256Hex(Buffer.from(text)));
});

test('a key typed in a link looks at nothing but the text', async () => {
  const project = await EditedProject.of({ 'a.py': PLAIN });
  mkdirSync(join(project.root, 'link'));
  // The only name of the file that ends as one of Python does.
  renameSync(join(project.root, 'a.py'), join(project.root, 'a.txt'));
  symlinkSync('../a.txt', join(project.root, 'link/c.py'));
  await project.post({ kind: 'reconcile' });
  await project.expectFresh();
  await project.post({ kind: 'open', path: 'link/c.py', text: PLAIN });
  // Nobody has told of this file, so only a look at everything would find it.
  project.write('new.py', PLAIN);
  const edits = [{ start: 0, end: 0, text: 'x = 1\n' }];
  const [typed] = await project.post({ kind: 'edit', path: 'link/c.py', edits });
  expect(typed!.changed.map(({ path }) => path)).toEqual(['link/c.py']);
});
