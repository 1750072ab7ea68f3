import { startOfDay } from '@peiyu/domain/calendar/index.ts';
import { formatYuan } from '@peiyu/domain/values/index.ts';
import { writeSheet } from '@peiyu/kit/sheets/index.ts';
import type { Batch } from './batch.ts';

/** One payment: number and account are text, so that all digits stay; amount in fen. */
export interface Payment {
  readonly number: string;
  readonly name: string;
  readonly account: string;
  readonly amount: number;
}

/** The sheet for the bank: the same batch gives the same bytes. Texts are inert, whatever a name begins with. */
export function bankSheet(batch: Batch, payments: readonly Payment[], reference: string): Promise<Uint8Array> {
  return writeSheet({
    at: startOfDay(batch.lockedOn ?? '2000-01-01'),
    sheets: [
      {
        name: '拨付清单',
        title: '职业培训补贴拨付清单',
        header: { left: `批次：${batch.number}`, right: `参考号：${reference}` },
        columns: [
          { heading: '序号', width: 6 },
          { heading: '申领编号', width: 24 },
          { heading: '户名', width: 20 },
          { heading: '账号', width: 32 },
          { heading: '金额（元）', width: 14, align: 'right' },
          { heading: '参考号', width: 26 },
        ],
        rows: payments.map(({ number, name, account, amount }, index) => [
          { kind: 'count', value: index + 1 },
          { kind: 'text', value: number },
          { kind: 'text', value: name },
          { kind: 'text', value: account },
          { kind: 'money', fen: amount },
          { kind: 'text', value: reference },
        ]),
        footer: { left: `合计 ${payments.length} 笔`, right: `${formatYuan(batch.total)} 元` },
        notes: [`校验码：${batch.hash}`],
      },
    ],
  });
}
