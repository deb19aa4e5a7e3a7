/**
 * After each revision: diagnostics are pushed anew, and a client is asked to ask again for what it shows beside the
 * text (lenses, tokens, pulled diagnostics). Joins bursts; knows no answer.
 */
import type { Client } from './client.ts';
import { DiagnosticsPush } from './diagnostics.ts';

/** Quiet time before a client is asked to ask again, in ms: that costs it a round of requests. */
const QUIET_MS = 300;

export class Refresh {
  private readonly client: Client;
  private readonly diagnostics: DiagnosticsPush;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  /** What the client has not answered yet, and whether there is reason to ask it again. */
  private readonly asked = new Map<string, 'once' | 'again'>();

  constructor(client: Client) {
    this.client = client;
    this.diagnostics = new DiagnosticsPush(client);
  }

  /** Something changed. */
  soon(): void {
    if (this.isStopped) return;
    this.diagnostics.refresh();
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), QUIET_MS);
    this.timer.unref();
  }

  /** A document is closed. */
  forget(uri: string): void {
    this.diagnostics.forget(uri);
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private ask(): void {
    const { workspace } = this.client.capabilities;
    const { features } = this.client.settings;
    const wanted: [boolean | undefined, string][] = [
      [features.codeLens && workspace?.codeLens?.refreshSupport, 'workspace/codeLens/refresh'],
      [
        features.semanticTokens && workspace?.semanticTokens?.refreshSupport,
        'workspace/semanticTokens/refresh',
      ],
      [features.diagnostics && workspace?.diagnostics?.refreshSupport, 'workspace/diagnostic/refresh'],
    ];
    for (const [isWanted, method] of wanted) {
      if (isWanted) void this.askFor(method);
    }
  }

  /** A client that is slow to answer, or never does, has one such request. */
  private async askFor(method: string): Promise<void> {
    if (this.asked.has(method)) {
      this.asked.set(method, 'again');
      return;
    }
    this.asked.set(method, 'once');
    await this.client.request(method).catch((error: Error) => {
      this.client.log.write('debug', `${method}: ${error.message}`);
    });
    const isAgain = this.asked.get(method) === 'again';
    this.asked.delete(method);
    if (isAgain) this.soon();
  }
}
