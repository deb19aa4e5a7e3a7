/** `workspace/willRenameFiles`: the imports that have to change when files or folders move, before they do. */
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { AnswerContext } from '../../daemon/questions/answer-context.ts';
import type { SourcePlace } from '../../daemon/questions/mentions.ts';
import { planMoves } from '../../daemon/questions/moved-modules.ts';
import type { Move } from '../../daemon/questions/moved-names.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import type { Workspace } from '../../daemon/session/workspace.ts';
import { sourceRootsOf } from '../../daemon/workspace-plan.ts';
import { LSPErrorCodes, ResponseError } from '../errors.ts';
import { type Feature, paceOf } from '../feature.ts';
import { listPlaces } from '../named-places.ts';
import { fields, list, text } from '../params.ts';
import { WorkspaceEdits } from '../workspace-edit.ts';

const FILES = [
  { scheme: 'file', pattern: { glob: '**/*.{py,pyi}', matches: 'file' as const } },
  { scheme: 'file', pattern: { glob: '**', matches: 'folder' as const } },
];

export const willRenameFiles: Feature = {
  method: 'workspace/willRenameFiles',
  feature: 'renameFiles',
  capabilities: { workspace: { fileOperations: { willRename: { filters: FILES } } } },
  handle: async (request, params): Promise<WorkspaceEdit | null> => {
    const { client } = request;
    const moves = new Map<Workspace, Move[]>();
    for (const value of list(fields(params).files, 'files')) {
      const { oldUri, newUri } = fields(value, 'files[]');
      const from = client.locate(text(oldUri, 'files[].oldUri'));
      const to = client.locate(text(newUri, 'files[].newUri'));
      // What leaves the workspace has no name there that an import could use.
      if (!from || to?.workspace !== from.workspace) continue;
      const known = moves.get(from.workspace) ?? [];
      known.push({ from: from.path, to: to.path });
      moves.set(from.workspace, known);
    }
    const edits = new WorkspaceEdits(client);
    for (const [workspace, moved] of moves) {
      if (!(await workspace.isWhole(request.signal)))
        throw new ResponseError(
          LSPErrorCodes.RequestFailed,
          'no imports were changed: the first index is being made, and not every import is known yet',
        );
      await workspace.reached();
      const context = workspace.answers();
      const { turn } = paceOf(request, workspace, context);
      const paths = context.snapshot.files.map(({ path }) => path);
      const plan = await inTurns(planMoves(context, moved, sourceRootsOf(workspace.root, paths)), turn);
      if (plan.kind === 'refused') throw refusal(context, plan.places);
      for (const replacement of plan.replacements) {
        const wait = turn();
        if (wait) await wait;
        if (!edits.replace(workspace, context, replacement, replacement.text))
          throw refusal(context, [replacement]);
      }
    }
    return edits.isEmpty ? null : edits.edit();
  },
};

function refusal(context: AnswerContext, places: readonly SourcePlace[]): ResponseError<unknown> {
  const count = places.length === 1 ? 'one place' : `${places.length} places`;
  return new ResponseError(
    LSPErrorCodes.RequestFailed,
    `no imports were changed: ${count} cannot follow the move${listPlaces(context, places)}`,
    { places: places.map(({ path, bstart, bend }) => context.location(path, bstart, bend)) },
  );
}
