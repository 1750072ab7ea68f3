import { Refusal } from '../refusal.ts';
import type { RefusalCode } from '../refusal.ts';

/** N neutral · P in progress, with another · W needs an act · G done, valid · R refused, invalid, late · X ended without result (desks 7.2). */
export type Letter = 'N' | 'P' | 'W' | 'G' | 'R' | 'X';

/** Chinese label of a state and its letter. */
export type StateLook = readonly [label: string, letter: Letter];

/**
 * One machine: every state and command with its Chinese label, and state × command → state. A move to the same state is an act that changes facts only.
 * Guards that need facts (hours, quota, listing) belong to the decision, not to the table.
 */
export interface Lifecycle<S extends string, C extends string> {
  readonly code: string;
  readonly label: string;
  readonly initial: S;
  readonly states: Readonly<Record<S, StateLook>>;
  readonly commands: Readonly<Record<C, string>>;
  readonly moves: Readonly<Record<C, Readonly<Partial<Record<S, S>>>>>;
  readonly refusal: RefusalCode;
}

interface Draft<S extends string, C extends string> {
  /** `service.thing`; the refusal is `service.thing.state`. */
  readonly code: string;
  readonly label: string;
  readonly initial: NoInfer<S>;
  readonly states: Readonly<Record<S, StateLook>>;
  /** Command → its Chinese label, then from → to. */
  readonly commands: Readonly<
    Record<C, readonly [label: string, moves: Readonly<Partial<Record<NoInfer<S>, NoInfer<S>>>>]>
  >;
}

/** Writes a machine down; types check that every move names states of it and that its refusal is in the catalogue. */
export function defineLifecycle<const S extends string, const C extends string, const T extends string>(
  draft: Draft<S, C> & { readonly code: `${T}.state` extends RefusalCode ? T : never },
): Lifecycle<S, C> {
  const names = Object.keys(draft.commands) as C[];
  const pick = <V>(part: (command: C) => V) =>
    Object.fromEntries(names.map((name) => [name, part(name)])) as Record<C, V>;
  return {
    code: draft.code,
    label: draft.label,
    initial: draft.initial,
    states: draft.states,
    commands: pick((name) => draft.commands[name][0]),
    moves: pick((name) => draft.commands[name][1]),
    refusal: `${draft.code}.state` as RefusalCode,
  };
}

/** The state after a command, or the refusal `<service>.<thing>.state` with the Chinese labels of state and command. */
export function next<S extends string, C extends string>(
  table: Lifecycle<S, C>,
  state: NoInfer<S>,
  command: NoInfer<C>,
): S {
  const to = target(table, state, command);
  if (to === undefined)
    throw new Refusal(table.refusal, { state: stateLabel(table, state), command: table.commands[command] });
  return to;
}

/** True when a command may be given in a state. */
export const can = <S extends string, C extends string>(
  table: Lifecycle<S, C>,
  state: NoInfer<S>,
  command: NoInfer<C>,
): boolean => target(table, state, command) !== undefined;

/** The commands a state allows, in the order of the table: the buttons of a page before role and facts are asked. */
export const allowed = <S extends string, C extends string>(table: Lifecycle<S, C>, state: NoInfer<S>): C[] =>
  (Object.keys(table.commands) as C[]).filter((command) => can(table, state, command));

/** Chinese label of a state. */
export const stateLabel = <S extends string, C extends string>(table: Lifecycle<S, C>, state: NoInfer<S>): string =>
  table.states[state][0];

/** Letter of a state. */
export const letterOf = <S extends string, C extends string>(table: Lifecycle<S, C>, state: NoInfer<S>): Letter =>
  table.states[state][1];

/** Chinese label of a command: the text of its button. */
export const commandLabel = <S extends string, C extends string>(table: Lifecycle<S, C>, command: NoInfer<C>): string =>
  table.commands[command];

/** States no command leaves. Every other state must be in somebody's 待办 (desks 1.1). */
export const finalStates = <S extends string, C extends string>(table: Lifecycle<S, C>): S[] =>
  (Object.keys(table.states) as S[]).filter((state) =>
    allowed(table, state).every((command) => target(table, state, command) === state),
  );

/** State names as a tuple for a zod enum. */
export const statesOf = <S extends string, C extends string>(table: Lifecycle<S, C>): [S, ...S[]] =>
  Object.keys(table.states) as [S, ...S[]];

const target = <S extends string, C extends string>(table: Lifecycle<S, C>, state: S, command: C): S | undefined =>
  Object.hasOwn(table.moves[command], state) ? table.moves[command][state] : undefined;

/** The states of a machine, for types: `StateOf<typeof cohortLifecycle>`. */
export type StateOf<L> = L extends Lifecycle<infer S, string> ? S : never;
export type CommandOf<L> = L extends Lifecycle<string, infer C> ? C : never;
