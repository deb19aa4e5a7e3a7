/** Makes small extensions to stand beside ours: what another extension does to it is part of the test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

export interface LocalExtension {
  readonly publisher: string;
  readonly name: string;
  readonly activationEvents: readonly string[];
  /** CommonJS that exports `activate`. */
  readonly source: string;
}

/** Path of a `.vsix` in a temporary folder. */
export async function packLocalExtension({
  publisher,
  name,
  activationEvents,
  source,
}: LocalExtension): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'extension-'));
  const stage = join(folder, name);
  mkdirSync(stage);
  writeFileSync(
    join(stage, 'package.json'),
    JSON.stringify({
      name,
      publisher,
      version: '1.0.0',
      engines: { vscode: '^1.101.0' },
      main: './main.cjs',
      activationEvents,
      capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
    }),
  );
  writeFileSync(join(stage, 'main.cjs'), source);
  writeFileSync(join(stage, 'README.md'), `A test's own extension.\n`);
  writeFileSync(join(stage, 'LICENSE'), 'MIT\n');
  const packagePath = join(folder, `${name}.vsix`);
  await createVSIX({ cwd: stage, packagePath, dependencies: false, allowMissingRepository: true });
  return packagePath;
}
