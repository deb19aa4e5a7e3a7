/** `textDocument/prepareRename` and `textDocument/rename`: all places or none, and then the reasons. */
import type { Range, WorkspaceEdit } from 'vscode-languageserver';
import { occurrenceAt } from '../../daemon/questions/occurrence.ts';
import type { RenamePlan } from '../../daemon/questions/rename/plan.ts';
import { planRename } from '../../daemon/questions/rename.ts';
import { inTurns } from '../../daemon/questions/steps.ts';
import { type PositionView, positionView } from '../document-view.ts';
import { LSPErrorCodes, ResponseError } from '../errors.ts';
import type { Feature, RequestContext } from '../feature.ts';
import { listPlaces } from '../named-places.ts';
import { documentUri, fields, text } from '../params.ts';
import { WorkspaceEdits } from '../workspace-edit.ts';

export const prepareRename: Feature = {
  method: 'textDocument/prepareRename',
  feature: 'rename',
  handle: async (request, params): Promise<{ range: Range; placeholder: string } | null> => {
    const view = await wholeView(request, params);
    if (!view) return null;
    const { plan, range } = await planAt(view, null);
    return { range, placeholder: plan.oldName };
  },
};

export const rename: Feature = {
  method: 'textDocument/rename',
  feature: 'rename',
  capabilities: { renameProvider: { prepareProvider: true } },
  handle: async (request, params): Promise<WorkspaceEdit | null> => {
    const newName = text(fields(params).newName, 'newName');
    const view = await wholeView(request, params);
    if (!view) return null;
    const { client, located, context, pace } = view;
    const { plan } = await planAt(view, newName);
    const edits = new WorkspaceEdits(client);
    for (const place of plan.places) {
      if (!edits.replace(located.workspace, context, place, newName))
        throw refusal(view, { kind: 'refused', why: 'a text changed meanwhile', places: [place] });
      const wait = pace.turn();
      if (wait) await wait;
    }
    return edits.edit();
  },
};

/** After a start, what was written before it may use the name, too; while there is no index, `planRename` says so. */
async function wholeView(request: RequestContext, params: unknown): Promise<PositionView | null> {
  await request.client.locate(documentUri(params))?.workspace.isWhole(request.signal);
  return positionView(request, params);
}

type Edits = Extract<RenamePlan, { kind: 'edits' }>;

/** @throws ResponseError when it is refused */
async function planAt(view: PositionView, newName: string | null): Promise<{ plan: Edits; range: Range }> {
  const occurrence = occurrenceAt(view.context, view.file, view.byte);
  if (!occurrence)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      'there is nothing to rename here: put the cursor on a name',
    );
  const steps = planRename(view.context, view.file, occurrence, newName);
  const plan = await inTurns(steps, view.pace.turn);
  if (plan.kind === 'refused') throw refusal(view, plan);
  return { plan, range: view.client.range(view.lines, occurrence.bstart, occurrence.bend) };
}

function refusal(
  { context }: PositionView,
  { why, places }: Extract<RenamePlan, { kind: 'refused' }>,
): ResponseError<unknown> {
  const locations = places.map(({ path, bstart, bend }) => context.location(path, bstart, bend));
  return new ResponseError(
    LSPErrorCodes.RequestFailed,
    `cannot rename: ${why}${listPlaces(context, places)}`,
    { places: locations },
  );
}
