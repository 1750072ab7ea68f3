import { useQuery } from '@tanstack/react-query';
import { useTRPC } from './trpc.ts';

const PAGE = 100;

/** Names of bodies by id, as the platform's directory has them; a body beyond its first hundred shows by its number alone. */
export function useOrganisationName(): (orgId: string) => string {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.identity.organisation.list.queryOptions({ limit: PAGE }), staleTime: 600_000 });
  const names = new Map((data?.items ?? []).map(({ orgId, name }) => [orgId, name]));
  return (orgId) => names.get(orgId) ?? '—';
}
