/**
 * All commands, in the order in which help lists them. Adding a command is one file and one line here.
 */
import type { CliCommand } from './command.ts';
import { calleesCommand } from './commands/callees.ts';
import { callersCommand } from './commands/callers.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dumpCommand } from './commands/dump.ts';
import { exportCommand } from './commands/export.ts';
import { exportDeltaCommand } from './commands/export-delta.ts';
import { flowCommand } from './commands/flow.ts';
import { impactCommand } from './commands/impact.ts';
import { indexCommand } from './commands/index.ts';
import { mcpCommand } from './commands/mcp.ts';
import { referencesCommand } from './commands/references.ts';
import { revisionsCommand } from './commands/revisions.ts';
import { scipCommand } from './commands/scip.ts';
import { sliceCommand } from './commands/slice.ts';
import { sqlCommand } from './commands/sql.ts';
import { statusCommand } from './commands/status.ts';
import { symbolCommand } from './commands/symbol.ts';
import { traverseCommand } from './commands/traverse.ts';
import { watchCommand } from './commands/watch.ts';
import { whyCommand } from './commands/why.ts';

export const COMMANDS: readonly CliCommand[] = [
  indexCommand,
  watchCommand,
  whyCommand,
  impactCommand,
  exportDeltaCommand,
  revisionsCommand,
  symbolCommand,
  referencesCommand,
  callersCommand,
  calleesCommand,
  flowCommand,
  sliceCommand,
  traverseCommand,
  sqlCommand,
  dumpCommand,
  exportCommand,
  scipCommand,
  mcpCommand,
  statusCommand,
  doctorCommand,
];
