/**
 * The settings of a client: from `initializationOptions`, then from the section `cpgd` of its configuration. A
 * value of the wrong type counts as not given, because a typing mistake must not stop a server;
 * `settingProblems` says so. Knows no method.
 */

import { IMPACT_STRATEGIES } from '@cpgd/shared/vocabulary';
import { didYouMean } from '../text/suggest.ts';

/** What can be switched off, one name per group of methods that a person would want or not want together. */
export const FEATURES = [
  'definition',
  'declaration',
  'typeDefinition',
  'implementation',
  'references',
  'documentHighlight',
  'hover',
  'documentSymbol',
  'workspaceSymbol',
  'callHierarchy',
  'typeHierarchy',
  'foldingRange',
  'selectionRange',
  'semanticTokens',
  'codeLens',
  'diagnostics',
  'rename',
  'renameFiles',
] as const;
export type FeatureName = (typeof FEATURES)[number];

export const LOG_LEVELS = ['error', 'warning', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const STRATEGY_SETTINGS = ['default', ...IMPACT_STRATEGIES] as const;

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'none'] as const;
export type SeveritySetting = (typeof SEVERITIES)[number];

export interface Settings {
  readonly features: Readonly<Record<FeatureName, boolean>>;
  readonly diagnostics: {
    readonly syntaxErrors: SeveritySetting;
    readonly unresolvedImports: SeveritySetting;
    readonly importCycles: SeveritySetting;
  };
  /** What is logged; null: what the command line says. */
  readonly logLevel: LogLevel | null;
  /** Which files count as impacted; `default`: as the workspace is configured. */
  readonly impactStrategy: (typeof STRATEGY_SETTINGS)[number];
}

export const DEFAULT_SETTINGS: Settings = {
  features: Object.fromEntries(FEATURES.map((name) => [name, true])) as Record<FeatureName, boolean>,
  diagnostics: { syntaxErrors: 'error', unresolvedImports: 'warning', importCycles: 'none' },
  logLevel: null,
  impactStrategy: 'default',
};

/** `given` over `base`; unknown names and values of the wrong type are left out. */
export function mergeSettings(base: Settings, given: unknown): Settings {
  const { features, diagnostics, logLevel, impactStrategy } = objectOf(given);
  const switches = objectOf(features);
  const severities = objectOf(diagnostics);
  const merged = { ...base.features };
  for (const name of FEATURES) {
    const value = switches[name];
    if (typeof value === 'boolean') merged[name] = value;
  }
  return {
    features: merged,
    diagnostics: {
      syntaxErrors: oneOf(SEVERITIES, severities.syntaxErrors, base.diagnostics.syntaxErrors),
      unresolvedImports: oneOf(SEVERITIES, severities.unresolvedImports, base.diagnostics.unresolvedImports),
      importCycles: oneOf(SEVERITIES, severities.importCycles, base.diagnostics.importCycles),
    },
    logLevel: oneOf(LOG_LEVELS, logLevel, base.logLevel),
    impactStrategy: oneOf(STRATEGY_SETTINGS, impactStrategy, base.impactStrategy),
  };
}

const SWITCH = [true, false] as const;
/** What is said of the client itself beside its settings: `commands` (`Client.runsCommands`). */
const OF_CLIENT = 'commands';

/** By name: what may be given, as a list of values or of settings by name. */
interface Allowed {
  readonly [name: string]: readonly unknown[] | Allowed;
}

const ALLOWED: Allowed = {
  features: Object.fromEntries(FEATURES.map((name) => [name, SWITCH])),
  diagnostics: { syntaxErrors: SEVERITIES, unresolvedImports: SEVERITIES, importCycles: SEVERITIES },
  logLevel: LOG_LEVELS,
  impactStrategy: STRATEGY_SETTINGS,
  [OF_CLIENT]: SWITCH,
};

/** What `mergeSettings` leaves out, a sentence each; null and nothing at all are no settings. */
export function settingProblems(given: unknown, allowed: Allowed = ALLOWED, within = 'cpgd'): string[] {
  return Object.entries(objectOf(given)).flatMap(([name, value]) => {
    const full = `${within}.${name}`;
    const known = Object.hasOwn(allowed, name) ? allowed[name]! : null;
    if (known === null) {
      const names = Object.keys(allowed).filter((one) => one !== OF_CLIENT);
      return `There is no setting \`${full}\`. ${didYouMean(name, names) ?? `Known are ${names.join(', ')}.`}`;
    }
    if (value === null || value === undefined) return [];
    if (isValues(known))
      return known.includes(value)
        ? []
        : `\`${full}\` has to be one of ${known.map((one) => JSON.stringify(one)).join(', ')}.`;
    return isObject(value)
      ? settingProblems(value, known, full)
      : `\`${full}\` has to be an object with any of ${Object.keys(known).join(', ')}.`;
  });
}

const isValues = (allowed: readonly unknown[] | Allowed): allowed is readonly unknown[] =>
  Array.isArray(allowed);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

function oneOf<T extends string, O extends T | null>(
  allowed: readonly T[],
  value: unknown,
  otherwise: O,
): T | O {
  return allowed.find((one) => one === value) ?? otherwise;
}
