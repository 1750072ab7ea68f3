import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeServices, WireError, lost } from '../../../testing/fake-services.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { ImportWizard } from './import-wizard.tsx';

const CHECK_DIGIT = '证件号码的校验位不对。请对照证件逐位核对，重点看末位。';
const PREVIEW = {
  rows: [
    { row: 4, name: '甲', verdict: 'accept', problems: [] },
    {
      row: 7,
      name: '乙',
      verdict: 'reject',
      problems: [{ field: '证件号码', code: 'identity.citizen-id.check-digit', text: CHECK_DIGIT }],
    },
    {
      row: 9,
      name: '<b>丙</b>',
      verdict: 'warn',
      problems: [{ field: '专业', code: 'training.enrolment.major-review', text: '转人工判定' }],
    },
  ],
  hiddenSheets: ['旧名单'],
  counts: { total: 3, accept: 1, warn: 1, reject: 1 },
};
const DONE = {
  status: 'done',
  total: 3,
  next: 3,
  done: 2,
  unchanged: 0,
  refused: [{ row: 7, code: 'x', text: CHECK_DIGIT }],
};
const IMPORT = 'training.enrolment.importRoster';

async function choose(services: FakeServices): Promise<void> {
  renderPage(<ImportWizard cohortId="cohort-1" />, { services, role: 'ti.manager' });
  await userEvent.upload(screen.getByLabelText('名册文件'), new File(['sheet'], '名册.xlsx'));
}

const withPreview = () => new FakeServices().on('training.enrolment.previewRoster', () => PREVIEW);
const rowOf = (name: string): HTMLElement => screen.getByText(name).closest('tr')!;

afterEach(cleanup);

describe('the import of a roster', () => {
  it('shows the verdict of each row and the problem beside its column', async () => {
    const services = withPreview();
    await choose(services);
    await screen.findByRole('heading', { name: '2 预览：名册.xlsx' });
    expect(services.inputsOf('training.enrolment.previewRoster')).toEqual([
      { cohortId: 'cohort-1', file: btoa('sheet') },
    ]);
    expect(within(rowOf('甲')).getByText(/可导入/u)).toBeTruthy();
    expect(rowOf('乙').textContent).toContain(`证件号码：${CHECK_DIGIT}`);
    expect(rowOf('<b>丙</b>').textContent).toContain('可导入，有提示');
    expect(screen.getByText('隐藏的工作表没有读取：旧名单')).toBeTruthy();
  });

  it('filters by its counts', async () => {
    await choose(withPreview());
    await userEvent.click(await screen.findByRole('button', { name: '有误 1' }));
    expect(screen.queryByText('甲')).toBeNull();
    expect(rowOf('乙')).toBeTruthy();
  });

  it('imports nothing with bad rows until their skipping is ticked, then shows the result of the job', async () => {
    const services = withPreview()
      .on(IMPORT, () => ({ jobId: 'job-1' }))
      .on('training.job.get', () => DONE);
    await choose(services);
    const button = await screen.findByRole('button', { name: '导入 2 人' });
    await userEvent.click(button);
    expect(services.inputsOf(IMPORT)).toEqual([]);
    await userEvent.click(screen.getByRole('checkbox', { name: '只导入可导入的 2 行，跳过有误的 1 行' }));
    await userEvent.click(button);
    expect(await screen.findByText('写入 2 项，无变化 0 项，未写入 1 项。')).toBeTruthy();
    expect(within(screen.getByRole('table', { name: '名册导入未写入的行' })).getByText(CHECK_DIGIT)).toBeTruthy();
  });

  it('repeats a lost import under the same commandId', async () => {
    let tries = 0;
    const services = withPreview()
      .on(IMPORT, () => (++tries < 2 ? lost() : { jobId: 'job-1' }))
      .on('training.job.get', () => DONE);
    await choose(services);
    await userEvent.click(await screen.findByRole('checkbox', { name: /只导入/u }));
    await userEvent.click(screen.getByRole('button', { name: '导入 2 人' }));
    await waitFor(() => expect(services.inputsOf(IMPORT)).toHaveLength(2), { timeout: 5_000 });
    expect(new Set(services.inputsOf(IMPORT).map(({ commandId }) => commandId)).size).toBe(1);
  });

  it('says what is wrong with a file that is no sheet', async () => {
    const services = new FakeServices().on('training.enrolment.previewRoster', () => {
      throw new WireError('kit.sheet.not-a-sheet');
    });
    await choose(services);
    expect((await screen.findByRole('alert')).textContent).toContain('这个文件不是电子表格');
    expect(screen.queryByRole('heading', { name: /预览/u })).toBeNull();
  });
});
