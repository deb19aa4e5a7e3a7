/** What an engine is told about its workspace when it starts. */
import type { ImpactStrategy } from '@cpgd/shared';
import type { Store } from '../../store/store.ts';
import type { Trace } from '../trace.ts';
import type { Rebuild } from './rebuild.ts';

export interface EngineOptions {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly store: Store;
  readonly workers: number | undefined;
  readonly trace: Trace;
  /** Told after every committed revision that changed something. */
  readonly onRebuild?: (rebuild: Rebuild) => void;
  /** Asked at every revision; null: the strategy of the workspace's configuration. */
  readonly strategy?: () => ImpactStrategy | null;
  /** Milliseconds that linking may keep the thread at a time; `LINK_STEP_LIMIT_MS` unless told, 0: as long as it takes. */
  readonly linkLimitMs?: number;
  /** Milliseconds without an edit that end what is told of as typed at once; `TYPING_PAUSE_MS` unless told. */
  readonly typingPauseMs?: number;
}
