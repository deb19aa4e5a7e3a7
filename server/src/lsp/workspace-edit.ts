/** Edits of several documents as a client takes them: with versions where it knows them, plainly elsewhere. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from './client.ts';

/** `edits` by URI. */
export function workspaceEdit(client: Client, edits: ReadonlyMap<string, TextEdit[]>): WorkspaceEdit {
  if (!client.capabilities.workspace?.workspaceEdit?.documentChanges)
    return { changes: Object.fromEntries(edits) };
  return {
    documentChanges: [...edits].map(([uri, list]) => ({
      // A client must refuse edits of a version it does not show any more.
      textDocument: { uri, version: client.documents.get(uri)?.version ?? null },
      edits: list,
    })),
  };
}
