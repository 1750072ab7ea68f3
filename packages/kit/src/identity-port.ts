import type { Role } from '@peiyu/domain/permissions/roles.ts';

/** Who asks: one appointment of one account. The place comes from here alone, never from input. */
export interface Session {
  readonly accountId: string;
  readonly role: Role;
  /** Six-digit division code the appointment is for; 000000 = everywhere (trainees, platform roles). */
  readonly place: string;
  /** Organisation the appointment is for: institutions, evaluators, employers. */
  readonly org?: string;
  /** The natural person behind the account: two-person rules compare this, never the account. */
  readonly person?: string;
}

/** One row of a roster or form as it came, texts not yet checked. */
export interface AdmitRow {
  readonly row: number;
  readonly name: string;
  readonly documentType?: string;
  readonly number: string;
  /** The number came as a spreadsheet number and may have lost digits. */
  readonly numberIsNumeric?: boolean;
  readonly gender?: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly education?: string;
  readonly major?: string;
  readonly graduation?: string;
  readonly employer?: string;
  readonly employerCode?: string;
  readonly title?: string;
  readonly workYears?: number;
  readonly group?: string;
  readonly retired?: string;
  readonly county?: string;
}

/** What became of a row: `personId` when it may go on. `field` names the heading; `text` is plain Chinese, without the value. */
export interface AdmitVerdict {
  readonly row: number;
  readonly verdict: 'accept' | 'warn' | 'reject';
  readonly personId?: string;
  readonly problems: readonly { readonly field: string; readonly code: string; readonly text: string }[];
}

/** Fields of a person another service may ask for, each disclosure with a purpose and an audit row. */
export interface PersonFields {
  readonly name?: string;
  readonly maskedName?: string;
  readonly number?: string;
  readonly maskedNumber?: string;
  readonly phone?: string;
  readonly birthDate?: string;
  readonly education?: string;
  readonly major?: string;
  readonly graduation?: string;
  readonly title?: string;
  readonly workYears?: number;
  readonly group?: string;
  readonly retired?: boolean;
  readonly county?: string;
  readonly employer?: string;
}

/** Who asks for personal data, where, and what for: written to the audit trail before the answer. */
export interface Purpose {
  readonly service: string;
  readonly tenant: string;
  readonly purpose: string;
  readonly actor: string;
}

/** The only questions a service may ask another one: identity, about people and sessions (architecture.md 2). */
export interface IdentityPort {
  session(token: string): Promise<Session | undefined>;
  /** Rows → valid, matched, registered. `dryRun` registers nothing. Identical rows give identical persons. */
  admit(ask: Purpose, rows: readonly AdmitRow[], dryRun: boolean): Promise<readonly AdmitVerdict[]>;
  /** Document numbers (any written form) → personIds; undefined where nobody is known by it. */
  match(ask: Purpose, numbers: readonly string[]): Promise<readonly (string | undefined)[]>;
  disclose(
    ask: Purpose,
    personIds: readonly string[],
    fields: readonly (keyof PersonFields)[],
  ): Promise<ReadonlyMap<string, PersonFields>>;
  /** Handles of persons for the wire, of one tenant; and back. A ref of another tenant gives undefined. */
  personRefs(tenant: string, personIds: readonly string[]): Promise<readonly string[]>;
  resolveRefs(tenant: string, refs: readonly string[]): Promise<readonly (string | undefined)[]>;
  /** Encrypts what the law wants frozen, under a person's data key (or the tenant's when no person is named). */
  seal(ask: Purpose, subject: SealSubject, plain: Uint8Array): Promise<Uint8Array>;
  open(ask: Purpose, subject: SealSubject, sealed: Uint8Array): Promise<Uint8Array>;
}

/** What a sealed copy belongs to: moving it to another record or field makes it unreadable. */
export interface SealSubject {
  readonly personId?: string;
  readonly record: string;
  readonly field: string;
}
