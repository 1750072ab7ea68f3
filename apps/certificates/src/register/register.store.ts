import type { CertificateKind } from '../certificate/issuing.ts';
import type { AggregateDefinition } from '@peiyu/kit/store/aggregate.ts';
import type { Register, RegisterEvent } from './register.ts';
import { derivedId } from '@peiyu/kit/ids.ts';
import { evolveRegister } from './register.ts';

/** An issuer numbers through all cities, so its register is a platform record; `hot`: every entry is keyed by its batch. */
export const registerDefinition: AggregateDefinition<Register, RegisterEvent> = {
  type: 'numberRegister',
  collection: 'numberRegisters',
  evolve: evolveRegister,
  hot: true,
  platform: true,
};

export const registerId = (issuer: { orgId: string; kind: CertificateKind; year: number }): string =>
  derivedId('numberRegister', issuer.orgId, issuer.kind, String(issuer.year));

/** The register that numbers the issuers themselves, in the order of their first issue. */
export const ISSUER_REGISTER = derivedId('numberRegister', 'issuers');
