/**
 * How the parameters of a function differ between two signatures, as evidence keeps their texts, and whether calls
 * that bound their arguments before still do (reference 6.3.4). Knows signatures alone.
 */
import type { ExportAspect } from '@cpgd/shared';
import { splitTopLevel, topLevel } from './top-level.ts';

interface Parameter {
  /** With its stars: `*args`. */
  readonly name: string;
  readonly kind: 'positional-only' | 'positional' | 'variadic' | 'keyword-only' | 'keywords';
  readonly annotation: string | null;
  readonly default: string | null;
}

const trim = (text: string): string => text.trim();

/** A sentence about something that has a text: it came, went or is another one. */
export function becomes(what: string, before: string, after: string): string {
  if (before === '') return `gained ${what.replace(/^its /, 'the ')} \`${after}\``;
  if (after === '') return `lost ${what.replace(/^its /, 'the ')} \`${before}\``;
  return `${what} \`${before}\` became \`${after}\``;
}

/** Of `(a, b=1, *, c) -> T` as evidence keeps it; the return annotation is not part of it. */
function parametersOf(signature: string): Parameter[] {
  const inner = innerText(signature);
  const parts = splitTopLevel(inner, ',')
    .map(trim)
    .filter((part) => part !== '');
  const slash = parts.indexOf('/');
  let isAfterStar = false;
  const parameters: Parameter[] = [];
  for (const [i, part] of parts.entries()) {
    if (part === '/') continue;
    if (part === '*') {
      isAfterStar = true;
      continue;
    }
    const [declared, ...rest] = splitAt(part, '=');
    const [name, ...annotation] = splitAt(declared, ':');
    const stars = /^\*\*?/.exec(name)?.[0] ?? '';
    const kind =
      stars === '**'
        ? 'keywords'
        : stars === '*'
          ? 'variadic'
          : isAfterStar
            ? 'keyword-only'
            : i < slash
              ? 'positional-only'
              : 'positional';
    if (stars === '*') isAfterStar = true;
    parameters.push({ name, kind, annotation: annotation[0] ?? null, default: rest[0] ?? null });
  }
  return parameters;
}

/** What stands between the first parenthesis and the one that closes it. */
function innerText(signature: string): string {
  const open = signature.indexOf('(');
  const inner = signature.slice(open + 1);
  for (const i of topLevel(inner)) if (inner[i] === ')') return inner.slice(0, i);
  return inner;
}

/** The text cut at the first top-level occurrence of a character. */
function splitAt(text: string, character: string): [string, ...string[]] {
  for (const i of topLevel(text))
    if (text[i] === character) return [text.slice(0, i).trim(), text.slice(i + 1).trim()];
  return [text.trim()];
}

/** In the place of one that is not there: nothing is positional about it. */
const NO_PARAMETER: Parameter = { name: '', kind: 'keywords', annotation: null, default: null };

const isPositional = ({ kind }: Parameter): boolean => kind === 'positional' || kind === 'positional-only';
const isRequired = (parameter: Parameter): boolean =>
  parameter.default === null && parameter.kind !== 'variadic' && parameter.kind !== 'keywords';

