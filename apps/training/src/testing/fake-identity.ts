import { businessDate, parseDateText } from '@peiyu/domain/calendar/index.ts';
import type { Refused, RefusalCode } from '@peiyu/domain/refusal.ts';
import { refusalText } from '@peiyu/domain/refusal.ts';
import {
  canonicalCode,
  genderOf,
  identityTypeOf,
  maskIdentityNumber,
  maskName,
  parseIdentityDocument,
  parsePersonName,
  parsePhone,
  parseUscc,
} from '@peiyu/domain/values/index.ts';
import type { AdmitRow, AdmitVerdict, IdentityPort } from '@peiyu/kit/identity-port.ts';
import { derivedId } from '@peiyu/kit/ids.ts';

interface Person {
  readonly name: string;
  readonly number: string;
}

type Problems = { field: string; code: string; text: string }[];

/**
 * Identity as this service needs it: documents, names, phones and codes by the same rules of the domain, everything in
 * memory. What it cannot say wrong is left out: vault, audit, ages (the class warns of them itself).
 */
export class FakeIdentity implements IdentityPort {
  readonly people = new Map<string, Person>();
  /** Rows asked for in each call, for tests of how often identity is asked. */
  readonly admitted: number[] = [];
  readonly #asOf: () => string;

  constructor(asOf: () => string) {
    this.#asOf = asOf;
  }

  session(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  admit(_ask: unknown, rows: readonly AdmitRow[], dryRun: boolean): Promise<readonly AdmitVerdict[]> {
    this.admitted.push(rows.length);
    const seen = new Map<string, number>();
    return Promise.resolve(rows.map((row) => this.#admitRow(row, seen, dryRun)));
  }

  #admitRow(row: AdmitRow, seen: Map<string, number>, dryRun: boolean): AdmitVerdict {
    const number = canonicalCode(row.number);
    const problems = this.#problems(row);
    const first = seen.get(number);
    if (problems.length === 0 && first !== undefined)
      problems.push(said('证件号码', 'identity.person.twice-in-file', { row: first }));
    if (problems.length > 0) return { row: row.row, verdict: 'reject', problems };
    seen.set(number, row.row);
    const personId = this.personIdOf(number);
    if (!dryRun) this.people.set(personId, { name: row.name.trim(), number });
    return { row: row.row, verdict: 'accept', ...(this.people.has(personId) ? { personId } : {}), problems: [] };
  }

  #problems(row: AdmitRow): Problems {
    const asOf = businessDate(this.#asOf());
    const problems: Problems = [];
    const need = (field: string, read: { ok: true } | Refused): void => {
      if (!read.ok) problems.push(said(field, read.code, read.facts));
    };
    need('姓名', parsePersonName(row.name));
    if (row.numberIsNumeric) problems.push(said('证件号码', 'identity.citizen-id.number-cell'));
    const document = parseIdentityDocument(identityTypeOf(row.documentType ?? '') ?? 'residentId', row.number, asOf);
    if (!row.numberIsNumeric) need('证件号码', document);
    if (document.ok) {
      const { gender, birthDate } = document.value;
      const stated = row.birthDate === undefined ? null : parseDateText(row.birthDate);
      const otherGender = row.gender !== undefined && gender !== null && genderOf(row.gender) !== gender;
      const otherBirth = stated?.precision === 'day' && birthDate !== null && stated.date !== birthDate;
      if (otherGender || otherBirth) problems.push(said('出生日期', 'identity.citizen-id.mismatch'));
    }
    if (row.phone !== undefined) need('手机号码', parsePhone(row.phone));
    if (row.employerCode !== undefined) need('统一社会信用代码', parseUscc(row.employerCode));
    return problems;
  }

  personIdOf(number: string): string {
    return derivedId('person', canonicalCode(number));
  }

  match(_ask: unknown, numbers: readonly string[]): Promise<readonly (string | undefined)[]> {
    return Promise.resolve(
      numbers.map((number) => {
        const personId = this.personIdOf(number);
        return this.people.has(personId) ? personId : undefined;
      }),
    );
  }

  disclose(_ask: unknown, personIds: readonly string[]) {
    const fields = personIds.flatMap((id) => {
      const person = this.people.get(id);
      return person
        ? [[id, { maskedName: maskName(person.name), maskedNumber: maskIdentityNumber(person.number) }] as const]
        : [];
    });
    return Promise.resolve(new Map(fields));
  }

  personRefs(tenant: string, personIds: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(personIds.map((id) => `${tenant}-${derivedId('ref', id)}`));
  }

  resolveRefs(): Promise<readonly undefined[]> {
    return Promise.resolve([]);
  }

  /** Sealed enough to tell sealed from clear. */
  seal(_ask: unknown, _subject: unknown, plain: Uint8Array): Promise<Uint8Array> {
    return Promise.resolve(turned(plain));
  }

  open(_ask: unknown, _subject: unknown, sealed: Uint8Array): Promise<Uint8Array> {
    return Promise.resolve(turned(bytes(sealed)));
  }
}

const turned = (data: Uint8Array): Uint8Array => data.map((byte) => byte ^ 0x5a);

/** A database gives bytes back wrapped in its own type. */
function bytes(stored: Uint8Array): Uint8Array {
  const wrapped = stored as unknown as { buffer?: unknown; position?: number };
  return wrapped.position === undefined
    ? stored
    : Uint8Array.from(wrapped.buffer as Uint8Array).slice(0, wrapped.position);
}

const said = (field: string, code: RefusalCode, facts = {}) => ({ field, code, text: refusalText(code, facts) });
