import type { IdentityPort } from '@peiyu/kit/identity-port.ts';
import type { IdentityParts } from './parts.ts';
import { admit } from './person/admit.ts';
import { disclose } from './person/disclose.ts';
import { match } from './person/match.ts';

/** The questions other services may ask, over identity's own parts. `parts` is called late: the kernel is built with the port inside. */
export function identityPort(parts: () => IdentityParts): IdentityPort {
  return {
    session: (token) => parts().sessions.find(token),
    admit: (ask, rows, dryRun) => admit(parts(), ask, { rows, dryRun }),
    match: (ask, numbers) => match(parts(), ask, numbers),
    disclose: (ask, personIds, fields) => disclose(parts(), ask, { personIds, fields }),
    personRefs: async (tenant, personIds) => parts().refs.make(tenant, personIds),
    resolveRefs: (tenant, refs) => parts().refs.resolve([tenant], refs),
    seal: (ask, subject, plain) => parts().sealing.seal(ask, subject, plain),
    open: (ask, subject, sealed) => parts().sealing.open(ask, subject, sealed),
  };
}
