/** The requests that docs/reference/protocol.md shows, as a reader of the page would copy them. */
import { readFileSync } from 'node:fs';

export const PAGE = readFileSync(new URL('../../docs/reference/protocol.md', import.meta.url), 'utf8');

export interface PageExample {
  readonly method: string;
  readonly params: Record<string, unknown>;
}

export function pageExamples(): PageExample[] {
  const fences = PAGE.matchAll(/```json\n(.*?)\n```/gs);
  return Array.from(fences, ([, json]) => JSON.parse(json!) as PageExample);
}

/** Names of all methods that have a section on the page. */
export function pageMethods(): string[] {
  return Array.from(PAGE.matchAll(/^### `(cpg\/\w+)`$/gm), ([, name]) => name!);
}
