/**
 * Which native language features this extension provides. Each can be switched on or off; left alone, those that
 * another Python language server provides as well stay off while one is active. Pure: is told what VS Code knows.
 */

export const FEATURES = [
  'hover',
  'definition',
  'references',
  'callHierarchy',
  'typeHierarchy',
  'symbols',
  'rename',
  'diagnostics',
  'folding',
  'semanticTokens',
  'codeLens',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Switch = 'auto' | 'on' | 'off';

/** Features that no other server has, so they never come twice. */
const OURS_ALONE: ReadonlySet<Feature> = new Set(['codeLens', 'typeHierarchy']);

/** Extensions that answer the same questions about Python, unless their own settings say otherwise. */
export const OTHER_SERVERS: readonly string[] = [
  'ms-python.vscode-pylance',
  'anysphere.cursorpyright',
  'detachhead.basedpyright',
  'ms-pyright.pyright',
  'astral-sh.ty',
  'meta.pyrefly',
];

export interface OtherServerFacts {
  /** Ids of installed and enabled extensions. */
  readonly extensions: ReadonlySet<string>;
  /** `python.languageServer`: `None` switches Pylance off, `Jedi` brings a server inside the Python extension. */
  readonly pythonLanguageServer: string | undefined;
}

/** Id of the other server that is active, or null. */
export function otherServer({ extensions, pythonLanguageServer }: OtherServerFacts): string | null {
  const setting = pythonLanguageServer ?? 'Default';
  if (extensions.has('ms-python.python') && setting === 'Jedi') return 'ms-python.python';
  const pylanceIsOff = setting === 'None' || setting === 'Jedi';
  return (
    OTHER_SERVERS.find((id) => extensions.has(id) && !(pylanceIsOff && id === 'ms-python.vscode-pylance')) ??
    null
  );
}

/** Whether a feature is provided, given its setting and whether another server is active. */
export function isProvided(feature: Feature, setting: Switch, hasOtherServer: boolean): boolean {
  if (setting !== 'auto') return setting === 'on';
  return !hasOtherServer || OURS_ALONE.has(feature);
}
