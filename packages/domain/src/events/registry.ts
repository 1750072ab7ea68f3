import type { Envelope, EventContract } from './contract.ts';

/** Why an event cannot be read by its contract. Consumers park such an event; they never skip it. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}

/** All contracts under their type. Two contracts of one type are a programming error. */
export function createRegistry(contracts: readonly EventContract[]): ReadonlyMap<string, EventContract> {
  const registry = new Map<string, EventContract>();
  for (const contract of contracts) {
    if (registry.has(contract.type)) throw new ContractError(`event type declared twice: ${contract.type}`);
    registry.set(contract.type, contract);
  }
  return registry;
}

/**
 * Brings an event to the newest version of its contract and checks it.
 * Throws ContractError for an unknown type, a version from the future, or data that does not fit.
 */
export function readEvent(registry: ReadonlyMap<string, EventContract>, event: Envelope): Envelope {
  const contract = registry.get(event.type);
  if (!contract) throw new ContractError(`unknown event type ${event.type}`);
  if (event.ver > contract.ver) throw new ContractError(`${event.type} v${event.ver} is newer than v${contract.ver}`);
  let data = event.data;
  for (let ver = event.ver; ver < contract.ver; ver++) {
    const upcast = contract.upcasts[ver];
    if (!upcast) throw new ContractError(`${event.type} has no upcast from v${ver}`);
    data = upcast(data);
  }
  const parsed = contract.schema.safeParse(data);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || issue.code).join(', ');
    throw new ContractError(`${event.type} v${event.ver} does not fit its contract at: ${where}`);
  }
  return { ...event, ver: contract.ver, data: parsed.data as Record<string, unknown> };
}
