import type { Outcome } from './outcome.ts';

const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const HEADINGS = '已培训班次, 已培训人数, 发放培训补贴金额, 纳入职业培训补贴班次, 取得证书人数, 领取培训补贴人数';

/** The year in figures, as the terminal shows it. */
export function linesOf({ tracks, lateClocks, hostileCommitted }: Outcome): string[] {
  const lines = Object.entries(tracks).flatMap(([key, track]) => [
    '',
    `${key}：报名 ${track.enrolled}，抄送 ${track.deskCopies}，结业 ${track.completed}（${track.completedOn}），不合格 ${track.failed}`,
    `  资格合格 ${track.qualified}，不符 ${track.notQualified}；缺考 ${track.absent}，作废 ${track.voided}，不合格 ${track.notPassed}，合格 ${track.passed}`,
    `  等级证书 ${track.certificates} 本（${track.certificatesOn}），撤销 ${track.revoked} 本；继续教育学时 ${track.hoursDeclared} 人；职称告知 ${track.titleNotices} 件，撤回 ${track.titleNoticesWithdrawn} 件`,
    ...track.payments.map(({ on, count, fen }) => `  ${on} 拨付 ${count} 人 ${yuan(fen)} 元`),
    ...(track.claims > 0 ? [`  拨付台账 ${yuan(track.ledgerFen)} 元，追回 ${yuan(track.recoveredFen)} 元`] : []),
    ...Object.entries(track.forms).map(
      ([quarter, [classes, people, fen, subsidised, holders, recipients]]) =>
        `  ${quarter} 开展情况表：${[classes, people, yuan(fen), subsidised, holders, recipients].join(', ')}`,
    ),
    ...Object.entries(track.clocks).map(
      ([name, { due, doneOn, late }]) => `  ${name} 期限 ${due}，办结 ${doneOn}，${late ? '逾期' : '按时'}`,
    ),
  ]);
  return [
    ...lines,
    '',
    `表列：${HEADINGS}`,
    `逾期：${lateClocks.join('、') || '无'}；问题名册导入 ${hostileCommitted} 行`,
  ];
}
