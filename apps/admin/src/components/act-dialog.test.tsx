import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Uuid7 } from '@peiyu/domain/values/uuid.ts';
import { useTRPCClient } from '../lib/trpc.ts';
import { FakeServices, WireError, lost } from '../testing/fake-services.ts';
import { renderPage } from '../testing/render-page.tsx';
import { ActDialog, REASON } from './act-dialog.tsx';

const onDone = vi.fn<() => void>();
const onClose = vi.fn<() => void>();
const RETURN = 'training.cohort.return';

function ReturnDialog() {
  const client = useTRPCClient();
  return (
    <ActDialog
      act="退回补正"
      effect="机构将逐条看到。"
      forGood="退回后不能撤回。"
      fields={[REASON]}
      onAct={(commandId, values) =>
        client.training.cohort.return.mutate({ commandId, cohortId: 'c', reason: values['reason'] ?? '' })
      }
      onDone={onDone}
      onClose={onClose}
    />
  );
}

const open = (services: FakeServices) => renderPage(<ReturnDialog />, { services, role: 'cityDesk' });
const idsOf = (services: FakeServices) => services.inputsOf(RETURN).map(({ commandId }) => commandId);
const act = () => screen.getByRole('button', { name: '退回补正' });

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe('the dialog of an act', () => {
  it('says the effect, puts what is for good in bold, and asks for the reason', async () => {
    const services = new FakeServices();
    open(services);
    expect(screen.getByRole('dialog', { name: '退回补正' })).toBeTruthy();
    expect(screen.getByText('退回后不能撤回。').tagName).toBe('STRONG');
    await userEvent.type(screen.getByLabelText('理由'), '太短');
    await userEvent.click(act());
    expect(await screen.findByText('理由至少写 10 个字')).toBeTruthy();
    expect(services.inputsOf(RETURN)).toEqual([]);
  });

  it('keeps one commandId over refusal and retry, and the text typed', async () => {
    let tries = 0;
    const services = new FakeServices().on(RETURN, () => {
      tries += 1;
      if (tries === 1) throw new WireError('kit.conflict');
      return { id: 'c', v: 4, seq: 4 };
    });
    open(services);
    await userEvent.type(screen.getByLabelText('理由'), '请补齐课次表和教师名单');
    await userEvent.click(act());
    expect((await screen.findByRole('alert')).textContent).toContain('此件已被他人更新');
    expect(onDone).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    const [first, second] = idsOf(services);
    expect(first).toBe(second);
    expect(Uuid7.safeParse(first).success).toBe(true);
    expect(services.inputsOf(RETURN)[1]).toMatchObject({ reason: '请补齐课次表和教师名单' });
  });

  it('repeats a lost answer by itself under the same commandId', async () => {
    let tries = 0;
    const services = new FakeServices().on(RETURN, () => (++tries < 2 ? lost() : { id: 'c', v: 4, seq: 4 }));
    open(services);
    await userEvent.type(screen.getByLabelText('理由'), '请补齐课次表和教师名单');
    await userEvent.click(act());
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1), { timeout: 5_000 });
    expect(new Set(idsOf(services)).size).toBe(1);
    expect(idsOf(services)).toHaveLength(2);
  });

  it('takes a double click for one act', async () => {
    const services = new FakeServices().on(RETURN, () => ({ id: 'c', v: 4, seq: 4 }));
    open(services);
    await userEvent.type(screen.getByLabelText('理由'), '请补齐课次表和教师名单');
    await userEvent.dblClick(act());
    await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
    expect(idsOf(services)).toHaveLength(1);
  });

  it('is another intention when it is opened again', async () => {
    const services = new FakeServices().on(RETURN, () => ({ id: 'c', v: 4, seq: 4 }));
    for (let times = 0; times < 2; times++) {
      const page = open(services);
      await userEvent.type(screen.getByLabelText('理由'), '请补齐课次表和教师名单');
      await userEvent.click(act());
      await waitFor(() => expect(idsOf(services)).toHaveLength(times + 1));
      page.unmount();
    }
    expect(new Set(idsOf(services)).size).toBe(2);
  });
});
