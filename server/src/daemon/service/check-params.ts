/** Checks what a client sent against a method's declaration, and says in words what is wrong with it. */
import type { Method, MethodName, Params } from '@cpgd/shared/protocol';
import type * as z from 'zod';
import { QuestionError } from './question-error.ts';

/** Faults named in one message; the rest are counted. */
const MAX_FAULTS = 5;

/** The parameters with defaults filled in. Throws `QuestionError` with every fault and the page to look at. */
export const checkParams = <Name extends MethodName>(method: Method, params: unknown): Params<Name> =>
  checkAgainst(method, 'docs/reference/protocol.md', params) as Params<Name>;

/** The same of what is called by another name and may take less; `page` describes it. */
export function checkAgainst(
  { name, params: schema }: { readonly name: string; readonly params: z.ZodObject },
  page: string,
  params: unknown,
): unknown {
  const checked = schema.safeParse(params ?? {}, { reportInput: false });
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `\`${path.map(String).join('.')}\`: ${message}`,
  );
  const rest = faults.length > MAX_FAULTS ? ` (and ${faults.length - MAX_FAULTS} more)` : '';
  const known = Object.keys(schema.shape).join(', ');
  throw new QuestionError(
    'invalid-params',
    `${name} does not take these parameters: ${faults.slice(0, MAX_FAULTS).join('; ')}${rest}. ` +
      `It takes: ${known}; see ${page}.`,
  );
}
