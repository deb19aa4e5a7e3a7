/** Answers to "what does this name stand for": entities with the way they were found and how sure that is. */
import { type Entity, type Resolution, sameResolutions } from './entities.ts';
import { METHODS, type Method } from './links.ts';
import type { QueryKind, QueryRules } from './queries.ts';

export const NOTHING: readonly Resolution[] = [];

export function resolution(
  entity: Entity,
  method: Method,
  confidence: number = METHODS[method].confidence,
): Resolution {
  return { entity, method, confidence };
}

/** Several answers of which one holds; a single one stays as it is. */
export function asAlternatives(found: readonly Resolution[]): readonly Resolution[] {
  if (found.length < 2) return found;
  const limit = METHODS.alternative.confidence;
  return found.map((r) => resolution(r.entity, 'alternative', Math.min(r.confidence, limit)));
}

/** Declares a kind of query whose answers are resolutions. */
export function resolutionKind(
  host: { kind<T>(rules: QueryRules<T>): QueryKind<T> },
  name: string,
  arity: 2 | 3,
  compute: (a: string, b: string, c: string) => readonly Resolution[],
): QueryKind<readonly Resolution[]> {
  return host.kind({ name, arity, compute, bottom: NOTHING, equal: sameResolutions });
}
