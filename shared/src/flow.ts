/** Answers of the flow layer, as the protocol declares them. */
import type { Asked, Result } from './protocol.ts';

/** Questions and answers without the pages that clients of the protocol go through. */
export type FlowQuery = Omit<Asked<'cpg/flow'>, 'cursor'>;
export type FlowAnswer = Omit<Result<'cpg/flow'>, 'next'>;
export type FlowPlace = FlowAnswer['items'][number];
export type SliceQuery = Omit<Asked<'cpg/slice'>, 'cursor'>;
export type SliceAnswer = Omit<Result<'cpg/slice'>, 'next'>;
export type SliceLine = SliceAnswer['lines'][number];
