import { describe, expect, it } from 'vitest';
import type { SignedFacts } from '../certificate/public-facts.ts';
import { formPage, resultPage } from './pages.ts';

const facts: SignedFacts = {
  v: 1,
  kind: 'level',
  number: 'DJ2026-001-00001',
  verifyId: 'x',
  name: '<script>alert(1)</script>',
  document: '"><img>',
  holder: 'h',
  occupation: '大数据工程技术人员',
  occupationNumber: null,
  direction: null,
  level: '初级',
  issuer: "甲 & 乙 'x'",
  on: '2026-08-17',
  minutes: null,
  hours: null,
  startedOn: null,
  completedOn: null,
};
const signature = { kid: 'k', sig: 's' };

describe('the public page', () => {
  it('sets every fact as text', () => {
    const page = resultPage({ status: 'valid', facts, revokedOn: null, signature }, '2026年8月17日 10:00');
    expect(page).not.toMatch(/<script|<img/u);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('甲 &amp; 乙 &#39;x&#39;');
  });

  it('never calls a revoked certificate valid', () => {
    const page = resultPage({ status: 'revoked', facts, revokedOn: '2026-11-05', signature }, '');
    expect(page).toContain('该证书已于2026年11月5日撤销，不再有效。');
    expect(page).not.toContain('该证书有效');
    expect(page).not.toContain('class="status valid"');
  });

  it('says nothing of why something was not found, and stays small', () => {
    expect(resultPage({ status: 'unknown' }, '')).toContain('没有查到与所填信息相符的证书');
    expect(formPage('请填写<b>')).toContain('请填写&lt;b&gt;');
    for (const page of [formPage(), resultPage({ status: 'unknown' }, '')])
      expect(Buffer.byteLength(page)).toBeLessThan(30_000);
  });
});
