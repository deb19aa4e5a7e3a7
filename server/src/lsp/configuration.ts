/**
 * Configuration: pulled from clients that can be asked (`workspace/configuration`), taken from the others as they
 * push it. The section is `cpgd`.
 */
import type { Client } from './client.ts';

const SECTION = 'cpgd';

/** Asks for the settings, and to be told when they change. Silent where the client cannot. */
export async function pullConfiguration(client: Client): Promise<void> {
  const { workspace } = client.capabilities;
  if (workspace?.didChangeConfiguration?.dynamicRegistration)
    await register(client, 'workspace/didChangeConfiguration', { section: SECTION });
  if (workspace?.configuration) await pull(client);
}

/** `workspace/didChangeConfiguration`: what was pushed, or a reason to pull. */
export async function takeConfiguration(client: Client, pushed: unknown): Promise<void> {
  if (client.capabilities.workspace?.configuration) {
    await pull(client);
    return;
  }
  if (typeof pushed !== 'object' || pushed === null) return;
  apply(client, (pushed as Record<string, unknown>)[SECTION]);
}

/** Registers for something after the handshake; a client that refuses is left alone. */
export async function register(client: Client, method: string, options: unknown): Promise<void> {
  const registration = { id: `cpgd:${method}`, method, registerOptions: options };
  try {
    await client.request('client/registerCapability', { registrations: [registration] });
  } catch (error) {
    client.log.write('debug', `the client did not register ${method}: ${(error as Error).message}`);
  }
}

async function pull(client: Client): Promise<void> {
  try {
    const answer: unknown = await client.request('workspace/configuration', {
      items: [{ section: SECTION }],
    });
    if (Array.isArray(answer)) apply(client, answer[0]);
  } catch (error) {
    client.log.write('debug', `the client gave no configuration: ${(error as Error).message}`);
  }
}

/** A workspace that several clients share follows the one that spoke last. */
export function applyStrategy(client: Client): void {
  const { impactStrategy } = client.settings;
  for (const workspace of client.workspaces())
    workspace.impactStrategy = impactStrategy === 'default' ? null : impactStrategy;
}

function apply(client: Client, given: unknown): void {
  client.settings = client.takeSettings(client.initialSettings, given);
  const { logLevel } = client.settings;
  if (logLevel !== null) client.log.level = logLevel;
  applyStrategy(client);
  client.settingsChanged();
}