/** `before` and `after` are signatures: `(a, b=1, *, c) -> T`. */
export function parameterAspects(oldSignature: string, newSignature: string): ExportAspect[] {
  const [before, after] = [parametersOf(oldSignature), parametersOf(newSignature)];
  const found: ExportAspect[] = [];
  const oldNames = new Map(before.map((parameter) => [parameter.name, parameter]));
  const newNames = new Map(after.map((parameter) => [parameter.name, parameter]));
  const gone = before.filter(({ name }) => !newNames.has(name));
  const fresh = after.filter(({ name }) => !oldNames.has(name));
  const takesRest = {
    positional: newNames.has('*args'),
    keyword: after.some(({ kind }) => kind === 'keywords'),
  };
  const add = (
    aspect: ExportAspect['aspect'],
    parameter: string,
    a: string | null,
    b: string | null,
    isBreaking: boolean,
    text: string,
  ): void => void found.push({ aspect, parameter, before: a, after: b, isBreaking, text });
  const renamed = new Set<Parameter>();
  for (const old of gone) {
    // The same place in the list under another name.
    const now = after[before.indexOf(old)];
    if (now && fresh.includes(now) && now.kind === old.kind && before.length === after.length) {
      renamed.add(now);
      const isBreaking = old.kind === 'positional' || old.kind === 'keyword-only';
      add(
        'parameter_renamed',
        old.name,
        old.name,
        now.name,
        isBreaking,
        `\`${old.name}\` was renamed to \`${now.name}\``,
      );
      compareParameter(old, now, add);
    } else {
      const isTaken = old.kind === 'keyword-only' ? takesRest.keyword : false;
      add('parameter_removed', old.name, shown(old), null, !isTaken, `lost the parameter \`${old.name}\``);
    }
  }
  for (const now of fresh) {
    if (renamed.has(now)) continue;
    const what = isRequired(now) ? 'required parameter' : 'parameter';
    add('parameter_added', now.name, null, shown(now), isRequired(now), `gained the ${what} \`${now.name}\``);
  }
  for (const old of before) {
    const now = newNames.get(old.name);
    if (now) compareParameter(old, now, add);
  }
  const order = (list: readonly Parameter[], other: ReadonlyMap<string, Parameter>): string[] =>
    list
      .filter((one) => isPositional(one) && isPositional(other.get(one.name) ?? NO_PARAMETER))
      .map(({ name }) => name);
  const [was, is] = [order(before, newNames), order(after, oldNames)];
  const inserted = fresh.find(
    (one) => isPositional(one) && !renamed.has(one) && after.indexOf(one) < lastShared(after, oldNames),
  );
  const moved =
    was.find((name, i) => is[i] !== name) ?? (inserted && !isRequired(inserted) ? inserted.name : undefined);
  if (moved !== undefined)
    add(
      'parameter_moved',
      moved,
      was.join(', '),
      is.join(', '),
      true,
      `positional arguments from \`${moved}\` on mean other parameters`,
    );
  return found;
}

/** Position of the last positional parameter that both versions have; -1 when there is none. */
function lastShared(list: readonly Parameter[], other: ReadonlyMap<string, Parameter>): number {
  return list.findLastIndex((one) => isPositional(one) && other.has(one.name));
}

type Add = (
  aspect: ExportAspect['aspect'],
  parameter: string,
  before: string | null,
  after: string | null,
  isBreaking: boolean,
  text: string,
) => void;

function compareParameter(old: Parameter, now: Parameter, add: Add): void {
  const { name } = now;
  if (old.kind !== now.kind) {
    const isBreaking = now.kind !== 'positional';
    add(
      'parameter_kind',
      name,
      old.kind,
      now.kind,
      isBreaking,
      `\`${name}\` was ${old.kind} and is ${now.kind}`,
    );
  }
  if (old.default !== now.default) {
    if (old.default === null)
      add(
        'default_added',
        name,
        null,
        now.default,
        false,
        `\`${name}\` gained the default \`${now.default}\``,
      );
    else if (now.default === null)
      add(
        'default_removed',
        name,
        old.default,
        null,
        true,
        `\`${name}\` lost its default \`${old.default}\``,
      );
    else
      add(
        'default_changed',
        name,
        old.default,
        now.default,
        false,
        `the default of \`${name}\` was \`${old.default}\` and is \`${now.default}\``,
      );
  }
  if (old.annotation !== now.annotation)
    add(
      'parameter_annotation',
      name,
      old.annotation,
      now.annotation,
      false,
      becomes(`the type of \`${name}\``, old.annotation ?? '', now.annotation ?? ''),
    );
}

const shown = ({ name, annotation, default: value }: Parameter): string =>
  name + (annotation === null ? '' : `: ${annotation}`) + (value === null ? '' : ` = ${value}`);
