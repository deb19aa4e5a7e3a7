/**
 * What a method of the protocol is: its name, its question in one sentence, and the schemas of what goes in and
 * comes out. Validation, TypeScript types, the reference page and the tools of coding agents all follow from it.
 * Knows no method.
 */
import type * as z from 'zod';

/** Values as receivers see them: nobody changes a message. */
export type Shape<S extends z.ZodType> = Frozen<z.output<S>>;

export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** A request as a client may send it, for the page and for the tests that run every one of them. */
export interface Example {
  readonly meaning: string;
  /** Over the example project of the reference page. */
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Method<
  Name extends string = string,
  Params extends z.ZodObject = z.ZodObject,
  Result extends z.ZodObject = z.ZodObject,
> {
  readonly name: Name;
  /** The question, as a heading has it. */
  readonly question: string;
  /** What clients should know before they ask, in whole sentences. */
  readonly description: string;
  readonly params: Params;
  readonly result: Result;
  /** The field of the result whose items come as `$/progress` when the client gives a `partialResultToken`. */
  readonly streams: string | null;
  /** False for methods that write files or wait: agents are not given those. */
  readonly isQuestion: boolean;
  readonly examples: readonly Example[];
}

/** Declares a method; the literal types of name and schemas are kept. */
export function method<
  const Name extends string,
  Params extends z.ZodObject,
  Result extends z.ZodObject,
>(declaration: {
  readonly name: Name;
  readonly question: string;
  readonly description: string;
  readonly params: Params;
  readonly result: Result;
  readonly streams?: keyof z.output<Result> & string;
  readonly isQuestion?: boolean;
  readonly examples: readonly Example[];
}): Method<Name, Params, Result> {
  return {
    ...declaration,
    streams: declaration.streams ?? null,
    isQuestion: declaration.isQuestion ?? true,
  };
}
