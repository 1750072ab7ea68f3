import { dateText } from '@peiyu/domain/calendar/index.ts';
import type { SignedFacts } from '../certificate/public-facts.ts';
import type { Verification } from './verify.ts';
import { Html, html } from './html.ts';
import { STYLE } from './page-style.ts';

const SHAPES = {
  valid: 'M5 12.5l4.5 4.5L19 7.5',
  revoked: 'M6 6l12 12M18 6L6 18',
  unknown: 'M9 9.5a3 3 0 1 1 4.2 2.7c-.9.5-1.2 1-1.2 2M12 17.6v.1',
} as const;

const icon = (status: Verification['status']): Html =>
  new Html(
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="${SHAPES[status]}"/></svg>`,
  );

const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>数字技术工程师培育项目 · 证书查验</h1>
          ${body}
        </main>
      </body>
    </html> `.text;

const KINDS = { training: '培训合格证书', level: '专业技术等级证书' } as const;

const row = (name: string, value: string | null): Html =>
  value === null
    ? html``
    : html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;

const factsList = (facts: SignedFacts): Html =>
  html`<dl>
    ${row('证书种类', KINDS[facts.kind])} ${row('证书编号', facts.number)} ${row('姓名', facts.name)}
    ${row('证件号码', facts.document)}
    ${row('职业', facts.occupationNumber === null ? facts.occupation : `${facts.occupation}（${facts.occupationNumber}）`)}
    ${row('方向', facts.direction)} ${row('等级', facts.level)}
    ${facts.kind === 'level' ? row('考核结果', '理论知识合格，专业能力合格') : html``}
    ${facts.startedOn !== null && facts.completedOn !== null ? row('培训时间', `${dateText(facts.startedOn)}至${dateText(facts.completedOn)}`) : html``}
    ${row('完成学时', facts.hours)} ${row(facts.kind === 'training' ? '培训机构' : '评价机构', facts.issuer)}
    ${row('颁发日期', dateText(facts.on))}
  </dl>`;

const status = (name: Verification['status'], word: string, sentence: string): Html =>
  html`<div class="status ${name}" role="status">
    ${icon(name)}
    <div>
      <strong>${word}</strong>
      <p>${sentence}</p>
    </div>
  </div>`;

const known = (found: Exclude<Verification, { status: 'unknown' }>): Html => {
  const head =
    found.status === 'valid'
      ? status('valid', '有效', '该证书有效。')
      : status(
          'revoked',
          '已撤销',
          `该证书已于${found.revokedOn === null ? '' : dateText(found.revokedOn)}撤销，不再有效。`,
        );
  const banner =
    found.facts.kind === 'training' ? html`<p class="kind">这是培训合格证书，不是专业技术等级证书。</p>` : html``;
  return html`${head}${banner}${factsList(found.facts)}`;
};

const NOT_FOUND = status(
  'unknown',
  '未查到',
  '没有查到与所填信息相符的证书。请核对编号和姓名；仍查不到请联系颁发的评价机构。',
);

/** One certificate's page. `checkedAt` = time of the look, in words. */
export function resultPage(found: Verification, checkedAt: string): string {
  const card = found.status === 'unknown' ? NOT_FOUND : known(found);
  return page(
    '证书查验',
    html`<section class="card">${card}</section>
      <p class="note">
        查验时间：${checkedAt}。姓名和证件号码已隐去一部分；证书是否有效以本页为准。专业技术等级证书也可在技能人才评价工作网、国家专业技术人才知识更新工程网查询。
      </p>
      <p class="note no-print"><a href="/verify">按证书编号和姓名查验</a></p>`,
  );
}

/** The form; nothing that was typed comes back in it. */
export function formPage(problem?: string): string {
  const said = problem === undefined ? html`` : html`<p class="problem" role="alert">${problem}</p>`;
  return page(
    '证书查验',
    html`<section class="card">
        <form method="post" action="/verify" autocomplete="off">
          ${said}
          <label
            >证书编号<input name="number" required maxlength="100" autocapitalize="characters" spellcheck="false"
          /></label>
          <label>姓名（与证书一致的全名）<input name="name" required maxlength="200" /></label>
          <button type="submit">查验</button>
        </form>
      </section>
      <p class="note">编号和姓名须同时相符。所填姓名只用于本次比对，不会保存。也可用手机扫描证书上的二维码。</p>`,
  );
}
