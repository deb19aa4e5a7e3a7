/** Edits of several documents as a client takes them: with versions where it knows them, plainly elsewhere. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { AnswerContext } from '../daemon/questions/answer-context.ts';
import { RevisionMoved } from '../daemon/service/pace.ts';
import type { Workspace } from '../daemon/session/workspace.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Client } from './client.ts';
import { type Span, spanLocation } from './locations.ts';

/** What is to be done with one document. */
interface DocumentEdits {
  /** The text that the edits are made for. */
  readonly indexed: LineIndex;
  readonly list: TextEdit[];
}

export class WorkspaceEdits {
  private readonly client: Client;
  private readonly documents = new Map<string, DocumentEdits>();

  constructor(client: Client) {
    this.client = client;
  }

  /**
   * Replaces a span of an indexed file. False when its text is gone, or is none that the index will know.
   * @throws RevisionMoved
   */
  replace(workspace: Workspace, context: AnswerContext, span: Span, newText: string): boolean {
    const indexed = context.snapshot.file(span.path)?.lineIndex();
    const location = indexed && spanLocation(this.client, workspace, context, span);
    if (!location) return false;
    const { uri, range } = location;
    if (!this.isShown(uri, indexed)) return false;
    const known = this.documents.get(uri);
    if (known) known.list.push({ range, newText });
    else this.documents.set(uri, { indexed, list: [{ range, newText }] });
    return true;
  }

  get isEmpty(): boolean {
    return this.documents.size === 0;
  }

  /** All of them. @throws RevisionMoved when somebody has typed since they were made */
  edit(): WorkspaceEdit {
    const { client } = this;
    const all = [...this.documents];
    if (!all.every(([uri, { indexed }]) => this.isShown(uri, indexed))) throw new RevisionMoved();
    if (!client.capabilities.workspace?.workspaceEdit?.documentChanges)
      return { changes: Object.fromEntries(all.map(([uri, { list }]) => [uri, list])) };
    return {
      documentChanges: all.map(([uri, { list }]) => ({
        // A client must refuse edits of a version it does not show any more.
        textDocument: { uri, version: client.documents.get(uri)?.version ?? null },
        edits: list,
      })),
    };
  }

  /** Whether this is the text that the client has of a document; what it does not show is as it is indexed. */
  private isShown(uri: string, indexed: LineIndex): boolean {
    return (this.client.documents.get(uri)?.lines ?? indexed).text === indexed.text;
  }
}
