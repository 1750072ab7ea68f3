export { EngineError, SOURCES } from './engine.ts';
export type { Engine, EngineKind, EngineSource, LocalEngine, Log, UrlEngine } from './engine.ts';
export { takeEngine } from './take-engine.ts';
export type { TakeOptions } from './take-engine.ts';
export { startEngine } from './start-engine.ts';
export type { RunningEngine, StartOptions } from './start-engine.ts';
export { startTestEngine } from './test-engine.ts';
