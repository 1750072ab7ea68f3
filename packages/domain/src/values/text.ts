/** Characters that show nothing: zero-width and joiners, direction marks, soft hyphen, byte-order mark, variation selectors. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u2060-\u2064\uFEFF\p{Variation_Selector}]/gu;

/** Embeddings, overrides and isolates: they make a text read otherwise than it is stored, so they are refused, not removed. */
const DIRECTION_OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/u;

/** The text without characters that show nothing. */
export const withoutInvisible = (text: string): string => text.replaceAll(INVISIBLE, '');

/** True when a text would be displayed in another order than it is stored. */
export const hasDirectionOverride = (text: string): boolean => DIRECTION_OVERRIDE.test(text);

/** One form for codes and numbers: NFKC (full-width to ASCII), nothing invisible, no space, no leading apostrophe of a text cell, upper case. */
export function canonicalCode(raw: string): string {
  return withoutInvisible(raw.normalize('NFKC')).replaceAll(/\s/gu, '').replace(/^'/u, '').toUpperCase();
}

/** The length a person sees: code points, so a plane-2 character counts once (B6). */
export const codePoints = (text: string): number => [...text].length;

/**
 * The form in which names of bodies are compared: NFKC, nothing invisible, no spaces, lower-case Latin.
 * （华东）, (华东) and （华 东） are one (architecture 8). A key only: the written form is kept beside it.
 */
export const organisationNameKey = (raw: string): string =>
  withoutInvisible(raw.normalize('NFKC')).replaceAll(/\s/gu, '').toLowerCase();

/** The form in which headings and fixed words of a sheet are compared: as for bodies, and without what stands in brackets, asterisks and colons. */
export const wordKey = (raw: string): string => organisationNameKey(raw).replaceAll(/\([^)]*\)|[*:：]/gu, '');
