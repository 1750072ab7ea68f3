export { loadDirectories, type Directory } from './directory/directory.ts';
export type { Message, Messenger } from './invitation/invitations.ts';
export type { IdentityRouter } from './router.ts';
export { createIdentity, type IdentityDeps, type IdentityService } from './service.ts';
export type { IdentitySettings } from './settings.ts';
