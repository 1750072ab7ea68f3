import { Refusal } from '@peiyu/domain/refusal.ts';
import { canonicalCode, parseYuan } from '@peiyu/domain/values/index.ts';
import { readSheetInWorker } from '@peiyu/kit/sheets/index.ts';
import type { ReplyRow } from './reply.ts';

const HEADINGS = {
  number: ['申领编号', '业务编号'],
  result: ['结果', '处理结果', '状态'],
  reason: ['原因', '失败原因', '备注'],
  amount: ['金额（元）', '金额'],
  reference: ['参考号', '批次参考号'],
} as const;

const WORDS: Readonly<Record<string, boolean>> = {
  成功: true,
  已到账: true,
  到账: true,
  已拨付: true,
  失败: false,
  退票: false,
  退回: false,
  拒绝: false,
};

/** Why banks return a payment, in our own words: the bank's text may hold a name or an account and is not kept. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/户名|姓名/u, '户名不符'],
  [/销户|注销/u, '账户已销户'],
  [/冻结|止付/u, '账户被冻结'],
  [/挂失|睡眠|久悬|异常|未激活|状态/u, '账户状态异常'],
  [/账号|账户|卡号|不存在|无此/u, '账号有误或不存在'],
  [/限额|超限/u, '超过账户限额'],
];
const OTHER = '银行未办成，原因见银行回单';

/**
 * Reads a bank reply (申领编号, 结果, 原因, 金额; 参考号 where the bank gives it). Throws SheetError for what is no such sheet and
 * Refusal for a result that is neither success nor failure. Amounts are fen; what is no amount comes back as null.
 */
export async function readReply(file: string): Promise<ReplyRow[]> {
  const table = await readSheetInWorker<keyof typeof HEADINGS>(Buffer.from(file, 'base64'), {
    headings: HEADINGS,
    required: ['number', 'result', 'amount'],
  });
  return table.rows.map(({ row, cells }) => {
    const paid = WORDS[(cells.result?.text ?? '').normalize('NFKC').replaceAll(/\s/gu, '')];
    if (paid === undefined) throw new Refusal('subsidies.batch.reply-result', { row });
    return {
      row,
      number: canonicalCode(cells.number?.text ?? ''),
      amount: parseYuan(cells.amount?.text ?? ''),
      reference: cells.reference ? canonicalCode(cells.reference.text) : null,
      paid,
      reason: paid ? '' : reasonOf(cells.reason?.text ?? ''),
    };
  });
}

/** The reason in a fixed form. */
export const reasonOf = (text: string): string => REASONS.find(([words]) => words.test(text))?.[1] ?? OTHER;
