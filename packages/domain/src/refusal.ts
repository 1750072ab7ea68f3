import { assessmentRefusals } from './refusals/assessment.ts';
import { certificatesRefusals } from './refusals/certificates.ts';
import type { RefusalEntry } from './refusals/entry.ts';
import { identityRefusals } from './refusals/identity.ts';
import { kitRefusals } from './refusals/kit.ts';
import { reportingRefusals } from './refusals/reporting.ts';
import { subsidiesRefusals } from './refusals/subsidies.ts';
import { trainingRefusals } from './refusals/training.ts';

/** Every refusal of the platform: code → Chinese sentence, source of the rule, meaning of each placeholder. */
export const REFUSALS = {
  ...kitRefusals,
  ...identityRefusals,
  ...trainingRefusals,
  ...assessmentRefusals,
  ...certificatesRefusals,
  ...subsidiesRefusals,
  ...reportingRefusals,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** What fills the placeholders and what the caller may show beside the text. Never a name, a number of a person or a phone of one. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * The only error the domain throws: a rule says no. kit answers it as 422 with `reason` = code and `facts`.
 * The message is the code alone, so that nothing of the facts reaches a log by way of an error text.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly facts: Facts;

  constructor(code: RefusalCode, facts: Facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** A value that was read, or why it was not. Rows of a sheet collect these; a command turns one into a throw by `orThrow`. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly facts: Facts;
}

export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refused = (code: RefusalCode, facts: Facts = {}): Refused => ({ ok: false, code, facts });

/** The value, or the refusal thrown. */
export function orThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.code, outcome.facts);
}

/** True for a code of the catalogue: what arrives over the wire is only a string. */
export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);

/** The Chinese sentence of a code with its placeholders filled; a fact that is missing shows as “—”, never as a bare placeholder. */
export function refusalText(code: RefusalCode, facts: Facts = {}): string {
  const entry: RefusalEntry = REFUSALS[code];
  return entry.says.replaceAll(/\{(\w+)\}/gu, (_, key: string) => {
    const fact = facts[key];
    if (fact === undefined || fact === null || fact === '') return '—';
    return Array.isArray(fact) ? fact.join('、') : String(fact);
  });
}
