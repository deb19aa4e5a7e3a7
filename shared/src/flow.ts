/** Answers of the flow layer, as the protocol declares them. */
import type { Request, Result } from './protocol.ts';

/** Parameters that are about the workspace, not about the question. */
type Common = 'workspace' | 'changedPaths';

export type FlowQuery = Omit<Request<'cpg/flow'>, Common>;
export type FlowAnswer = Result<'cpg/flow'>;
export type FlowPlace = FlowAnswer['items'][number];
export type SliceQuery = Omit<Request<'cpg/slice'>, Common>;
export type SliceAnswer = Result<'cpg/slice'>;
export type SliceLine = SliceAnswer['lines'][number];
