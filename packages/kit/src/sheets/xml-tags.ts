const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const codePoint = (value: number): string =>
  value > 0 && value <= 0x10_ffff && (value < 0xd800 || value > 0xdfff) ? String.fromCodePoint(value) : '\uFFFD';

const decode = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (all, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? all;
    return codePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

/**
 * Attributes of every tag with this local name, in order, namespaces ignored. Only for the small parts that list what a
 * workbook holds; declarations and entities of its own are not understood, so there is nothing to expand (no XXE).
 */
export const attributesOf = (xml: string, localName: string): ReadonlyMap<string, string>[] => {
  const tags = xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${localName}(?=[\\s/>])([^>]*)>`, 'g'));
  return [...tags].map((tag) => {
    const pairs = (tag[1] ?? '').matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return new Map([...pairs].map((pair) => [pair[1] ?? '', decode(pair[2] ?? pair[3] ?? '')]));
  });
};
