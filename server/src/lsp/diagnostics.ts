/**
 * Diagnostics of one client: told when they change (push), or when it asks (pull, LSP 3.17), never both for one
 * client, which would show each of them twice.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { importCycles } from '../daemon/questions/import-cycles.ts';
import { problemsInFile } from '../daemon/questions/problems-in-file.ts';
import type { LocatedFile } from '../daemon/session/session.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Client } from './client.ts';
import type { SeveritySetting } from './settings.ts';

const SEVERITIES: Readonly<Record<Exclude<SeveritySetting, 'none'>, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/** Diagnostics of one file at the newest revision; null while that has another text than the client shows. */
export async function diagnosticsOf(client: Client, located: LocatedFile): Promise<Diagnostic[] | null> {
  const { workspace, path } = located;
  const { diagnostics: wanted } = client.settings;
  const outside = await workspace.project.outside();
  const file = workspace.answers().snapshot.file(path);
  const lines = file?.lineIndex();
  if (!file || !lines) return null;
  const found: Diagnostic[] = [];
  const add = (
    bstart: number,
    bend: number,
    setting: SeveritySetting,
    code: string,
    message: string,
  ): void => {
    if (setting === 'none') return;
    const range = client.range(lines, bstart, bend);
    found.push({ range, severity: SEVERITIES[setting], code, source: 'cpgd', message });
  };
  for (const { kind, bstart, bend, message, isExpected } of problemsInFile(file, outside)) {
    // Without a word, a file that is not in the graph looks as if nothing used it.
    const setting =
      kind === 'set-aside'
        ? 'warning'
        : kind === 'syntax-error'
          ? wanted.syntaxErrors
          : wanted.unresolvedImports;
    // The code says itself what happens without it.
    add(bstart, bend, isExpected && setting !== 'none' ? 'hint' : setting, kind, message);
  }
  if (wanted.importCycles !== 'none') {
    const cycles = (await workspace.ask((state) => importCycles(state, path))) ?? [];
    for (const { bstart, bend, modules } of cycles)
      add(bstart, bend, wanted.importCycles, 'import-cycle', `import cycle: ${modules.join(' → ')}`);
  }
  return found;
}

export const resultIdOf = (diagnostics: readonly Diagnostic[]): string =>
  createHash('sha256').update(JSON.stringify(diagnostics)).digest('base64url').slice(0, 16);

/** Pushes diagnostics of open documents to clients that do not pull. */
export class DiagnosticsPush {
  private readonly client: Client;
  /** What was published last, by URI: saying the same again makes editors flicker. */
  private readonly published = new Map<string, string>();
  private running: Promise<void> | null = null;
  private isStale = false;

  constructor(client: Client) {
    this.client = client;
  }

  /** Clients that pull are not pushed to. */
  private get isWanted(): boolean {
    const { capabilities, settings } = this.client;
    return settings.features.diagnostics && capabilities.textDocument?.diagnostic === undefined;
  }

  /** Something changed: publishes what is different now, soon. */
  refresh(): void {
    this.isStale = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
  }

  /** The document is closed: what was said of it must go. */
  forget(uri: string): void {
    if (this.published.delete(uri))
      this.client.notify('textDocument/publishDiagnostics', { uri, diagnostics: [] });
  }

  /** Whether the newest revision has the text that the client shows. */
  private isCurrent({ workspace, path }: LocatedFile, shown: LineIndex): boolean {
    if (workspace.phase === 'closed') return false;
    return workspace.answers().snapshot.file(path)?.lineIndex()?.text === shown.text;
  }

  private async run(): Promise<void> {
    // Who does not read is told the newest ones when it does.
    while (this.isStale && !this.client.isCongested()) {
      this.isStale = false;
      // Lets a burst of edits be one.
      await new Promise((resolve) => setImmediate(resolve));
      for (const { uri, version, located, lines } of [...this.client.documents.all()]) {
        if (!this.isWanted) {
          this.forget(uri);
          continue;
        }
        if (!located || located.workspace.phase === 'closed') continue;
        const diagnostics = await diagnosticsOf(this.client, located).catch((error: Error) => {
          this.client.log.write('error', `diagnostics of ${uri}: ${error.message}`);
          return null;
        });
        if (diagnostics === null || !this.isCurrent(located, lines) || !this.client.documents.get(uri))
          continue;
        const id = resultIdOf(diagnostics);
        if (this.published.get(uri) === id || (diagnostics.length === 0 && !this.published.has(uri)))
          continue;
        this.published.set(uri, id);
        this.client.notify('textDocument/publishDiagnostics', { uri, version, diagnostics });
      }
    }
  }
}
