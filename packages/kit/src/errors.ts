import type { Facts, RefusalCode } from '@peiyu/domain/refusal.ts';

/** What can go wrong beside a domain Refusal (422). Each kind has one HTTP status; `trpc.ts` holds the one table. */
export type ProblemKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'notFound' | 'conflict' | 'busy';

/** Base of the kit's own errors. `reason` is a refusal code of the kit's catalogue; nothing secret in it. */
export abstract class Problem extends Error {
  abstract readonly kind: ProblemKind;
  readonly reason: RefusalCode;
  readonly facts: Facts;

  constructor(reason: RefusalCode, facts: Facts = {}, options?: { cause?: unknown }) {
    super(reason, options);
    this.name = new.target.name;
    this.reason = reason;
    this.facts = facts;
  }
}

/** 400: the input does not have the shape asked for. */
export class Invalid extends Problem {
  readonly kind = 'invalid' as const;
}

/** 401: nobody, or no longer, signed in. */
export class Unauthenticated extends Problem {
  readonly kind = 'unauthenticated' as const;
  constructor() {
    super('kit.unauthenticated');
  }
}

/** 403: the role may never do this. */
export class Forbidden extends Problem {
  readonly kind = 'forbidden' as const;
}

/** 404: absent, or another tenant's: the two cannot be told apart. */
export class NotFound extends Problem {
  readonly kind = 'notFound' as const;
  constructor() {
    super('kit.not-found');
  }
}

/** 409: somebody else changed the record meanwhile; reload and decide again. */
export class Conflict extends Problem {
  readonly kind = 'conflict' as const;
  constructor(reason: RefusalCode = 'kit.conflict') {
    super(reason);
  }
}

/** 409: this command id was made impossible, because its reservation was given up meanwhile; another id may be tried. */
export class CommandCancelled extends Conflict {}

/** 503: nothing was decided; the same command id may be sent again. `what` names the part that is away or full. */
export class Busy extends Problem {
  readonly kind = 'busy' as const;
  constructor(what: string, options?: { cause?: unknown }) {
    super('kit.busy', { what }, options);
  }
}
