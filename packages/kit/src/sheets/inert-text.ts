const begins = /^[\s"'“”‘’\p{Cf}]*[=+\-@＝＋－＠\t\r|]/u;
const unwritable = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/**
 * Text that no spreadsheet program takes for a formula or a command, also after the sheet has been saved as CSV: what begins
 * with = + - @ tab CR or their full-width forms, behind quotes and blanks too, gets an apostrophe in front (ASVS V1.2.10).
 * Characters that XML cannot hold are dropped. A lone dash stays, as people write it for "none".
 */
export const inertText = (text: string): string => {
  const clean = text.toWellFormed().replace(unwritable, '');
  return begins.test(clean) && !/^[-－]$/u.test(clean.trim()) ? `'${clean}` : clean;
};
