import { dateText, endOfMonths, limitAmount, limitText, partsOf } from '../calendar/index.ts';
import type { CalendarDate } from '../calendar/index.ts';
import type { CityPack } from '../policy/index.ts';
import { accepted, refused } from '../refusal.ts';
import type { Outcome, Refused } from '../refusal.ts';
import type { Level, OccupationCode } from '../values/index.ts';

/** The programme's own subsidy 职业培训补贴; anything else names another scheme in Chinese. */
export const OWN_SCHEME = '职业培训补贴';

/** A live subsidy of a person, in any city: accepted and neither refused, withdrawn nor recovered. Dates only: no city, no amount (C4-31). */
export interface HeldSubsidy {
  readonly scheme: string;
  readonly occupation: OccupationCode;
  readonly level: Level;
  readonly acceptedOn: CalendarDate;
  /** Certificate it rests on, where known. */
  readonly certificate?: string;
}

/** The claim asked for. */
export interface AskedSubsidy {
  readonly occupation: OccupationCode;
  readonly level: Level;
  readonly certificate: string;
  readonly issuedOn: CalendarDate;
  /** Business date of the claim. */
  readonly on: CalendarDate;
}

type Terms = Pick<CityPack['subsidy'], 'duplicateWindow' | 'yearlyCap' | 'crossScheme' | 'claimWindow'>;

/**
 * Whether a person may have one more subsidy. In order: the claim window after the certificate (B4 S24), another scheme on the same certificate (B4 S20),
 * the same occupation and level within the window (W-V(3), H-III(6), A9 Q8), the yearly number whatever the scheme (B4 S17). `held` must not contain the claim itself.
 */
export function subsidyWindow(held: readonly HeldSubsidy[], asked: AskedSubsidy, terms: Terms): Outcome<true> {
  const closesOn = endOfMonths(asked.issuedOn, terms.claimWindow);
  if (asked.on > closesOn)
    return refused('subsidies.claim.window-closed', {
      months: limitAmount(terms.claimWindow),
      closedOn: dateText(closesOn),
    });

  const other = held.find(({ scheme, certificate }) => scheme !== OWN_SCHEME && certificate === asked.certificate);
  if (other && terms.crossScheme === 'exclusive')
    return refused('subsidies.claim.cross-scheme', { scheme: other.scheme });

  for (const earlier of held.filter(
    ({ occupation, level, scheme }) =>
      occupation === asked.occupation && level === asked.level && scheme === OWN_SCHEME,
  )) {
    const duplicate = duplicateOf(earlier.acceptedOn, asked.on, terms.duplicateWindow);
    if (duplicate) return duplicate;
  }

  const thisYear = held.filter(({ acceptedOn }) => partsOf(acceptedOn).year === partsOf(asked.on).year);
  if (terms.yearlyCap !== null && thisYear.length >= terms.yearlyCap) {
    return refused('subsidies.claim.cap', { cap: terms.yearlyCap, closesOn: dateText(closesOn) });
  }
  return accepted(true);
}

/** Twelve months from the acceptance: its own day is not counted, the corresponding day is the last inside (Civil Code 201, 202). */
function duplicateOf(acceptedOn: CalendarDate, on: CalendarDate, window: Terms['duplicateWindow']): Refused | null {
  const facts = { acceptedOn: dateText(acceptedOn) };
  if (window === 'lifetime')
    return refused('subsidies.claim.duplicate', { ...facts, window: '以往', again: '按规定不能再次申领。' });
  const lastDay = window === 'calendarYear' ? `${acceptedOn.slice(0, 4)}-12-31` : endOfMonths(acceptedOn, window);
  if (on > lastDay) return null;
  const text = window === 'calendarYear' ? '本年度内' : ` ${limitText(window)}内`;
  return refused('subsidies.claim.duplicate', { ...facts, window: text, again: `${dateText(lastDay)} 后可再申领。` });
}
