/**
 * The server's settings as it asks for them (`workspace/configuration`, section `cpgd`), made from ours: people
 * choose between *auto*, *on* and *off* for what they would want together, the server knows single features. Pure.
 */
import { FEATURES, type Feature, isProvided, type Switch } from './features.ts';

/** The server's names of what each of our switches means. */
const SERVER_FEATURES: Readonly<Record<Feature, readonly string[]>> = {
  hover: ['hover'],
  definition: ['definition', 'declaration', 'typeDefinition', 'implementation'],
  references: ['references', 'documentHighlight'],
  callHierarchy: ['callHierarchy'],
  typeHierarchy: ['typeHierarchy'],
  symbols: ['documentSymbol', 'workspaceSymbol'],
  rename: ['rename', 'renameFiles'],
  diagnostics: ['diagnostics'],
  folding: ['foldingRange', 'selectionRange'],
  semanticTokens: ['semanticTokens'],
  codeLens: ['codeLens'],
};

export interface SettingsSource {
  readonly switchOf: (feature: Feature) => Switch;
  readonly hasOtherServer: boolean;
  /** `cpgd.diagnostics`, as configured. */
  readonly diagnostics: Readonly<Record<string, unknown>>;
  /** `cpgd.impactStrategy`; `default` leaves it to the workspace. */
  readonly impactStrategy: string;
  readonly logLevel: 'error' | 'warning' | 'info' | 'debug';
}

export interface ServerSettings {
  readonly features: Readonly<Record<string, boolean>>;
  readonly diagnostics: Readonly<Record<string, unknown>>;
  readonly impactStrategy: string;
  readonly logLevel: string;
}

export function serverSettings(source: SettingsSource): ServerSettings {
  const features = FEATURES.flatMap((feature) => {
    const isOn = isProvided(feature, source.switchOf(feature), source.hasOtherServer);
    return SERVER_FEATURES[feature].map((name) => [name, isOn] as const);
  });
  return {
    features: Object.fromEntries(features),
    diagnostics: source.diagnostics,
    impactStrategy: source.impactStrategy,
    logLevel: source.logLevel,
  };
}

/** Whether a feature is wanted that the server, off at its start, has not announced: VS Code would never ask for it. */
export function isAnnouncedTooLittle(
  announced: ServerSettings['features'],
  wanted: ServerSettings['features'],
): boolean {
  return Object.entries(wanted).some(([name, isOn]) => isOn && announced[name] === false);
}
