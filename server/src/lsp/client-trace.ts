/** `$/setTrace` and `$/logTrace`: tells a client that wants to know what each of its requests took. */
import type { Client } from './client.ts';

const VALUES = ['off', 'messages', 'verbose'] as const;
type TraceValue = (typeof VALUES)[number];

export class ClientTrace {
  private readonly client: Client;
  private value: TraceValue = 'off';

  constructor(client: Client) {
    this.client = client;
  }

  /** Values that are none leave it as it is. */
  set(value: unknown): void {
    this.value = VALUES.find((one) => one === value) ?? this.value;
  }

  /** A request begins; call the result when it ends. */
  begin(method: string, params: unknown): () => void {
    const { client, value } = this;
    if (value === 'off' && !client.log.isEnabled('debug')) return () => {};
    const startedMs = performance.now();
    return () => {
      const message = `${method} took ${(performance.now() - startedMs).toFixed(1)} ms`;
      client.log.write('debug', message);
      if (value === 'off') return;
      const verbose = value === 'verbose' ? { verbose: JSON.stringify(params) } : {};
      client.notify('$/logTrace', { message, ...verbose }, true);
    };
  }
}
