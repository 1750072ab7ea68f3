import { useQuery } from '@tanstack/react-query';
import type { Role } from '@peiyu/domain/permissions/roles.ts';
import type { Outputs } from './trpc.ts';
import { useTRPC } from './trpc.ts';

export type Session = Outputs['identity']['session']['me'];
export type Appointment = Session['appointments'][number];

/** Who is signed in. Inside the shell it is always there: the shell shows no page without it. */
export function useSession(): { session: Session | undefined; role: Role | undefined; post: Appointment | undefined } {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.identity.session.me.queryOptions(), staleTime: 60_000 });
  return { session: data, role: data?.role, post: data ? postOf(data) : undefined };
}

/** The post a session stands in: role, place and body together. */
export const postOf = (session: Session): Appointment | undefined =>
  session.appointments.find(
    ({ role, place, org }) => role === session.role && place === session.place && org === session.org,
  );
