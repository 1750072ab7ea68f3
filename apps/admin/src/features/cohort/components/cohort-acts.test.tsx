import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cohortIn } from '../../../testing/cohorts.ts';
import { FakeServices, WireError } from '../../../testing/fake-services.ts';
import { renderPage } from '../../../testing/render-page.tsx';
import { actsOf } from '../acts.ts';
import { CohortActs } from './cohort-acts.tsx';

const onDone = vi.fn<() => void>();
const cohort = cohortIn('submitted');
const show = (services: FakeServices, shown = cohort) =>
  renderPage(<CohortActs cohort={shown} acts={actsOf(shown, 'cityDesk')} onDone={onDone} />, {
    services,
    role: 'cityDesk',
  });

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe('the acts of a class', () => {
  it('approve after saying what it means', async () => {
    const services = new FakeServices().on('training.cohort.approve', () => ({ id: cohort.id, v: 4, seq: 9 }));
    show(services);
    await userEvent.click(screen.getByRole('button', { name: '批准' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('批准 BC990100-2026-00001 开班？名额 60 人，2026年4月11日开课');
    await userEvent.click(screen.getAllByRole('button', { name: '批准' }).at(-1)!);
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(services.inputsOf('training.cohort.approve')).toMatchObject([{ cohortId: cohort.id }]);
  });

  it('stay open with the refusal when the server says no', async () => {
    const services = new FakeServices().on('training.cohort.approve', () => {
      throw new WireError('training.cohort.not-listed', { date: '2026-02-26', occupation: '大数据工程技术人员' });
    });
    show(services);
    await userEvent.click(screen.getByRole('button', { name: '批准' }));
    await userEvent.click((await screen.findAllByRole('button', { name: '批准' })).at(-1)!);
    expect((await screen.findByRole('alert')).textContent).toContain('不在 大数据工程技术人员 的培育范围内');
    expect(onDone).not.toHaveBeenCalled();
  });

  it('say why a barred act cannot be done, and open nothing', async () => {
    show(new FakeServices(), cohortIn('enrolling'));
    await userEvent.click(screen.getByRole('button', { name: '更多' }));
    const approve = screen.getByRole('button', { name: '批准' });
    expect(approve.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(approve);
    expect(screen.getByText('班次现为“招生中”，不能“批准”。请刷新后按现状态办理。')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
