/**
 * How one exported name differs between two versions of a file, aspect by aspect and parameter by parameter, and
 * whether that can break code that used it. Breaking is what Python raises for: a call that no longer binds its
 * arguments (reference 6.3.4), a name, base or kind of thing that is gone. What only a type checker would notice is
 * reported and not called breaking.
 */
import type { ExportAspect } from '@cpgd/shared';
import type { ExportedName } from '../linker/exports.ts';
import type { ExportChange } from '../relations/history.ts';
import { becomes, parameterAspects } from './parameter-aspects.ts';
import { isSameCode, splitTopLevel } from './top-level.ts';
import { losesAbility, type WrittenDeclaration } from './written-declaration.ts';

/** One version of a name; `written` is null where the text is not there. */
export interface NameVersion {
  readonly name: ExportedName;
  readonly written: WrittenDeclaration | null;
}

/** Decorators that change how a name is used, not only what it does. */
const BINDING_DECORATORS =
  /^(?:(?:functools\.)?cached_property|property|classmethod|staticmethod|\w+\.(?:setter|deleter))$/;

/** Decorators by which a method is read as a variable is. */
const PROPERTY = /(?:^|[\s.])(?:cached_)?property$/;

/** In the order of the declaration: kind, parameters, return, annotation, bases, decorators, target, value. */
export function exportAspects(before: NameVersion, after: NameVersion): ExportAspect[] {
  const [old, now] = [before.name.details, after.name.details];
  const found: ExportAspect[] = [];
  const add = (...of: Parameters<typeof became>): void => void found.push(became(...of));
  const isRead = (details: typeof old): boolean =>
    details.kind === 'variable' || splitTopLevel(details.decorators, ',').some((one) => PROPERTY.test(one));
  if (old.kind !== now.kind) {
    const isBreaking = !isRead(old) || !isRead(now);
    found.push({
      ...became('kind', old.kind, now.kind, isBreaking, 'its kind'),
      text: `was ${words(old.kind)} and is ${words(now.kind)}`,
    });
  }
  if (old.signature !== now.signature && old.signature !== '' && now.signature !== '')
    found.push(...parameterAspects(old.signature, now.signature));
  if (old.annotation !== now.annotation) {
    const isReturn = before.name.def >= 0 || after.name.def >= 0;
    add(
      isReturn ? 'return_annotation' : 'annotation',
      old.annotation,
      now.annotation,
      false,
      isReturn ? 'its return type' : 'its type',
    );
  }
  if (old.bases !== now.bases) {
    const lost = splitTopLevel(old.bases, ',')
      .map(trim)
      .filter((base) => base !== '');
    const kept = new Set(splitTopLevel(now.bases, ',').map(trim));
    add(
      'bases',
      old.bases,
      now.bases,
      lost.some((base) => !kept.has(base)),
      'its bases',
    );
  }
  if (old.decorators !== now.decorators) {
    // What a variable becomes, its kind says.
    const isOtherBinding = old.kind !== 'variable' && bindingOf(old.decorators) !== bindingOf(now.decorators);
    const isBreaking = isOtherBinding || losesAbility(old.decorators, now.decorators);
    add('decorators', old.decorators, now.decorators, isBreaking, 'its decorators');
  }
  if (before.written && after.written) found.push(...writtenAspects(before, after));
  if (old.alias_target !== now.alias_target)
    add('alias_target', old.alias_target, now.alias_target, false, 'its target');
  const [value, newValue] = [before.written?.value ?? null, after.written?.value ?? null];
  // A name that is only annotated is not bound (reference 7.2.2).
  if (value !== null && newValue !== null && value !== newValue)
    add('value', value, newValue, newValue === '', 'its value');
  return found;
}

/** What only the texts tell: arguments of decorators, keywords of the class, what calling it takes, overloads. */
function writtenAspects(before: NameVersion, after: NameVersion): ExportAspect[] {
  const [old, now] = [before.written!, after.written!];
  const found: ExportAspect[] = [];
  const add = (...of: Parameters<typeof became>): void => void found.push(became(...of));
  const isNamedAlike = before.name.details.decorators === after.name.details.decorators;
  if (isNamedAlike && !isSameCode(old.decorators, now.decorators))
    add(
      'decorators',
      old.decorators,
      now.decorators,
      losesAbility(old.decorators, now.decorators),
      'its decorators',
    );
  if (!isSameCode(old.keywords, now.keywords)) {
    const metaclass = (text: string): string | undefined => /\bmetaclass=[\w.]+/.exec(text)?.[0];
    const wasLost =
      metaclass(old.keywords) !== undefined && metaclass(old.keywords) !== metaclass(now.keywords);
    add('keywords', old.keywords, now.keywords, wasLost, 'its class keywords');
  }
  // Where the method is the same, it says so itself.
  const isMethod = old.constructor?.from === 'method' && now.constructor?.from === 'method';
  if (old.constructor && now.constructor && !isMethod)
    found.push(...parameterAspects(old.constructor.signature, now.constructor.signature));
  if (old.overloads !== now.overloads) add('overloads', old.overloads, now.overloads, false, 'its overloads');
  return found;
}

/** From one text to another, '' being nothing; `what` says in words whose. */
function became(
  aspect: ExportAspect['aspect'],
  before: string,
  after: string,
  isBreaking: boolean,
  what: string,
): ExportAspect {
  return {
    aspect,
    parameter: null,
    before: before || null,
    after: after || null,
    isBreaking,
    text: becomes(what, before, after),
  };
}

/** The aspect of a name whose own text is as it was, but which now evaluates to something else. */
export const INFERRED_TYPE: ExportAspect = {
  aspect: 'inferred_type',
  parameter: null,
  before: null,
  after: null,
  isBreaking: false,
  text: 'what it evaluates to is inferred anew',
};

/** The aspect of an import whose text is as it was. Where nothing is found any more, it fails when it runs. */
export const targetAspect = ({ before, after }: NonNullable<ExportChange['alias']>): ExportAspect => ({
  aspect: 'alias_target',
  parameter: null,
  before,
  after,
  isBreaking: after === null,
  text:
    before === after
      ? `its target \`${after}\` is another kind of thing`
      : becomes('its target', before ?? '', after ?? ''),
});

/** The aspect of a top-level name that `__all__`, or how it is imported, shows or hides; null where that is as it was. */
export function visibilityAspect(wasPublic: boolean, isPublic: boolean): ExportAspect | null {
  if (wasPublic === isPublic) return null;
  return {
    aspect: 'visibility',
    parameter: null,
    before: wasPublic ? 'public' : 'private',
    after: isPublic ? 'public' : 'private',
    // `from m import *` binds it no more.
    isBreaking: wasPublic,
    text: isPublic ? 'is public now' : 'is not public any more',
  };
}

const trim = (text: string): string => text.trim();
/** `a class`, `an async function` */
const words = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind.replace('_', ' ')}`;
const bindingOf = (decorators: string): string =>
  splitTopLevel(decorators, ',')
    .map(trim)
    .filter((name) => BINDING_DECORATORS.test(name))
    .join(', ');
