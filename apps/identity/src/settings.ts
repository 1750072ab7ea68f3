import type { Packs } from '@peiyu/kit/packs.ts';
import type { Directory } from './directory/directory.ts';
import type { Messenger } from './invitation/invitations.ts';
import type { SessionLimits } from './session/sessions.ts';

/** What identity needs beside the parts every service gets. */
export interface IdentitySettings {
  readonly packs: Packs;
  /** Catalogues to take in at start, read by `loadDirectories`. */
  readonly directories: readonly Directory[];
  readonly sessions: SessionLimits;
  /** Mounts the outbox route. Never true in production. */
  readonly development: boolean;
  /** Where one-time codes go; without one they wait, sealed, and only the development outbox shows them. */
  readonly messenger?: Messenger;
}
