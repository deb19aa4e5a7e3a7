/**
 * How sure an answer is, as people see it: a confidence, and "ambiguous" where it is one of several.
 */
import type { Reference } from '../../daemon/project.ts';
import type { Colors } from '../render/colors.ts';
import { formatConfidence } from '../render/numbers.ts';

type Doubt = Pick<Reference, 'ambiguous' | 'confidence'>;

/** `1.0`, `0.8`, `0.4 ambiguous`. */
export function formatCertainty(reference: Doubt): string {
  return formatConfidence(reference.confidence) + (reference.ambiguous ? ' ambiguous' : '');
}

/** The same for a line of text: empty where there is no doubt. */
export function formatDoubt(reference: Doubt): string {
  return isCertain(reference) ? '' : ` [${formatCertainty(reference)}]`;
}

export function styleCertainty(colors: Colors, text: string, reference: Doubt): string {
  return isCertain(reference) ? colors.muted(text) : colors.doubtful(text);
}

const isCertain = ({ ambiguous, confidence }: Doubt): boolean => !ambiguous && confidence >= 1;
