/** The packaged extension that the tests install. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const CLIENT = join(import.meta.dirname, '..');

/** `VSIX`, or what `npm run package` made. Throws when there is none, or more than one. */
export function vsixPath(): string {
  if (process.env.VSIX !== undefined) return process.env.VSIX;
  const [name, ...others] = readdirSync(CLIENT).filter((entry) => entry.endsWith('.vsix'));
  if (name === undefined || others.length > 0 || !existsSync(join(CLIENT, name)))
    throw new Error(
      'There must be exactly one .vsix in client-vscode: run "npm run package -w client-vscode".',
    );
  return join(CLIENT, name);
}
