/**
 * Takes the control flow of a unit out of the file it was found in and puts it where the same text stands now:
 * positions to own offsets and back, paths of places to a list of the unit's own and back.
 */
import type { ControlFlow } from './control-flow.ts';
import type { CachedUnit, FoundUnit } from './flow-cache.ts';
import type { SyntaxView } from './syntax-view.ts';
import type { UnitText } from './unit-text.ts';

/** `found` are the nodes of the units inside it; `paths` those of the file. */
export function takeOut(
  flow: ControlFlow,
  text: UnitText,
  syntax: SyntaxView,
  found: readonly number[],
  paths: readonly string[],
): CachedUnit {
  const ids = new Map<number, number>();
  const ownPaths: string[] = [];
  const own = moved(
    flow,
    (at) => text.toOwn(at),
    (path) => {
      let id = ids.get(path);
      if (id === undefined) ids.set(path, (id = ownPaths.push(paths[path]!) - 1));
      return id;
    },
  );
  const units: FoundUnit[] = found.map((node) => ({
    own: text.toOwn(syntax.from(node)),
    nodeKind: syntax.kind[node]!,
  }));
  return { flow: own, paths: ownPaths, found: units, reachings: new Map() };
}

/** The unit's flow at its place in a file; `pathId` interns the paths of the file's places. */
export function putInto(
  { flow, paths }: CachedUnit,
  text: UnitText,
  pathId: (path: string) => number,
): ControlFlow {
  const ids = paths.map(pathId);
  return moved(
    flow,
    (at) => text.toAbsolute(at),
    (path) => ids[path]!,
  );
}

function moved(
  flow: ControlFlow,
  move: (at: number) => number,
  pathOf: (path: number) => number,
): ControlFlow {
  const { points, statements } = flow;
  return {
    ...flow,
    start: move(flow.start),
    end: move(flow.end),
    blockAt: flow.blockAt.map(move),
    points: {
      ...points,
      start: points.start.map(move),
      end: points.end.map(move),
      path: points.path.map((path) => (path < 0 ? -1 : pathOf(path))),
    },
    statements: {
      ...statements,
      start: statements.start.map(move),
      end: statements.end.map(move),
    },
  };
}
