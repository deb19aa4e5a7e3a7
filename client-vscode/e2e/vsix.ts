/** The packaged extension that the tests install, and others made of it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const CLIENT = join(import.meta.dirname, '..');

/** `VSIX`, or what `npm run package` made. Throws when there is none, or more than one. */
export function vsixPath(): string {
  if (process.env.VSIX !== undefined) return process.env.VSIX;
  // Packages for one platform have its name between ours and the version.
  const [name, ...others] = readdirSync(CLIENT).filter((entry) => /^cpgd-vscode-\d.*\.vsix$/.test(entry));
  if (name === undefined || others.length > 0 || !existsSync(join(CLIENT, name)))
    throw new Error(
      'There must be exactly one .vsix in client-vscode: run "npm run package -w client-vscode".',
    );
  return join(CLIENT, name);
}

/** The same extension under another version, in a temporary folder: what an update brings. */
export async function vsixOfVersion(version: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'update-'));
  const stage = join(folder, 'stage');
  cpSync(join(CLIENT, '.stage'), stage, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
  writeFileSync(join(stage, 'package.json'), JSON.stringify({ ...manifest, version }));
  const packagePath = join(folder, `update-${version}.vsix`);
  await createVSIX({ cwd: stage, packagePath, dependencies: false, allowMissingRepository: true });
  return packagePath;
}
