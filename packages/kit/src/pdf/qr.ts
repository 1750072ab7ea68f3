import { encode } from 'uqr';

/**
 * A QR code as SVG, one path of dark modules, a quarter of it may be soiled (level Q). No border: the template leaves the
 * quiet zone. It stays a vector in the PDF.
 */
export const qrSvg = (text: string): string => {
  const { data, size } = encode(text, { ecc: 'Q', border: 0 });
  const runs = data.flatMap((row, y) => {
    const line = row.map((dark) => (dark ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`;
};
