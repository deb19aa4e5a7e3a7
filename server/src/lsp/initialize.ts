/**
 * `initialize`: what the client can do, what it wants, and what it is told of the server. Knows the shape of the
 * handshake, not what features do.
 */
import type { InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import type { PositionEncoding } from '../text/line-index.ts';
import type { Client } from './client.ts';
import { FEATURE_LIST } from './features.ts';
import { fields } from './params.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { pathOfUri } from './uris.ts';

/** In the order in which they cost nothing: the engine counts bytes, texts are UTF-16. */
const ENCODINGS: readonly PositionEncoding[] = ['utf-8', 'utf-16', 'utf-32'];

export interface Handshake {
  /** Absolute folders, each once. */
  readonly folders: readonly string[];
  /** Process to live no longer than; null: none. */
  readonly parentProcess: number | null;
}

/** Takes what the client says of itself. @throws ResponseError */
export function takeHandshake(client: Client, params: unknown): Handshake {
  const { capabilities, initializationOptions, processId, workspaceFolders, rootUri, rootPath } =
    fields(params);
  client.capabilities = (typeof capabilities === 'object' && capabilities) || {};
  client.initialSettings = client.takeSettings(DEFAULT_SETTINGS, initializationOptions);
  client.settings = client.initialSettings;
  client.runsCommands =
    typeof initializationOptions === 'object' &&
    initializationOptions !== null &&
    (initializationOptions as Record<string, unknown>).commands === true;
  const offered = client.capabilities.general?.positionEncodings;
  // UTF-16 is what every client speaks; without a choice it is meant.
  client.encoding = (Array.isArray(offered) && ENCODINGS.find((one) => offered.includes(one))) || 'utf-16';
  const uris = Array.isArray(workspaceFolders) ? workspaceFolders.map(uriOfFolder) : [];
  if (uris.length === 0 && typeof rootUri === 'string') uris.push(rootUri);
  const folders = uris.flatMap((uri) => (uri === null ? [] : (pathOfUri(uri) ?? [])));
  if (folders.length === 0 && typeof rootPath === 'string') folders.push(rootPath);
  return {
    folders: [...new Set(folders)],
    parentProcess: typeof processId === 'number' && processId > 0 ? processId : null,
  };
}

/** URI of a `WorkspaceFolder`; null for anything else. */
export function uriOfFolder(folder: unknown): string | null {
  const uri = typeof folder === 'object' && folder !== null ? (folder as { uri?: unknown }).uri : null;
  return typeof uri === 'string' ? uri : null;
}

/** What the client is told; `experimental` are the capabilities of other protocols on the connection. */
export function answerHandshake(
  client: Client,
  version: string,
  experimental: Readonly<Record<string, unknown>>,
): InitializeResult {
  const capabilities: ServerCapabilities = {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    experimental,
  };
  for (const feature of FEATURE_LIST) {
    if (!client.settings.features[feature.feature]) continue;
    const { workspace, ...others } = feature.capabilities ?? {};
    Object.assign(capabilities, others);
    if (workspace) capabilities.workspace = { ...capabilities.workspace, ...workspace };
  }
  return { capabilities, serverInfo: { name: 'cpgd', version } };
}
