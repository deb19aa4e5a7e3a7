/**
 * A process that watches nothing and edits for ever, to be killed: `node edit-forever.ts ROOT CACHE`. Prints a line
 * per committed revision.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from '../../server/src/daemon/engine/engine.ts';
import { STORE_FINGERPRINT } from '../../server/src/daemon/fingerprint.ts';
import { Trace } from '../../server/src/daemon/trace.ts';
import { openStore } from '../../server/src/store/store.ts';

const [root, directory] = process.argv.slice(2) as [string, string];
const store = openStore({ directory, mode: 'readwrite', fingerprint: STORE_FINGERPRINT });
const engine = await Engine.start({
  root,
  store,
  workers: 1,
  trace: new Trace(null),
  onRebuild: ({ revision }) => process.stdout.write(`${revision}\n`),
});
process.stdout.write('ready\n');
for (let i = 0; ; i++) {
  const names = readdirSync(root).filter((name) => name.endsWith('.py'));
  const name = names[i % names.length]!;
  const file = join(root, name);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\ndef more_${process.pid}_${i}(): return ${i}\n`);
  engine.post({ kind: 'files', paths: [name] });
  await engine.settled();
}
