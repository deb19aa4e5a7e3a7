/** The interpreter that the Python extension has selected for a folder. Starts nothing. */
import * as vscode from 'vscode';

interface PythonExtension {
  readonly environments?: {
    getActiveEnvironmentPath(resource: vscode.Uri): { readonly path: string };
  };
}

/** Absolute path, or null where the Python extension is missing or has selected none. */
export async function pythonInterpreter(root: string): Promise<string | null> {
  const extension = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
  if (!extension) return null;
  const api = extension.isActive ? extension.exports : await extension.activate();
  const path = api.environments?.getActiveEnvironmentPath(vscode.Uri.file(root)).path;
  return path && path !== 'python' ? path : null;
}
