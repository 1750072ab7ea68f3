import type { Client, Made } from '../client.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';
import { passwordOf } from '../world.ts';

const letters = (name: string): string => name.replaceAll(/[^\p{L}\d]/gu, '');

/** User names by post; a body's own, a city's own. */
export const ti = (institution: string): string => `ti.${letters(institution)}`;
export const ei = (evaluator: string): string => `ei.${letters(evaluator)}`;
export const eiSecond = (evaluator: string): string => `ei2.${letters(evaluator)}`;
export const desk = (city: string): string => `desk.${city}`;
export const office = (post: 'subsidy.a' | 'subsidy.b' | 'finance', city: string): string => `${post}.${city}`;
export const PROVINCE = 'province';

export interface Post {
  readonly username: string;
  readonly role: string;
  readonly place: string;
  readonly body?: string;
}

/** Everybody who acts in the scenario for a body or an office; trainees come by themselves. */
export function postsOf(scenario: Scenario): Post[] {
  const { province, tracks, hostile, elsewhere } = scenario;
  const plans = Object.values(tracks);
  const cities = new Set([...plans, hostile, elsewhere].map(({ city }) => city));
  const paying = new Set(plans.filter(({ subsidy }) => subsidy).map(({ city }) => city));
  const institutions = new Set([...plans, hostile, elsewhere].map(({ institution }) => institution));
  const evaluators = new Set([...plans, hostile].map(({ evaluator }) => evaluator));
  const offices = ['subsidy.a', 'subsidy.b', 'finance'] as const;
  return [
    { username: PROVINCE, role: 'province', place: province },
    ...[...cities].map((city) => ({ username: desk(city), role: 'cityDesk', place: city })),
    ...[...paying].flatMap((city) => offices.map((role) => ({ username: office(role, city), role, place: city }))),
    ...[...institutions].map((body) => ({ username: ti(body), role: 'ti.manager', place: province, body })),
    ...[...evaluators].flatMap((body) => [
      { username: ei(body), role: 'ei.manager', place: province, body },
      { username: eiSecond(body), role: 'ei.second', place: province, body },
    ]),
  ];
}

/** The administrator makes the account and its post; then its holder signs in. */
export async function openPost(world: World, admin: Client, post: Post): Promise<void> {
  const { username, role, place, body } = post;
  const org = body === undefined ? {} : { orgId: world.organisation(body) };
  const password = passwordOf(world.seed, username);
  const account = await admin.send<Made>('identity.account.create', { username, password, ...org }, username);
  // Rights are a matter of the machine's day, which the business year does not move.
  const grant = { accountId: account.id, role, place, from: '2020-01-01', ...org };
  await admin.send('identity.appointment.grant', grant, username);
  await world.as(username).login(username, password);
}
