import { describe, expect, it } from 'vitest';
import { cityPack, demoOverlay, rawPack, standard } from '../testing/packs.ts';
import { readOverlay, readPack, readStandard } from './index.ts';

type Loose = Record<string, Record<string, unknown>>;

const spoiled = (change: (pack: Loose) => void) => {
  const raw = rawPack('weihai.yaml') as Loose;
  change(raw);
  const read = readPack(raw);
  return read.ok ? [] : read.errors.map(({ path }) => path.join('.'));
};

describe('reading packs', () => {
  it('accepts the two cities and the standards, and labels the version of an overlay', () => {
    expect([cityPack('weihai').version, cityPack('heze').version]).toEqual(['2023-05-24', '2023-04-27']);
    expect([cityPack('weihai', { demo: true }).version, cityPack('heze', { demo: true }).version]).toEqual([
      '2023-05-24+demo-2026',
      '2023-04-27+demo-2026',
    ]);
    expect([standard('smart-mfg').occupation, standard('big-data').verified]).toEqual(['smartMfg', false]);
  });

  it.each<[string, (pack: Loose) => void, string[]]>([
    ['days without a unit', (pack) => (pack['completionReport']!['limit'] = '30'), ['completionReport.limit']],
    ['negative days', (pack) => (pack['provinceConfirm']!['limit'] = '-5wd'), ['provinceConfirm.limit']],
    ['a misspelt key', (pack) => (pack['quotta'] = {}), ['quotta']],
    ['a misspelt key inside', (pack) => (pack['subsidy']!['yearlycap'] = 3), ['subsidy.yearlycap']],
    ['a missing section', (pack) => delete pack['enrolment'], ['enrolment']],
    ['a date that does not exist', (pack) => Object.assign(pack, { effectiveFrom: '2026-02-30' }), ['effectiveFrom']],
    [
      'an unknown occupation',
      (pack) => Object.assign(pack, { occupations: ['bigData', 'cooking'] }),
      ['occupations.1'],
    ],
    ['an occupation twice', (pack) => Object.assign(pack, { occupations: ['bigData', 'bigData'] }), ['occupations']],
    [
      'hours for an occupation not offered',
      (pack) => Object.assign(pack, { requiredHours: { ai: { '*': { junior: 48 } } } }),
      ['requiredHours.ai'],
    ],
    [
      'a county of another city',
      (pack) => (pack['city']!['divisions'] = [{ code: '371702', name: '牡丹区' }]),
      ['city.divisions.0.code'],
    ],
    [
      'two errors at once',
      (pack) => Object.assign(pack, { version: '', labels: {} }),
      ['version', 'labels.trainingInstitution', 'labels.desk'],
    ],
  ])('names the place of %s', (_, change, paths) => {
    expect(spoiled(change)).toEqual(paths);
  });

  it('gives reasons in Chinese', () => {
    const read = readPack({ ...rawPack('weihai.yaml'), version: 1, wrong: true });
    expect(read.ok ? [] : read.errors.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      '没有这个键，请核对拼写',
    ]);
    expect(readPack('no mapping').ok).toBe(false);
    expect(readPack(null).ok).toBe(false);
  });

  it('blames the overlay for what the overlay set', () => {
    const overlay = { ...demoOverlay(), set: { ...demoOverlay().set, hours: { minutesPerHour: 'sixty' } } };
    const read = readPack(rawPack('weihai.yaml'), [overlay]);
    expect(read.ok ? [] : read.errors).toMatchObject([
      { document: 'demo-2026', path: ['set', 'hours', 'minutesPerHour'] },
    ]);
  });

  it('merges deep, replaces lists, and leaves other cities alone', () => {
    const overlay = {
      overlay: 'x',
      says: '试',
      cities: ['371000'],
      set: { labels: { desk: '专技科' }, occupations: ['ai'] },
    };
    const [weihai, heze] = [readPack(rawPack('weihai.yaml'), [overlay]), readPack(rawPack('heze.yaml'), [overlay])];
    expect(weihai.ok && weihai.value).toMatchObject({
      labels: { desk: '专技科', trainingInstitution: '培训机构' },
      occupations: ['ai'],
      version: '2023-05-24+x',
    });
    expect(heze.ok && heze.value.version).toBe('2023-04-27');
  });

  it('refuses an overlay without a label and a standard with an unknown part', () => {
    expect(readOverlay({ says: 'x', cities: [], set: {} })).toMatchObject({ ok: false });
    const raw = rawPack('standards/smart-mfg.yaml');
    expect(readStandard({ ...raw, hours: 80 })).toMatchObject({ ok: false, errors: [{ path: ['hours'] }] });
  });
});
