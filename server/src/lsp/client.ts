/**
 * One client: its connection, what it can do, its settings, its open documents and its workspaces. Features ask it
 * for what they need; the lifecycle is in `lifecycle.ts`, and no method is known here.
 */

import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Location, Range } from 'vscode-languageserver';
import type { ClientContext } from '../daemon/session/client-method.ts';
import type { LocatedFile, Session } from '../daemon/session/session.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import type { LineIndex, PositionEncoding } from '../text/line-index.ts';
import { type OpenDocument, OpenDocuments } from './documents.ts';
import type { Log } from './log.ts';
import { DEFAULT_SETTINGS, mergeSettings, type Settings, settingProblems } from './settings.ts';
import { pathOfUri, uriOfPath } from './uris.ts';

export interface ClientHost {
  readonly session: Session;
  readonly log: Log;
  readonly connection: MessageConnection;
  /** Whether the client does not keep up with reading. */
  readonly isCongested: () => boolean;
}

export class Client implements ClientContext {
  readonly session: Session;
  readonly log: Log;
  readonly connection: MessageConnection;
  readonly owner: object = this;
  readonly documents: OpenDocuments;
  capabilities: ClientCapabilities = {};
  encoding: PositionEncoding = 'utf-16';
  /** From `initializationOptions`; what the configuration says comes on top. */
  initialSettings: Settings = DEFAULT_SETTINGS;
  settings: Settings = DEFAULT_SETTINGS;
  /** The client knows the commands of our extension, so lenses can be clicked. */
  runsCommands = false;
  /** What reacts to new settings. */
  readonly onSettings = new Set<() => void>();
  /** Whether it is behind with reading: what can wait should. */
  readonly isCongested: () => boolean;
  /** What was wrong with its settings, said once. */
  private readonly saidOfSettings = new Set<string>();
  /** URIs of files on disk that were in an answer, by path. */
  private readonly diskUris = new Map<Workspace, Map<string, string>>();

  constructor({ session, log, connection, isCongested }: ClientHost) {
    this.session = session;
    this.log = log;
    this.connection = connection;
    this.isCongested = isCongested;
    this.documents = new OpenDocuments(this, (uri) => this.locate(uri));
  }

  /** What it has given as settings over `base`; it is told what is no setting. */
  takeSettings(base: Settings, given: unknown): Settings {
    const problems = settingProblems(given).filter((problem) => !this.saidOfSettings.has(problem));
    for (const problem of problems) {
      this.saidOfSettings.add(problem);
      this.log.write('warning', problem);
    }
    if (problems.length > 0) this.notify('window/showMessage', { type: 2, message: problems.join('\n') });
    return mergeSettings(base, given);
  }

  settingsChanged(): void {
    for (const react of this.onSettings) react();
  }

  workspaces(): readonly Workspace[] {
    return this.session.workspacesOf(this);
  }

  locate(uri: string): LocatedFile | null {
    const path = pathOfUri(uri);
    return path === null ? null : this.session.locate(this, path);
  }

  /** An open document is called what the client called it. */
  uriOf(file: LocatedFile): string {
    return this.documentOf(file)?.uri ?? this.diskUri(file);
  }

  /** The document that the client shows of a file. */
  documentOf(file: LocatedFile): OpenDocument | undefined {
    const document = this.documents.get(this.diskUri(file));
    if (document) return document;
    for (const one of this.documents.all())
      if (one.located?.path === file.path && one.located.workspace === file.workspace) return one;
    return undefined;
  }

  /** The client's folders have changed: files may be known by other names, and belong to other workspaces. */
  foldersChanged(): void {
    this.diskUris.clear();
    this.documents.relocate();
  }

  /** To make a URI takes longer than to find what it is of. */
  private diskUri(file: LocatedFile): string {
    const { workspace, path } = file;
    let uris = this.diskUris.get(workspace);
    if (!uris) this.diskUris.set(workspace, (uris = new Map()));
    let uri = uris.get(path);
    if (uri === undefined) uris.set(path, (uri = uriOfPath(this.session.absolutePath(this, file))));
    return uri;
  }

  notify(method: string, params: unknown, isOptional = false): void {
    if (isOptional && this.isCongested()) return;
    this.say(method, params).catch((error: Error) => {
      this.log.write('debug', `could not send ${method}: ${error.message}`);
    });
  }

  /** What the client answers; rejects when it refuses, or has gone: then the library throws. */
  async request(method: string, params?: unknown): Promise<unknown> {
    return this.connection.sendRequest(method, params);
  }

  private async say(method: string, params: unknown): Promise<void> {
    await this.connection.sendNotification(method, params);
  }

  /** A span of UTF-8 bytes as the client counts. */
  range(lines: LineIndex, bstart: number, bend: number): Range {
    return {
      start: lines.positionOfByte(bstart, this.encoding),
      end: lines.positionOfByte(bend, this.encoding),
    };
  }

  location(file: LocatedFile, lines: LineIndex, bstart: number, bend: number): Location {
    return { uri: this.uriOf(file), range: this.range(lines, bstart, bend) };
  }
}
