/** Reads this extension's settings from VS Code. The meaning of each is in the manifest. */
import * as vscode from 'vscode';
import type { Feature, Switch } from './features.ts';
import { otherServer } from './features.ts';
import { type ServerSettings, serverSettings } from './server-settings.ts';

/** A setting of the section `cpgd`; its default is the manifest's. */
export function setting<T>(name: string, scope?: vscode.Uri): T {
  return vscode.workspace.getConfiguration('cpgd', scope ?? null).get<T>(name) as T;
}

/** A number of things, whatever was typed into the settings: VS Code marks 2.5, and gives it all the same. */
export function countSetting(name: string): number {
  return Math.max(1, Math.floor(Number(setting(name)) || 1));
}

/** Id of another active Python language server, or null. */
export function activeOtherServer(): string | null {
  return otherServer({
    extensions: new Set(vscode.extensions.all.map(({ id }) => id.toLowerCase())),
    pythonLanguageServer: vscode.workspace.getConfiguration('python').get<string>('languageServer'),
  });
}

export function currentServerSettings(logLevel: vscode.LogLevel, scope?: vscode.Uri): ServerSettings {
  return serverSettings({
    switchOf: (feature: Feature) => setting<Switch>(`features.${feature}`, scope),
    hasOtherServer: activeOtherServer() !== null,
    diagnostics: {
      syntaxErrors: setting('diagnostics.syntaxErrors', scope),
      unresolvedImports: setting('diagnostics.unresolvedImports', scope),
      importCycles: setting('diagnostics.importCycles', scope),
    },
    impactStrategy: setting('impactStrategy', scope),
    logLevel: LOG_LEVELS[logLevel],
  });
}

const LOG_LEVELS: Readonly<
  Record<vscode.LogLevel, ServerSettings['logLevel'] & ('error' | 'warning' | 'info' | 'debug')>
> = {
  [vscode.LogLevel.Off]: 'error',
  [vscode.LogLevel.Error]: 'error',
  [vscode.LogLevel.Warning]: 'warning',
  [vscode.LogLevel.Info]: 'info',
  [vscode.LogLevel.Debug]: 'debug',
  [vscode.LogLevel.Trace]: 'debug',
};
