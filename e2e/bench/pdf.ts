import { createPdfRenderer, createTypst } from '@peiyu/kit/pdf/index.ts';
import type { LevelCertificateFacts } from '@peiyu/kit/pdf/index.ts';
import { compare, rateOf } from './measure.ts';
import type { Result } from './measure.ts';

const template = 'level-certificate';

const factsOf = (n: number): LevelCertificateFacts => ({
  number: `LC-2026-${String(n).padStart(5, '0')}`,
  name: '学员甲乙',
  documentNumber: '371002********1234',
  programme: '数字技术工程师培育项目',
  occupation: '大数据工程技术人员',
  level: '初级',
  issuedOn: '2026-08-17',
  issuer: '示例评价机构',
  verifyUrl: `http://localhost/v/${String(n).padStart(22, 'a')}`,
  theory: '合格',
  ability: '合格',
});

/** Certificates per second by the renderer with its thread, beside the bare compiler in this one. */
export async function pdfDocuments(rounds: number): Promise<Result> {
  const typst = createTypst();
  const renderer = createPdfRenderer();
  let number = 0;
  const next = () => factsOf((number += 1));
  try {
    return await compare({
      name: 'certificates as PDF',
      goal: 0.7,
      rounds,
      floor: () => rateOf(async () => void typst.render({ template, facts: next() })),
      ours: () => rateOf(() => renderer.render(template, next())),
    });
  } finally {
    await renderer.close();
  }
}
