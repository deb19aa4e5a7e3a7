/** Small Python workspaces on disk for tests of the server, and a server on one of them. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LaunchOptions, LspProcess } from './lsp-process.ts';

export class TestWorkspace {
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'cpgd-lsp-')));
  readonly root = join(this.home, 'w');
  readonly cacheDir = join(this.home, 'cache');

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries({ 'pyproject.toml': '[project]\nname = "w"\n', ...files }))
      this.write(path, text);
  }

  path(path: string): string {
    return join(this.root, path);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** A server that has shaken hands and indexed everything. */
  async serve(options: Partial<LaunchOptions> = {}): Promise<LspProcess> {
    const server = await LspProcess.start({ cacheDir: this.cacheDir, folders: [this.root], ...options });
    await server.request('cpg/sync', {});
    return server;
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Line and character of the n-th place of a text (from 0). */
export function at(text: string, needle: string, nth = 0): { line: number; character: number } {
  let index = -1;
  for (let n = 0; n <= nth; n++) index = text.indexOf(needle, index + 1);
  if (index < 0) throw new Error(`there is no ${needle} number ${nth}`);
  const before = text.slice(0, index).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
