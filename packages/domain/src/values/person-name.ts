import { accepted, refused } from '../refusal.ts';
import type { Outcome } from '../refusal.ts';
import { codePoints, hasDirectionOverride, withoutInvisible } from './text.ts';

/** The only separator inside a name, U+00B7 (民委发〔2016〕33号, B6). */
export const NAME_SEPARATOR = '·';
const MAX_CODE_POINTS = 50;

/** What people type for the separator: bullets, katakana dots, hyphenation point, dot operator, full stops. */
const SEPARATORS = /\s*[\u0387\u2022\u2027\u2219\u22C5\u2E31\u30FB\uFE52\uFF0E\uFF65.\u00B7]\s*/gu;
const RADICALS = /[\u2E80-\u2FD5]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/gu;
const HAN = /\p{Script=Han}/u;

/** Letters (Han of any plane, and 〇, which Unicode counts as a number) in parts joined by the separator. */
const HAN_NAME = /^[\p{L}〇]+(?:·[\p{L}〇]+)*$/u;
/** Names in other scripts: letters and marks, with single spaces, apostrophes, hyphens, commas and dots inside. */
const OTHER_NAME = /^\p{L}[\p{L}\p{M}]*(?:[ '’\-,.]+\p{L}[\p{L}\p{M}]*)*\.?$/u;

/**
 * Reads a person's name into the one form that is stored and matched: separator U+00B7, nothing invisible, no spaces inside a Han name, single spaces in others.
 * Han code points are never changed (no NFC or NFKC on them: it would swap compatibility characters, C4-38), except the radical look-alikes that copied PDFs contain.
 * Refuses nothing written, a direction override, more than 50 code points, and whatever is no letter: digits, formulas, markup.
 */
export function parsePersonName(raw: string): Outcome<string> {
  if (hasDirectionOverride(raw)) return refused('identity.name.invalid');
  const visible = withoutInvisible(raw)
    .replaceAll(FULL_WIDTH, (character) => character.normalize('NFKC'))
    .replaceAll(RADICALS, (character) => character.normalize('NFKC'))
    .trim();
  if (visible === '') return refused('identity.name.missing');
  const han = HAN.test(visible);
  const name = han
    ? visible.replaceAll(/\s/gu, '').replaceAll(SEPARATORS, NAME_SEPARATOR)
    : visible.normalize('NFC').replaceAll(/\s+/gu, ' ');
  const wellFormed = (han ? HAN_NAME : OTHER_NAME).test(name) && codePoints(name) <= MAX_CODE_POINTS;
  return wellFormed ? accepted(name) : refused('identity.name.invalid');
}

/** The form in which two names are compared: as parsed, lower case. Null when it is no name: then nothing matches. */
export function personNameKey(raw: string): string | null {
  const read = parsePersonName(raw);
  return read.ok ? read.value.toLowerCase() : null;
}
