/** Answers of the flow layer, as the protocol declares them. */
import type { Asked, Result } from './protocol.ts';

export type FlowQuery = Asked<'cpg/flow'>;
export type FlowAnswer = Result<'cpg/flow'>;
export type FlowPlace = FlowAnswer['items'][number];
export type SliceQuery = Asked<'cpg/slice'>;
export type SliceAnswer = Result<'cpg/slice'>;
export type SliceLine = SliceAnswer['lines'][number];
