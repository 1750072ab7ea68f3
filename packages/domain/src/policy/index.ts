export * from './access.ts';
export * from './headings.ts';
export * from './pack.ts';
export * from './parts.ts';
export * from './read.ts';
export * from './standard.ts';
